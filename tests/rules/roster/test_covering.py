"""Covering: who has no duty comes first, and nobody is moved from where they are needed."""

from dataclasses import replace

import pytest

from onedoor.rules.roster.covering import Colleague, Place, who_can_cover
from onedoor.rules.roster.staffing import Least, OnDuty
from onedoor.vocabulary.roster import CoverReason, DutyKind, RosterScheme
from onedoor.vocabulary.sides import Side

PLACE = Place(kind=DutyKind.front, side=Side.state, scheme=RosterScheme.by_shift, leasts=())


def one(key: int, kind: DutyKind, side: Side = Side.state, *, stands: int = 0, away: bool = False):
    duty = OnDuty(employee=key, side=side, kind=kind, away=away)
    return Colleague(duty=duty, at_the_front=True, stands_that_week=stands)


def covering(*colleagues: Colleague, place: Place = PLACE):
    return who_can_cover(place, colleagues, [each.duty for each in colleagues])


def test_who_has_no_duty_comes_before_who_helps_and_who_stands_elsewhere():
    found = covering(one(1, DutyKind.desk), one(2, DutyKind.support), one(3, DutyKind.off))
    assert [each.employee for each in found] == [3, 2, 1]
    assert all(each.can for each in found)


def test_among_them_whoever_stands_at_the_door_least_that_week():
    found = covering(one(1, DutyKind.off, stands=6), one(2, DutyKind.off, stands=4))
    assert [each.employee for each in found] == [2, 1]


@pytest.mark.parametrize(
    ("colleague", "because"),
    [
        (one(1, DutyKind.front), CoverReason.there_already),
        (one(1, DutyKind.training), CoverReason.away),
        (one(1, DutyKind.off, away=True), CoverReason.away),
        (replace(one(1, DutyKind.off), at_the_front=False), CoverReason.not_at_the_front),
    ],
)
def test_who_cannot_is_told_why(colleague, because):
    (found,) = covering(colleague)
    assert (found.because, found.can) == (because, False)


def test_by_employer_only_the_employers_own_cover():
    place = replace(PLACE, scheme=RosterScheme.by_employer)
    municipal = one(1, DutyKind.off, Side.municipality)
    assert covering(municipal)[0].can
    assert covering(municipal, place=place)[0].because is CoverReason.other_employer


def test_nobody_is_moved_from_where_they_are_needed_as_much():
    place = replace(PLACE, leasts=(Least(kind=DutyKind.desk, number=1),))
    assert covering(one(1, DutyKind.desk), place=place)[0].because is CoverReason.is_needed_there
