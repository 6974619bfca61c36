"""The roster's closed lists: half days, duties, and a sentence for each refusal."""

import pytest

from onedoor.vocabulary.roster import DutyKind, HalfDay, RosterReason
from onedoor.vocabulary.routing import Post


@pytest.mark.parametrize("reason", RosterReason)
def test_every_reason_is_a_sentence(reason):
    assert reason.words.endswith(".")
    assert reason.words[0].isupper()


def test_a_day_has_two_halves():
    assert list(HalfDay) == [HalfDay.before_noon, HalfDay.after_noon]


def test_a_duty_at_the_door_is_named_as_its_post():
    at_the_door = {one.name for one in Post if one is not Post.none}
    assert {one.name for one in DutyKind} >= at_the_door
