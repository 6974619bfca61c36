"""A slip is given by the door, or by who met the person; its code opens something for a year."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.rules.reception.slips import (
    CameFacts,
    first_day_that_counts,
    what_hinders_a_slip,
)
from onedoor.vocabulary.reception_codes import ReceptionReason, VisitState
from tests.cast.visit_facts import OTHER_OFFICE, a_visit, at_the_door

ME, OTHER = 7, 8
WAITS, ENDED = a_visit(), a_visit(VisitState.ended)
STANDS, INSIDE = at_the_door(ME), at_the_door(ME, at_the_door=False)


def came(*met_by: int, in_the_house: bool = True, registered_by: int = OTHER) -> CameFacts:
    return CameFacts(
        in_the_house=in_the_house, registered_by=registered_by, met_by=frozenset(met_by)
    )


@pytest.mark.parametrize(
    ("visit", "story", "actor"),
    [
        (WAITS, came(), STANDS),
        (ENDED, came(ME), INSIDE),
        (ENDED, came(OTHER, registered_by=ME), INSIDE),
        (a_visit(VisitState.called, served_by=ME), came(), INSIDE),
    ],
)
def test_the_door_gives_one_at_first_and_who_has_had_to_do_with_them_ever_after(
    visit, story, actor
):
    assert what_hinders_a_slip(visit, story, actor) is None


@pytest.mark.parametrize(
    ("visit", "story", "actor"),
    [
        (WAITS, came(OTHER), STANDS),
        (WAITS, came(in_the_house=False), STANDS),
        (WAITS, came(), INSIDE),
        (ENDED, came(), STANDS),
        (ENDED, came(registered_by=0), STANDS),
    ],
)
def test_nobody_else_does(visit, story, actor):
    assert what_hinders_a_slip(visit, story, actor) is ReceptionReason.has_not_met_them


def test_least_of_all_another_office():
    theirs = a_visit(office=OTHER_OFFICE)
    assert what_hinders_a_slip(theirs, came(ME), STANDS) is ReceptionReason.other_office


def test_a_slip_counts_for_a_year():
    assert first_day_that_counts(dt.date(2027, 3, 2)) == dt.date(2026, 3, 2)
