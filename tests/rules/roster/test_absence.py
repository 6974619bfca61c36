"""Absence: the days must be days, and nobody leaves the door with too few by their own word."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.roster.absence import (
    LONGEST_DAYS,
    AbsenceFacts,
    lacking_without,
    what_hinders_absence,
    what_hinders_the_days,
    without,
)
from onedoor.rules.roster.staffing import Least, OnDuty
from onedoor.vocabulary.roster import DutyKind, RosterReason
from onedoor.vocabulary.sides import Side

TODAY = dt.date(2026, 3, 2)
MINE = AbsenceFacts(
    first=TODAY,
    last=TODAY,
    furthest=TODAY + dt.timedelta(days=365),
    themselves=True,
    may_plan=False,
)
FRONT = Least(kind=DutyKind.front, number=2)


def on(key: int, kind: DutyKind = DutyKind.front) -> OnDuty:
    return OnDuty(employee=key, side=Side.state, kind=kind)


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({"themselves": False}, RosterReason.not_yours_to_take),
        ({"left": True}, RosterReason.left),
        ({"last": TODAY - dt.timedelta(days=1)}, RosterReason.ends_too_early),
        ({"last": TODAY + dt.timedelta(days=366)}, RosterReason.too_far_ahead),
        ({"last": TODAY + dt.timedelta(days=LONGEST_DAYS)}, RosterReason.too_long),
        ({"half_days": 0}, RosterReason.nothing_open),
    ],
)
def test_what_is_wrong_with_the_days(changed, because):
    assert what_hinders_the_days(MINE) is None
    assert what_hinders_the_days(replace(MINE, **changed)) is because
    assert what_hinders_absence(replace(MINE, **changed)) is because


def test_nobody_leaves_too_few_by_their_own_word_but_who_plans_may():
    too_few = replace(MINE, too_few=True)
    assert what_hinders_absence(too_few) is RosterReason.leaves_too_few
    assert what_hinders_absence(replace(too_few, may_plan=True)) is None


def test_whoever_was_chosen_to_cover_must_be_able_to():
    plans = replace(MINE, may_plan=True)
    assert what_hinders_absence(replace(plans, covers_can=False)) is RosterReason.cannot_cover


def test_somebody_is_missed_where_too_few_are_left():
    (lacking,) = lacking_without([on(1), on(2)], 1, [FRONT])
    assert (lacking.there, lacking.missing) == (1, 1)
    assert lacking_without([on(1), on(2), on(3)], 1, [FRONT]) == ()


def test_who_is_not_at_the_door_is_not_missed_there_even_when_it_lacks_somebody():
    assert lacking_without([on(1), on(2, DutyKind.off)], 2, [FRONT]) == ()


@given(st.integers(1, 5), st.sampled_from([DutyKind.training, DutyKind.leave]))
def test_only_the_one_who_goes_has_another_duty(key, kind):
    before = [on(number) for number in range(1, 6)]
    after = without(before, key, kind)
    assert [one.employee for one in after if one.kind is kind] == [key]
    assert len(after) == len(before)
