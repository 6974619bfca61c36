"""Staffing: who counts where somebody must stand, and where there are too few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.roster.staffing import (
    ABSENT,
    Least,
    OnDuty,
    how_many,
    lacks_more,
    post_of,
    what_is_lacking,
)
from onedoor.vocabulary.roster import DutyKind
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.sides import Side

FRONT = Least(kind=DutyKind.front, number=2)
STATE, MUNICIPALITY = Side.state, Side.municipality

some = st.lists(
    st.builds(
        OnDuty,
        employee=st.integers(1, 9),
        side=st.sampled_from([STATE, MUNICIPALITY]),
        kind=st.sampled_from(DutyKind),
        away=st.booleans(),
    ),
    max_size=8,
)


def on(kind: DutyKind, side: Side = STATE, *, away: bool = False) -> OnDuty:
    return OnDuty(employee=1, side=side, kind=kind, away=away)


def test_who_is_away_counts_nowhere():
    here = [on(DutyKind.front), on(DutyKind.front, away=True), on(DutyKind.support)]
    (lacking,) = what_is_lacking(here, [FRONT])
    assert (lacking.there, lacking.missing) == (1, 1)


def test_enough_is_enough():
    assert what_is_lacking([on(DutyKind.front)] * 2, [FRONT]) == ()


def test_by_employer_only_the_employers_own_count():
    here = [on(DutyKind.front, STATE), on(DutyKind.front, STATE)]
    least = Least(kind=DutyKind.front, number=1, side=MUNICIPALITY)
    assert [one.there for one in what_is_lacking(here, [least])] == [0]
    assert how_many(FRONT, here) == 2


def test_a_change_that_leaves_as_many_breaks_nothing_even_where_too_few_stand():
    before = [on(DutyKind.front), on(DutyKind.support)]
    assert lacks_more(before, list(reversed(before)), [FRONT]) is None


def test_a_change_that_leaves_fewer_than_needed_is_told():
    before = [on(DutyKind.front)] * 2
    lacking = lacks_more(before, [on(DutyKind.front), on(DutyKind.off)], [FRONT])
    assert lacking is not None
    assert lacking.there == 1


@given(some)
def test_nothing_is_lacked_more_by_no_change(duties):
    assert lacks_more(duties, duties, [FRONT]) is None


@given(some)
def test_somebody_more_never_makes_more_lacking(duties):
    more = [*duties, on(DutyKind.front)]
    assert sum(one.missing for one in what_is_lacking(more, [FRONT])) <= sum(
        one.missing for one in what_is_lacking(duties, [FRONT])
    )


@pytest.mark.parametrize("kind", DutyKind)
def test_only_a_duty_at_the_door_has_a_post(kind):
    at_the_door = kind in (DutyKind.desk, DutyKind.front, DutyKind.support)
    assert (post_of(kind) is not Post.none) is at_the_door
    assert not (at_the_door and kind in ABSENT)
