"""Slips: who may give somebody one, and for how long its code opens where things are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.rules.reception.visit import DoorFacts, VisitFacts
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.reception_codes import ReceptionReason, VisitState

GOOD_FOR = dt.timedelta(days=365)


@dataclass(frozen=True, kw_only=True, slots=True)
class CameFacts:
    """How somebody came: into the house or otherwise, by whom registered (0: a screen, the web),
    and which employees have met them in the visit.
    """

    in_the_house: bool
    registered_by: int
    met_by: frozenset[int]


def what_hinders_a_slip(
    visit: VisitFacts, came: CameFacts, actor: DoorFacts
) -> ReceptionReason | None:
    """What forbids giving a slip for a visit, or None.

    Its code opens where all the person's matters are, so it is given by who has had to do with
    them: who serves them, has met them in this visit or registered it, also when it has ended,
    for that is when most slips are given. The door gives one to who waits and has met nobody.
    """
    theirs = actor.key in came.met_by | {visit.served_by, came.registered_by}
    fresh = came.in_the_house and visit.state is VisitState.waiting and not came.met_by
    return first_no(
        (visit.office != actor.office, ReceptionReason.other_office),
        (not theirs and not (fresh and actor.at_the_door), ReceptionReason.has_not_met_them),
    )


def first_day_that_counts(today: dt.date) -> dt.date:
    """The oldest day of a visit whose slip still opens something: a year, then it is paper."""
    return today - GOOD_FOR
