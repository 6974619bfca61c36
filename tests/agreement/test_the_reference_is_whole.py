"""The reference is made from the program, and says everything there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onedoor.vocabulary.event import shape
from onedoor.vocabulary.exported import envelope_columns
from tests.vocabulary.everything import codes, events
from tools import reference

STALE = "Run `python tools/reference.py` and commit docs/reference."


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("events.md", reference.events_page),
        ("rules.md", reference.rules_page),
        ("settings.md", reference.settings_page),
    ],
)
def test_a_page_says_what_the_program_says(name, page):
    assert (reference.PAGES / name).read_text("utf-8") == page(), STALE


def test_nothing_lacks_its_text():
    assert not list(reference.lacks())


def test_no_meaning_is_left_of_a_field_that_went_away():
    known = envelope_columns().keys() | {name for event in events for name in shape(event)}
    assert not reference.MEANINGS.keys() - known


@pytest.mark.parametrize("name", ["events.md", "rules.md", "settings.md"])
def test_a_page_says_on_top_that_it_is_made(name):
    first, *_ = (reference.PAGES / name).read_text("utf-8").splitlines()
    assert "Made by tools/reference.py" in first


def test_every_event_and_code_has_its_heading():
    pages = reference.events_page() + reference.rules_page()
    headings = set(re.findall(r"^### `(\w+)`$", pages, re.M))
    assert {thing.__name__ for thing in [*events, *codes]} <= headings


def test_every_type_that_is_linked_to_is_on_the_page():
    page = reference.events_page()
    anchors = {heading.lower() for heading in re.findall(r"^### `(\w+)`$", page, re.M)}
    assert set(re.findall(r"\(#(\w+)\)", page)) <= anchors


# ---------------------------------------------------------------------------- that it can fail


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pages written somewhere else, to be spoilt at will."""
    monkeypatch.setattr(reference, "PAGES", tmp_path)
    assert reference.main([]) == 0
    return tmp_path


def test_fresh_pages_pass_the_check(pages):
    assert reference.main(["--check"]) == 0


def test_a_stale_page_fails_the_check(pages, capsys):
    (pages / "rules.md").write_text("# Rules\n", "utf-8")
    assert reference.main(["--check"]) == 1
    assert "docs/reference/rules.md is stale" in capsys.readouterr().err
    assert (pages / "rules.md").read_text("utf-8") == "# Rules\n"


def test_a_missing_page_fails_the_check(pages):
    (pages / "events.md").unlink()
    assert reference.main(["--check"]) == 1


def test_a_field_without_a_meaning_fails_the_check(pages, monkeypatch, capsys):
    monkeypatch.delitem(reference.MEANINGS, "handover")
    assert reference.main(["--check"]) == 1
    assert "HandoverOffered.handover has no meaning" in capsys.readouterr().err


def test_an_event_without_a_docstring_fails_the_check(pages, monkeypatch, capsys):
    event = events[0]
    monkeypatch.setattr(event, "__doc__", None)
    assert reference.main(["--check"]) == 1
    assert f"{event.__name__} has no docstring" in capsys.readouterr().err


def test_an_unknown_option_is_refused(capsys):
    assert reference.main(["--chekc"]) == 2
    assert "usage" in capsys.readouterr().err
