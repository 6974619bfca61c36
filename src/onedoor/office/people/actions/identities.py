"""Tying identity numbers to persons, and taking a wrong one away."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction

from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.identity import Number, written_number
from onedoor.office.people.models import Employee, Identity
from onedoor.office.people.person_at_hand import PersonAtHand, person_at_hand
from onedoor.office.people.person_reasons import PersonReason
from onedoor.office.people.safekeeping import encrypted, fingerprint
from onedoor.vocabulary.people import NumberRemoved, PersonCorrected, PersonIdentified


def identify_person(
    person: int,
    *,
    country: str,
    number: str,
    actor: Employee | None,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Tie a number to a person; the key of its row. Without a birth date the number's is taken.

    Raises `Refused`: for a number that another person has, `about` that person, so that a merge
    can be proposed.
    """
    known = written_number(country, number, now)
    with person_at_hand(person, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        identity = tie(hand, known)
        if hand.person.birth_date is None and known.birth_date is not None:
            hand.person.birth_date = known.birth_date
            hand.write(PersonCorrected(person=person, birth_day=known.birth_date.day))
        return hand.leave("identify_person", identity.pk)


def remove_number(
    person: int,
    identity: int,
    *,
    actor: Employee | None,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Take away a number that was found not to be this person's; the person's key."""
    with person_at_hand(person, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        found = hand.person.identities.filter(pk=identity)
        if not found.exists():
            raise Refused(PersonReason.no_such_number)
        found.delete()
        hand.write(NumberRemoved(person=person, identity=identity))
        return hand.leave("remove_number", person)


def tie(hand: PersonAtHand, number: Number) -> Identity:
    """Tie a number to the person at hand, who may have it already. Raises `Refused`."""
    person = hand.person
    print_ = fingerprint(person.office_id, number)
    owned = _owned(person.office_id, number, print_)
    if owned is not None:
        return _own(owned, person.pk)
    if person.identities.filter(country=number.country, kind=number.kind).exists():
        raise Refused(PersonReason.has_another_number)
    if None not in (person.birth_date, number.birth_date) and (
        person.birth_date != number.birth_date
    ):
        raise Refused(PersonReason.birth_date_differs)
    try:
        with transaction.atomic():
            identity = person.identities.create(
                office_id=person.office_id,
                country=number.country,
                kind=number.kind,
                cipher=encrypted(number),
                fingerprint=print_,
            )
    except IntegrityError:  # on PostgreSQL somebody tied it between our look and our row
        taken = _owned(person.office_id, number, print_)
        if taken is None:
            raise
        return _own(taken, person.pk)
    told = PersonIdentified(person=person.pk, identity=identity.pk, id_kind=number.kind)
    hand.write(told)
    return identity


def _owned(office: int, number: Number, print_: str) -> Identity | None:
    found = Identity.objects.filter(office_id=office, country=number.country, fingerprint=print_)
    return found.first()


def _own(identity: Identity, person: int) -> Identity:
    if identity.person_id != person:
        raise Refused(PersonReason.number_taken, about=identity.person_id)
    return identity
