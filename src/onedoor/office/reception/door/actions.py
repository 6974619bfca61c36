"""Writing at the door: whoever comes in is registered, added to, and known by name later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onedoor.office.establishment.queries import one_pack
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM, Form, first_result
from onedoor.office.people.acting import envelope
from onedoor.office.people.actions.identities import identify_person
from onedoor.office.people.actions.persons import (
    PersonDetails,
    correct_person,
    register_person,
)
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.arriving import Arrival, Stated, add_need, register_visit
from onedoor.office.reception.actions.calling import serve_at_once


@dataclass(frozen=True, kw_only=True)
class Named:
    """What is told of somebody nobody knew: their details and, when they have one, a number."""

    details: PersonDetails
    country: str = ""
    number: str = ""


def come_in(
    arrival: Arrival,
    *,
    new: Named | None = None,
    serve_now: bool = False,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Somebody comes in; the visit's row number. All of it is done, or nothing.

    `new` is registered first. With `serve_now` the actor calls and serves them at once, such as
    one who takes a telephone. Raises `Refused`.
    """
    office = actor.office_id
    with one_transaction(), one_pack():
        done = first_result(form, envelope(office, actor, now))
        if done is not None:
            return done
        if new is not None:
            arrival = replace(arrival, person=_registered(new, actor, now))
        arrival = replace(arrival, served_at_once=serve_now)
        visit = register_visit(arrival, office=office, actor=actor, now=now, form=form)
        if serve_now:
            serve_at_once(visit, actor=actor, now=now)
        return visit


def add_needs(
    visit: int,
    needs: Sequence[Stated],
    *,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Somebody who has a ticket comes for more; the visit's row number. Raises `Refused`."""
    with one_transaction(), one_pack():
        if first_result(form, envelope(actor.office_id, actor, now)) is not None:
            return visit
        for stated in needs[1:]:
            add_need(visit, stated, actor=actor, now=now)
        add_need(visit, needs[0], actor=actor, now=now, form=form)
        return visit


def name_visitor(
    person: int, named: Named, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """Somebody who came without a name says it; the same person's key. Raises `Refused`."""
    with one_transaction():
        key = correct_person(person, named.details, actor=actor, now=now, form=form)
        if named.number:
            country, number = named.country, named.number
            identify_person(key, country=country, number=number, actor=actor, now=now)
        return key


def _registered(new: Named, actor: Employee, now: dt.datetime) -> int:
    return register_person(
        new.details,
        country=new.country,
        number=new.number,
        office=actor.office_id,
        actor=actor,
        now=now,
    )
