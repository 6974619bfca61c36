"""The log: a line for each thing that happened, with figures and codes and nothing of anybody.

What may stand in a line is listed here; whatever else a record carries stays out. So a name in an
address, in an error's message or in a frame's variables has no way in.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
import traceback
from collections.abc import Iterator
from contextvars import ContextVar
from itertools import islice
from pathlib import Path
from typing import Any

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The number of the request that is being answered."""

FIELDS = ("method", "route", "status", "ms", "office", "came_up", "failed", "failures", "seconds")
"""What a record may carry besides its message."""

# Theirs repeat what was asked for in their arguments, so these alone are told, with the blanks.
_TOLD_UNFILLED = ("django.request", "gunicorn")
_ONEDOOR = Path(__file__).parent.parent


def told(record: logging.LogRecord) -> dict[str, Any]:
    """What a record says that may be told."""
    at = dt.datetime.fromtimestamp(record.created, dt.UTC)
    said: dict[str, Any] = {
        "time": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "message": _message(record),
        "request": REQUEST.get(),
        **{name: getattr(record, name) for name in FIELDS if hasattr(record, name)},
        **_broken(record),
    }
    return {name: value for name, value in said.items() if value not in ("", None)}


def _message(record: logging.LogRecord) -> str:
    if record.name.startswith("onedoor."):
        return record.getMessage()
    return str(record.msg) if record.name.startswith(_TOLD_UNFILLED) else ""


def _broken(record: logging.LogRecord) -> dict[str, Any]:
    """What broke by its kind and where, never by its words: a database repeats the row in them."""
    if not record.exc_info or record.exc_info[1] is None:
        return {}
    broken = record.exc_info[1]
    return {"error": " < ".join(islice(_kinds(broken), 5)), "where": list(_places(broken))}


def _kinds(broken: BaseException | None) -> Iterator[str]:
    seen: set[int] = set()
    while broken is not None and id(broken) not in seen:
        seen.add(id(broken))
        yield type(broken).__name__
        broken = broken.__cause__ or broken.__context__


def _places(broken: BaseException) -> Iterator[str]:
    """The frames in Onedoor, and the innermost of all."""
    frames = list(traceback.walk_tb(broken.__traceback__))
    for number, (frame, line) in enumerate(frames, start=1):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(_ONEDOOR):
            yield f"{file.relative_to(_ONEDOOR)}:{line} {frame.f_code.co_name}"
        elif number == len(frames):
            yield f"{file.name}:{line} {frame.f_code.co_name}"


class AsJson(logging.Formatter):
    """A line of JSON, for whatever gathers logs."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        return json.dumps(told(record), ensure_ascii=False)


class AsText(logging.Formatter):
    """A line to be read on a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """The same, with the time of day first and each thing as name=value."""
        said = told(record)
        clock = f"{dt.datetime.fromtimestamp(record.created):%H:%M:%S}"  # noqa: DTZ006  theirs
        first = [clock, record.levelname, said.pop("message", "") or record.name]
        rest = [f"{name}={value}" for name, value in said.items() if name not in _FIRST]
        return " ".join(" ".join([*first, *rest]).splitlines())


_FIRST = {"time", "level", "logger"}


class Lines(logging.StreamHandler[Any]):
    """Writes to standard error."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  logging's own name
        """A line that cannot be written is lost: Python would print the record, values and all."""


def logging_as(form: str, level: str) -> dict[str, Any]:
    """Django's `LOGGING`, for gunicorn too. `form` is json or text; empty chooses by the reader."""
    chosen = form or ("text" if sys.stderr.isatty() else "json")
    kinds = {"json": "onedoor.config.log.AsJson", "text": "onedoor.config.log.AsText"}
    through_ours: dict[str, Any] = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": kinds[chosen]}},
        "handlers": {"lines": {"()": "onedoor.config.log.Lines", "formatter": "line"}},
        "root": {"handlers": ["lines"], "level": "WARNING"},
        "loggers": {
            "onedoor": {"level": level},
            "django": {**through_ours, "level": "WARNING"},
            # A request that found nothing, or was refused, has its line already.
            "django.request": {**through_ours, "level": "ERROR"},
            "django.security": {**through_ours, "level": "ERROR"},
            "gunicorn.error": {**through_ours, "level": "ERROR"},
        },
    }
