"""Writing what somebody said from home: a person nobody knew, a visit, and a slip's code."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from onedoor.office.establishment.queries import one_pack
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM, Form, first_result
from onedoor.office.people.acting import envelope
from onedoor.office.people.actions.persons import PersonDetails, register_person
from onedoor.office.reception.actions.arriving import Arrival, register_visit
from onedoor.office.reception.actions.slips import make_slip


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who wrote, as far as they told: it is always somebody new, until staff find who it is."""

    details: PersonDetails
    telephone: str = ""


@dataclass(frozen=True, kw_only=True)
class Received:
    """What was registered, and its slip's code; empty when the form had been sent before."""

    visit: int
    code: str


def come_in_from_home(
    arrival: Arrival,
    sender: Sender,
    *,
    office: int,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> Received:
    """Somebody has said from home what they come for. All of it is done, or nothing.

    A code is told once: whoever sends the form again gets none. Raises `Refused`.
    """
    with one_transaction(), one_pack():
        done = first_result(form, envelope(office, None, now))
        if done is not None:
            return Received(visit=done, code="")
        arrival = replace(arrival, person=_registered(sender, office, now))
        visit = register_visit(arrival, office=office, actor=None, now=now, form=form)
        return Received(visit=visit, code=make_slip(visit, actor=None, now=now) or "")


def _registered(sender: Sender, office: int, now: dt.datetime) -> int:
    details = replace(sender.details, phone=sender.telephone)
    return register_person(details, office=office, actor=None, now=now)
