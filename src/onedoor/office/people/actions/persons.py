"""Writing about those who come in: they are registered, put right, and forgotten."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form, first_result
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.actions.identities import tie
from onedoor.office.people.folding import fold
from onedoor.office.people.identity import written_number
from onedoor.office.people.models import Employee, Person
from onedoor.office.people.names import read_name
from onedoor.office.people.person_at_hand import PersonAtHand, person_at_hand, registrations_of
from onedoor.office.people.person_reasons import PersonReason
from onedoor.rules.people import what_is_wrong_with_birth_date
from onedoor.vocabulary.people import PersonCorrected, PersonForgotten, PersonRegistered
from onedoor.vocabulary.reception_codes import VisitState
from onedoor.vocabulary.responsibility_codes import CaseState
from onedoor.vocabulary.safety_codes import MarkEnd, MarkState


@dataclass(frozen=True, kw_only=True)
class PersonDetails:
    """What a form tells of a person. Everything may be unknown, the name too.

    `phone` is as `telephone.read_telephone` gives it, `email` an address they have said yes to be
    sent reminders at; None leaves the one that is known.
    """

    given_name: str = ""
    family_name: str = ""
    birth_date: dt.date | None = None
    language: str = "nb"
    phone: str | None = None
    email: str | None = None


def register_person(
    details: PersonDetails,
    *,
    office: int,
    actor: Employee | None,
    now: dt.datetime,
    country: str = "",
    number: str = "",
    form: Form = NO_FORM,
) -> int:
    """Somebody is known to the office from now on; the person's key.

    Without a birth date the number's is taken. Raises `Refused`: for an actor who does not work
    here, and for a number that another person has, `about` that person.
    """
    known = written_number(country, number, now) if number.strip() else None
    row = Person(office_id=office, registered_at=now)
    with one_transaction():
        done = first_result(form)
        if done is not None:
            return done
        refuse_unless_works_here(actor, office)
        _write_down(row, details, now)
        if known is not None:
            row.birth_date = row.birth_date or known.birth_date
        row.save(force_insert=True)
        hand = PersonAtHand(row, actor, now, form)
        hand.write(PersonRegistered(person=row.pk, birth_day=birth_day(row)))
        if known is not None:
            tie(hand, known)
        return hand.leave("register_person", row.pk)


def correct_person(
    person: int,
    details: PersonDetails,
    *,
    actor: Employee | None,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """What is known of a person is put right: all of `details` replaces what stood there."""
    with person_at_hand(person, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        _write_down(hand.person, details, now)
        hand.write(PersonCorrected(person=person, birth_day=birth_day(hand.person)))
        return hand.leave("correct_person", person)


def keep_telephone(person: int, phone: str, *, actor: Employee | None, now: dt.datetime) -> int:
    """A person can be rung at this number from now on; all else that is known of them stays."""
    known = Person.objects.get(pk=person)
    details = PersonDetails(
        given_name=known.given_name,
        family_name=known.family_name,
        birth_date=known.birth_date,
        language=known.language,
        phone=phone,
    )
    return correct_person(person, details, actor=actor, now=now)


def forget_person(
    person: int, *, actor: Employee | None, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """Delete who a person is: name, birth date, numbers and words. The key stays, so counts hold.

    What was merged into the registration goes too. Raises `Refused` while a case or a visit is
    open, or somebody owes the person a contact.
    """
    with person_at_hand(person, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        _refuse_while_awaited(hand.person)
        for row in registrations_of(hand.person):
            _empty(row, hand.now)
            about = envelope(row.office_id, actor, hand.now, person_key=row.pk)
            append(about, PersonForgotten(person=row.pk))
        return hand.leave("forget_person", person)


def birth_day(person: Person) -> int:
    """The day of the month a person was born, for sharing out by it; 0 when unknown."""
    return person.birth_date.day if person.birth_date else 0


def _refuse_while_awaited(person: Person) -> None:
    if person.cases.exclude(state=CaseState.closed).exists():
        raise Refused(PersonReason.open_case)
    if person.visits.exclude(state=VisitState.ended).exists():
        raise Refused(PersonReason.open_visit)
    if person.debts.filter(paid_at=None).exists():
        raise Refused(PersonReason.owed_a_contact)


def _write_down(row: Person, details: PersonDetails, now: dt.datetime) -> None:
    if details.language not in dict(settings.LANGUAGES):
        raise Refused(PersonReason.unknown_language)
    if details.birth_date is not None:
        because = what_is_wrong_with_birth_date(details.birth_date, timezone.localdate(now))
        if because is not None:
            raise Refused(because)
    row.given_name = read_name(details.given_name)
    row.family_name = read_name(details.family_name)
    row.fold = fold(row.given_name, row.family_name)
    row.birth_date = details.birth_date
    row.phone = row.phone if details.phone is None else details.phone
    row.email = row.email if details.email is None else details.email or None
    row.language = details.language


def _empty(row: Person, now: dt.datetime) -> None:
    row.identities.all().delete()
    row.words.all().delete()
    row.messages.update(phone="")
    row.safety_marks.filter(ended_at=None).update(
        state=MarkState.ended, decide_on=None, ended_at=now, end=MarkEnd.deleted
    )
    row.given_name = row.family_name = row.fold = row.phone = ""
    row.email = None
    row.birth_date = None
    row.language = "nb"
    row.forgotten_at = now
    row.save()
