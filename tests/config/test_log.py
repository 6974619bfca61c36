"""A line in the log: what may stand in it does, and nothing else a record carries."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

import pytest

from onedoor.config.log import REQUEST, AsJson, AsText, Lines, logging_as

NAME = "Kari Nordmann"


def record(
    logger: str = "onedoor.ticker", message: str = "tick", *blanks: object, **more: Any
) -> logging.LogRecord:
    ours = logging.getLogger(logger)
    made = ours.makeRecord(
        logger, logging.ERROR, "/a/file.py", 1, message, blanks, None, None, more
    )
    made.created = 1_772_438_403.25
    return made


def broken(by: BaseException) -> logging.LogRecord:
    made = record("django.request", "Internal Server Error: %s", f"/persons/{NAME}/")
    made.exc_info = (type(by), by, by.__traceback__)
    return made


def caught(name: str) -> BaseException:
    with pytest.raises(LookupError) as found:
        _look_up(name)
    return found.value


def _look_up(name: str) -> None:
    try:
        json.loads(name)
    except ValueError as wrong:
        raise LookupError(name) from wrong


def as_json(one: logging.LogRecord) -> dict[str, Any]:
    line = AsJson().format(one)
    assert "\n" not in line
    read: dict[str, Any] = json.loads(line)
    return read


def test_a_line_says_when_what_and_how_much():
    assert as_json(record(came_up=0, failed=2, ms=3.5)) == {
        "time": "2026-03-02T08:00:03.250Z",
        "level": "error",
        "logger": "onedoor.ticker",
        "message": "tick",
        "came_up": 0,
        "failed": 2,
        "ms": 3.5,
    }


def test_what_is_not_listed_stays_out():
    assert NAME not in AsJson().format(record(person=NAME, request=object(), path=NAME))


@pytest.mark.parametrize("logger", ["django.request", "gunicorn.error"])
def test_others_messages_are_told_without_what_fills_them(logger):
    assert as_json(record(logger, "Not so: %s", NAME))["message"] == "Not so: %s"


@pytest.mark.parametrize("logger", ["django.security.DisallowedHost", "py.warnings", "root", "x"])
def test_a_message_that_may_be_filled_already_is_not_told(logger):
    told = as_json(record(logger, f"Invalid host: {NAME}"))
    assert told.keys() == {"time", "level", "logger"}


def test_what_broke_is_told_by_kind_and_place_and_never_by_its_words():
    told = as_json(broken(caught(NAME)))
    assert told["error"] == "LookupError < JSONDecodeError < StopIteration"
    assert told["where"][-1].startswith("test_log.py:")
    assert NAME not in json.dumps(told)


def test_what_broke_because_of_itself_is_told_once():
    ring = ValueError(NAME)
    ring.__context__ = LookupError()
    ring.__context__.__context__ = ring
    assert as_json(broken(ring))["error"] == "ValueError < LookupError"


def test_every_line_of_a_request_bears_its_number():
    before = REQUEST.set("7f")
    try:
        assert as_json(record())["request"] == "7f"
    finally:
        REQUEST.reset(before)


def test_on_a_terminal_it_is_a_line_to_read():
    told = AsText().format(record(message="a tick\nin two lines", ms=3.5))
    assert told.endswith(":00:03 ERROR a tick in two lines ms=3.5")


def test_a_line_that_cannot_be_written_prints_nothing_else(capsys):
    class Full:
        def write(self, _line: str) -> None:
            raise OSError("No space left on device")

    Lines(Full()).handle(record(message=NAME))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("form", "terminal", "used"),
    [("", True, "AsText"), ("", False, "AsJson"), ("json", True, "AsJson"), ("text", 0, "AsText")],
)
def test_a_terminal_is_given_text_unless_told_otherwise(form, terminal, used, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: bool(terminal), raising=False)
    assert logging_as(form, "INFO")["formatters"]["line"]["()"].endswith(used)
