"""A person at hand: locked for the length of one action, and still a registration of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form, first_result, refuse_if_moved_on, remember
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.models import Employee, Person
from onedoor.office.people.person_reasons import PersonReason
from onedoor.rules.people import PersonFacts
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.event import Event


@dataclass
class PersonAtHand:
    """One person in one action. `done` is the first result when the form was sent before."""

    person: Person
    actor: Employee | None
    now: dt.datetime
    form: Form
    done: int | None = None

    @property
    def facts(self) -> PersonFacts:
        """The person as the rules see them now."""
        return person_facts(self.person)

    def thread(self) -> Envelope:
        """The envelope of a line about this person. Both sides own who a person is."""
        person = self.person
        return envelope(person.office_id, self.actor, self.now, person_key=person.pk)

    def write(self, event: Event) -> int:
        """Append what happened to the person's thread; the line's number."""
        return append(self.thread(), event)

    def leave(self, action: str, result: int) -> int:
        """Save the person, keep what the form led to, and give the result."""
        self.person.save()
        remember(self.form, self.thread(), action, result)
        return result


@contextmanager
def person_at_hand(
    person: int, *, actor: Employee | None, now: dt.datetime, form: Form
) -> Iterator[PersonAtHand]:
    """Lock a person for one action.

    Raises `Person.DoesNotExist`, also for another office's person; `HasMovedOn`; and `Refused`
    for an actor who has left, and for a person who is deleted or merged, `about` the registration
    that was kept.
    """
    with one_transaction():
        row = locked(person, actor=actor)[person]
        hand = PersonAtHand(row, actor, now, form)
        hand.done = first_result(form, hand.thread())
        if hand.done is None:
            refuse_if_moved_on(form, hand.thread())
            hand.now = now_in(hand.thread())
            refuse_if_gone(row)
        yield hand


def locked(*persons: int, actor: Employee | None) -> dict[int, Person]:
    """Lock persons, always in the same order, so that two actions never wait for each other.

    Raises `Person.DoesNotExist` when one is missing or belongs to another office than the actor,
    and `Refused` for an actor who works here no longer.
    """
    if actor is not None:
        refuse_unless_works_here(actor, actor.office_id)
    rows: dict[int, Person] = {}
    for key in sorted(set(persons)):
        here: dict[str, Any] = {"office_id": actor.office_id} if actor else {}
        rows[key] = Person.objects.select_for_update(of=("self",)).get(pk=key, **here)
    return rows


def lock_person(person: int) -> Person:
    """Lock a person whose thread is written to; inside a transaction, and before any visit."""
    return Person.objects.select_for_update(of=("self",)).get(pk=person)


def refuse_if_gone(person: Person) -> None:
    """Go on only with a person who is neither merged into another nor deleted."""
    if person.merged_into_id is not None:
        raise Refused(PersonReason.merged_away, about=leads_to(person).pk)
    if person.forgotten_at is not None:
        raise Refused(PersonReason.forgotten)


def leads_to(person: Person) -> Person:
    """Where a registration leads: itself, or the one kept at the end of its merges."""
    while person.merged_into is not None:
        person = person.merged_into
    return person


def registrations_of(person: Person) -> list[Person]:
    """The person's row, and the rows of every registration that was merged into it."""
    rows = [person]
    for row in rows:
        rows.extend(row.merged_from.order_by("pk"))
    return rows


def person_facts(person: Person) -> PersonFacts:
    """A person as the rules see them.

    A D-number and a birth number follow each other in one life, so each kind counts by itself.
    """
    numbers = person.identities.values_list("country", "kind", "fingerprint")
    return PersonFacts(
        key=person.pk,
        office=person.office_id,
        merged=person.merged_into_id is not None,
        forgotten=person.forgotten_at is not None,
        numbers=frozenset((f"{country} {kind}", print_) for country, kind, print_ in numbers),
    )
