"""Who is shown how much."""

from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.confidentiality import Reader, may_see
from onedoor.vocabulary.confidentiality import Level, SeeingReason
from onedoor.vocabulary.sides import Side

readers = st.builds(
    Reader, office=st.integers(1, 2), side=st.sampled_from(Side), left=st.booleans()
)
sides = st.sampled_from(Side)


def seen(side=Side.state, *, owner=Side.state, office=1, left=False, has_task=False):
    reader = Reader(office=1, side=side, left=left)
    answer = may_see(reader=reader, office=office, owner=owner, has_task=has_task)
    return answer.level, answer.because


def test_my_own_side_shows_all():
    assert seen() == (Level.content, SeeingReason.own_side)


def test_what_both_sides_own_shows_all_to_either():
    assert seen(owner=Side.none) == (Level.content, SeeingReason.own_side)
    assert seen(Side.municipality, owner=Side.none) == (Level.content, SeeingReason.own_side)


def test_the_other_side_shows_that_it_exists():
    assert seen(owner=Side.municipality) == (Level.existence, SeeingReason.same_office)


def test_the_same_two_brakes_hold_both_ways():
    assert seen(Side.municipality, owner=Side.state) == seen(owner=Side.municipality)


def test_a_task_for_the_person_shows_all():
    assert seen(owner=Side.municipality, has_task=True) == (Level.content, SeeingReason.own_task)


def test_another_office_shows_nothing():
    assert seen(office=2, has_task=True) == (Level.nothing, SeeingReason.other_office)


def test_who_left_is_shown_nothing():
    assert seen(left=True, has_task=True) == (Level.nothing, SeeingReason.left_the_office)


def test_an_unknown_side_refuses():
    assert seen(Side.none, has_task=True) == (Level.nothing, SeeingReason.unknown)
    assert seen(Side.none, owner=Side.none) == (Level.nothing, SeeingReason.unknown)


@given(reader=readers, office=st.integers(1, 2), owner=sides, has_task=st.booleans())
def test_the_other_sides_content_is_never_shown_without_a_task(reader, office, owner, has_task):
    answer = may_see(reader=reader, office=office, owner=owner, has_task=has_task)
    if answer.level is Level.content:
        assert owner in (Side.none, reader.side) or has_task


@given(reader=readers, office=st.integers(1, 2), owner=sides, has_task=st.booleans())
def test_nothing_is_shown_to_strangers_leavers_and_the_unknown(reader, office, owner, has_task):
    answer = may_see(reader=reader, office=office, owner=owner, has_task=has_task)
    stranger = reader.office != office or reader.left or reader.side is Side.none
    assert (answer.level is Level.nothing) == stranger


@given(reader=readers, office=st.integers(1, 2), owner=sides)
def test_a_task_never_shows_less(reader, office, owner):
    without, with_task = (
        may_see(reader=reader, office=office, owner=owner, has_task=has_task).level
        for has_task in (False, True)
    )
    assert with_task >= without
