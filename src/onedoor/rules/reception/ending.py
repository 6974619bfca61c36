"""Ending: when a need may be clarified, taken up in a case, or promised a call."""

from __future__ import annotations

import datetime as dt

from onedoor.rules.opening import Opening, is_open_on
from onedoor.rules.reception.visit import DoorFacts, VisitFacts, what_hinders_seeing_to
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.reception_codes import ReceptionReason


def what_hinders_clarifying(
    visit: VisitFacts, actor: DoorFacts, ended: bool
) -> ReceptionReason | None:
    """What forbids saying what a need is about, or None: the door may, and who is with them."""
    return what_hinders_seeing_to(visit, actor) or first_no((ended, ReceptionReason.need_ended))


def what_hinders_taking(theirs: bool, closed: bool) -> ReceptionReason | None:
    """What forbids that a case's holder takes a need up in it, or None."""
    return first_no(
        (not theirs, ReceptionReason.not_their_case),
        (closed, ReceptionReason.case_is_closed),
    )


def what_hinders_a_promise(
    day: dt.date,
    today: dt.date,
    opening: Opening,
    *,
    furthest_days: int | None = None,
    present: bool = True,
    has_number: bool = True,
) -> ReceptionReason | None:
    """What forbids promising a call by a day, or None: a promise has a day somebody works on.

    `present` tells that who is to call is at work by then, `furthest_days` how far ahead the
    office lets a day be set, None where nothing bounds it. `has_number` tells that there is a
    number to call, known before or given now.
    """
    furthest = dt.date.max if furthest_days is None else today + dt.timedelta(days=furthest_days)
    return first_no(
        (not has_number, ReceptionReason.no_number),
        (day < today, ReceptionReason.day_has_passed),
        (day > furthest, ReceptionReason.day_too_far),
        (not present, ReceptionReason.colleague_away),
        (not is_open_on(day, opening), ReceptionReason.day_is_closed),
    )
