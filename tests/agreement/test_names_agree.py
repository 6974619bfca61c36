"""Rooms are columns and subjects are rows: the same word names the same thing in every room.

Each room's modules are subjects from the one list, or named here with what they are instead.
"""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src/onedoor"

# DESIGN, "Rooms", and the four of docs/decisions/0016: the one list.
SUBJECTS = {
    "reception",
    "routing",
    "responsibility",
    "followup",
    "request",
    "decision",
    "confidentiality",
    "team",
    "competence",
    "establishment",
    "voice",
    "roster",
    "appointment",
    "casefile",
    "safety",
}
# The office's rooms without a rule of their own; people has one all the same.
ROOMS_OF_THE_OFFICE = {"people", "journal", "whereabouts", "inspection", "insight"}

NOT_A_SUBJECT = {
    "vocabulary": {
        "code": "what a code is",
        "envelope": "what every line says besides what happened",
        "event": "what an event is",
        "exported": "the columns that all events together make",
        "people": "those who come in and those who work here",
        "sides": "state and municipality, and the agencies there were before",
        "terms": "the words of the house",
        "texts": "how a sentence is marked for translation",
    },
    "rules": {
        "fold": "what the lines of the journal add up to",
        "opening": "opening hours, and the clocks that keep to them",
        "people": "those who come in and those who work here",
        "verdict": "what a rule answers with",
        "waits": "how long something takes, as measured, and how much of it may be told",
        "whereabouts": "the pages that say where a case is",
    },
    "office": {
        "apps": "Django looks for it",
        "code_field": "a column for a code",
        "migrations": "Django looks for it",
        "models": "Django looks for it",
        "pages": "how a page of any subject is made",
        "preparation": "the tables, made before anything else can be",
        **dict.fromkeys(ROOMS_OF_THE_OFFICE, "a room of the office without a subject's rule"),
    },
}


def names_in(folder: Path) -> set[str]:
    """The modules and packages directly in a folder."""
    modules = {path.stem for path in folder.glob("*.py")}
    packages = {path.name for path in folder.iterdir() if any(path.glob("*.py"))}
    return (modules | packages) - {"__init__", "__pycache__"}


def subject_of(name: str) -> str:
    """The subject a module belongs to: `responsibility_codes` is responsibility's."""
    return name.removesuffix("_codes")


def strangers(room: str, names: set[str]) -> list[str]:
    """The names in a room that are neither a subject nor told in this file."""
    known = SUBJECTS | NOT_A_SUBJECT[room].keys()
    return sorted(name for name in names if subject_of(name) not in known)


def modules_below(folder: Path) -> set[Path]:
    """Every module below a folder, as a path without its ending."""
    return {
        path.relative_to(folder).with_suffix("")
        for path in folder.rglob("*.py")
        if path.stem != "__init__"
    }


def name_of_tests(module: Path) -> Path:
    """Where a module's tests are: `responsibility/work` has `responsibility/test_work`."""
    return module.with_name(f"test_{module.name}")


def test_a_planted_stranger_is_found():
    assert strangers("rules", {"followup", "opening", "deadlines"}) == ["deadlines"]


@pytest.mark.parametrize("room", NOT_A_SUBJECT)
def test_a_room_is_divided_by_subject(room):
    assert not strangers(room, names_in(SRC / room)), (
        "Name it after a subject of DESIGN, or tell in NOT_A_SUBJECT what it is instead."
    )


def test_a_subject_is_not_also_something_else():
    assert not SUBJECTS & {name for names in NOT_A_SUBJECT.values() for name in names}


def test_what_is_said_of_a_module_is_said_of_one_that_is_there():
    """A room that is not built yet may wait; a module that went away may not stay here."""
    for room, names in NOT_A_SUBJECT.items():
        assert not names.keys() - names_in(SRC / room) - ROOMS_OF_THE_OFFICE, room


# The fold is held to the tables themselves, over whole days of work, in tests/agreement.
TESTED_ELSEWHERE = {"fold"}


@pytest.mark.parametrize("room", ["vocabulary", "rules"])
def test_every_module_has_its_tests_under_the_same_name(room):
    modules = {one for one in modules_below(SRC / room) if one.parts[0] not in TESTED_ELSEWHERE}
    tests = modules_below(ROOT / "tests" / room)
    assert {name_of_tests(module) for module in modules} <= tests


@pytest.mark.parametrize("room", ["vocabulary", "rules"])
def test_every_test_is_named_after_a_module(room):
    tests = modules_below(ROOT / "tests" / room)
    named = {name_of_tests(module) for module in modules_below(SRC / room)}
    assert {test for test in tests if test.name.startswith("test_")} <= named


def test_tests_lie_in_the_rooms_of_the_sources():
    rooms = {path.name for path in SRC.iterdir() if path.is_dir()}
    beside = {"agreement", "holding", "browser", "cast"}
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
    assert folders - {"__pycache__"} <= rooms | beside
