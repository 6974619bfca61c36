"""As a half day begins, people take posts or leave them, and nobody is taken from a person."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.roster.beginning import Beginning, BeginningFacts, desk_for, what_begins
from onedoor.vocabulary.roster import DutyKind
from onedoor.vocabulary.routing import Post

COMES = BeginningFacts(kind=DutyKind.front, post=Post.none)
GOES = BeginningFacts(kind=DutyKind.off, post=Post.front)


@pytest.mark.parametrize(
    ("facts", "begins"),
    [
        (COMES, Beginning.takes_post),
        (GOES, Beginning.leaves_door),
        (replace(COMES, post=Post.support), Beginning.takes_post),
        (replace(COMES, post=Post.front), Beginning.stays),
        (replace(GOES, post=Post.none), Beginning.stays),
        (replace(COMES, busy=True), Beginning.not_yet),
        (replace(COMES, away=True), Beginning.not_yet),
        (replace(COMES, moved=True), Beginning.stays),
        (replace(GOES, moved=True), Beginning.stays),
        (replace(COMES, of_the_front=False), Beginning.stays),
    ],
)
def test_what_becomes_of_somebody(facts, begins):
    assert what_begins(facts) is begins


@pytest.mark.parametrize("kind", [DutyKind.training, DutyKind.leave])
def test_a_whole_day_of_training_or_leave_is_an_absence_and_half_a_day_is_none(kind):
    absent = replace(GOES, kind=kind, moved=True)
    assert what_begins(absent) is Beginning.leaves_door
    assert what_begins(replace(absent, absent_all_day=True)) is Beginning.goes_away
    assert what_begins(replace(absent, post=Post.none)) is Beginning.stays


def test_who_does_not_work_that_day_is_no_absence():
    free = replace(GOES, kind=DutyKind.free, absent_all_day=True)
    assert what_begins(free) is Beginning.leaves_door


@given(st.sampled_from(DutyKind), st.sampled_from(Post), st.booleans())
def test_nobody_is_moved_who_is_with_a_person(kind, post, absent):
    facts = BeginningFacts(kind=kind, post=post, busy=True, absent_all_day=absent)
    assert what_begins(facts) is Beginning.not_yet


@given(st.integers(0, 9), st.sets(st.integers(1, 9)), st.sets(st.integers(1, 9)))
def test_a_desk_is_ones_own_or_a_free_one_and_never_somebody_elses(own, desks, taken):
    desk = desk_for(own, desks, taken)
    assert desk not in taken
    assert desk in desks | {own, 0}
    assert desk == own or own in taken or own == 0
