"""Checking in oneself: a number, and a slip with it, in one go or not at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from onedoor.office.establishment.queries import opening_of, pack_of
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import Form, first_result
from onedoor.office.people.acting import envelope
from onedoor.office.people.actions.persons import PersonDetails, register_person
from onedoor.office.reception.actions.arriving import Arrival, register_visit
from onedoor.office.reception.actions.slips import make_slip
from onedoor.office.reception.models import Visit
from onedoor.office.reception.visit_at_hand import refuse_because
from onedoor.rules.reception.screens import what_hinders_checking_in


@dataclass(frozen=True, kw_only=True)
class CheckedIn:
    """What somebody gets who has checked in: a visit, and the code of its slip."""

    visit: int
    code: str


def check_in(
    arrival: Arrival,
    *,
    name: str = "",
    language: str,
    office: int,
    now: dt.datetime,
    form: Form,
) -> CheckedIn | None:
    """Somebody has taken a number at the check-in screen.

    A form that is sent twice, by a finger that taps twice, gives the same number with a new slip:
    the first answer was never seen. Later it gives None: by then the next one stands there.
    Without a name they are nobody in particular, as at the desk. Raises `Refused`.
    """
    with one_transaction():
        refuse_because(what_hinders_checking_in(now, opening_of(office)))
        again = first_result(form, envelope(office, None, now)) is not None
        if not again:
            arrival = replace(arrival, person=_register(name, language, office, now))
        visit = register_visit(arrival, office=office, actor=None, now=now, form=form)
        if again and _is_over(visit, office, now):
            return None
        code = make_slip(visit, actor=None, now=now)
        return CheckedIn(visit=visit, code=code or "")


def _register(name: str, language: str, office: int, now: dt.datetime) -> int:
    given, space, family = name.strip().rpartition(" ")
    first, last = (given, family) if space else (family, "")
    details = PersonDetails(given_name=first, family_name=last, language=language)
    return register_person(details, office=office, actor=None, now=now)


def _is_over(visit: int, office: int, now: dt.datetime) -> bool:
    shown = dt.timedelta(seconds=pack_of(office).door.check_in_seconds)
    return now - Visit.objects.get(pk=visit).arrived_at > shown
