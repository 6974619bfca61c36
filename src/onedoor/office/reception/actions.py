"""Taking in a need: what a person comes for is written down once, and somebody answers for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.establishment.models import Area
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM, Form, first_result
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.models import Employee, Person, Words
from onedoor.office.people.person_at_hand import refuse_if_gone
from onedoor.office.reception.models import Need
from onedoor.office.responsibility.actions.opening import Matter, open_case
from onedoor.vocabulary.reception import Channel, NeedStated
from onedoor.vocabulary.responsibility_codes import OpenedBy


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a person says they come for: in which area, by which channel, in their own words."""

    person: int
    area: int
    channel: Channel
    words: str = ""


def state_need(said: Statement, *, actor: Employee | None, now: dt.datetime) -> Need:
    """Write down a need.

    Raises `Refused` for a person who is merged or forgotten, and for an actor of another office.
    """
    with one_transaction():
        person = Person.objects.select_for_update(of=("self",)).get(pk=said.person)
        refuse_unless_works_here(actor, person.office_id)
        refuse_if_gone(person)
        area = Area.objects.get(pk=said.area, office_id=person.office_id)
        words = _written(said, person, area, now)
        need = Need.objects.create(
            office_id=person.office_id,
            person=person,
            area=area,
            channel=said.channel,
            words=words,
            stated_at=now,
        )
        stated = NeedStated(
            need=need.pk, area=area.pk, channel=said.channel, words=words.pk if words else 0
        )
        about = envelope(person.office_id, actor, now, side=area.side, person_key=person.pk)
        append(about, stated)
    return need


def take_in(
    said: Statement,
    *,
    unit: int,
    opened_by: OpenedBy,
    actor: Employee | None,
    now: dt.datetime,
    form: Form = NO_FORM,
    outside_number: str = "",
) -> int:
    """Write down a need and open a case on it at once; the case's row number. Raises `Refused`."""
    with one_transaction():
        done = first_result(form)
        if done is not None:
            return done
        need = state_need(said, actor=actor, now=now)
        return open_case(
            matter_of(need),
            unit=unit,
            opened_by=opened_by,
            actor=actor,
            now=now,
            form=form,
            outside_number=outside_number,
        )


def matter_of(need: Need) -> Matter:
    """What a case on this need would be about."""
    return Matter(need=need.pk, office=need.office_id, person=need.person_id, area=need.area)


def _written(said: Statement, person: Person, area: Area, now: dt.datetime) -> Words | None:
    if not said.words.strip():
        return None
    return Words.objects.create(
        office_id=person.office_id,
        person=person,
        side=area.side,
        body=said.words.strip(),
        written_at=now,
    )
