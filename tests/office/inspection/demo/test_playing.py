"""Playing: stories take their turns by the clock; what cannot be told is told to have been."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest

from onedoor.office.establishment.queries import opening_of
from onedoor.office.inspection.demo import playing
from onedoor.office.inspection.demo.casting import NobodyFits
from onedoor.office.inspection.demo.days import Days
from onedoor.office.inspection.demo.playing import Playing
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.journal.refused import Refused
from onedoor.vocabulary.responsibility_codes import Reason
from tests.cast.people import NOW, office

TEN = NOW + dt.timedelta(days=1, hours=1)  # Tuesday, ten o'clock; the doors opened at nine
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def seen(sqlite_database, monkeypatch) -> list[tuple[str, dt.datetime]]:
    """What was played, and when, of two stories of this morning and one of a week."""
    told: list[tuple[str, dt.datetime]] = []

    def story(name: str, pauses: list[int]) -> object:
        def telling(stage: Stage) -> Story:
            for pause in pauses:
                told.append((name, stage.now))
                yield pause

        return telling

    begins = [(TEN - 50 * MINUTE, story("a", [20, 20, 20])), (TEN - 40 * MINUTE, story("b", [5]))]
    monkeypatch.setattr(playing, "morning", lambda _: begins)
    monkeypatch.setattr(playing, "plan", lambda _: [(2, story("week", [1, 1, 1]))])
    return told


def played() -> Playing:
    stage = Stage(office=office(), days=Days(opening_of(office().pk), TEN), dice=Random(1), now=TEN)
    found = Playing(stage, lambda done, of: None)
    found.play()
    return found


def test_a_story_of_this_morning_goes_on_after_minutes_and_not_after_now(seen):
    played()
    assert [(TEN - at) // MINUTE for name, at in seen if name == "a"] == [50, 30, 10]


def test_a_story_of_a_week_goes_on_after_days_and_not_after_today(seen):
    played()
    days = [at.date() for name, at in seen if name == "week"]
    assert days == [dt.date(2026, 2, 27), dt.date(2026, 3, 2), dt.date(2026, 3, 3)]


def test_they_take_their_turns_by_the_clock(seen):
    played()
    assert [at for _, at in seen] == sorted(at for _, at in seen)


@pytest.mark.parametrize(
    ("why", "told"), [(NobodyFits("desk"), "left_out"), (Refused(Reason.not_holder), "refused")]
)
def test_what_cannot_be_told_is_named(seen, monkeypatch, why, told):
    def cannot_be(stage: Stage) -> Story:
        yield 0
        raise why

    monkeypatch.setattr(playing, "morning", lambda _: [(TEN - MINUTE, cannot_be)])
    assert getattr(played(), told) == ["cannot_be"]
