"""Slips: who may give somebody one, and for how long its code opens where things are."""

from __future__ import annotations

import datetime as dt

from onedoor.rules.reception.visit import DoorFacts, VisitFacts
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.reception_codes import ReceptionReason

GOOD_FOR = dt.timedelta(days=365)


def what_hinders_a_slip(
    visit: VisitFacts, actor: DoorFacts, *, met: bool
) -> ReceptionReason | None:
    """What forbids giving a slip for a visit, or None: the door may, and who met the person in it.

    Also when the visit has ended: that is when most slips are given.
    """
    return first_no(
        (visit.office != actor.office, ReceptionReason.other_office),
        (not actor.at_the_door and not met, ReceptionReason.not_serving),
    )


def first_day_that_counts(today: dt.date) -> dt.date:
    """The oldest day of a visit whose slip still opens something: a year, then it is paper."""
    return today - GOOD_FOR
