"""Tiny event logs, written by the tests that read them: one element on a line."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import quoteattr

RECEIPT = "Confirmation of receipt"
CHECK = "T02 Check confirmation of receipt"


def at(day: int, hour: int = 9) -> str:
    """A time in March 2011, as a log writes it."""
    return f"2011-03-{day:02}T{hour:02}:00:00.000+01:00"


def event(worker: str, when: str, *, step: str = RECEIPT, group: str = "Group 1") -> dict[str, str]:
    """An event with all that a replay asks of it; leave out a key by deleting it."""
    told = {"org:group": group, "org:resource": worker, "concept:name": step}
    return told | {"time:timestamp": when}


def trace(name: str, *events: dict[str, str], **more: str) -> list[str]:
    """The lines of a trace: its name on the second, an event on each from the third on."""
    own = _attributes({"concept:name": name, **more})
    return ["<trace>", own, *(f"<event>{_attributes(one)}</event>" for one in events), "</trace>"]


def log(*traces: list[str]) -> str:
    """A whole log. The first trace begins on line 3."""
    lines = [line for one in traces for line in one]
    head = ['<?xml version="1.0" encoding="UTF-8"?>', '<log xmlns="http://www.xes-standard.org/">']
    return "\n".join([*head, *lines, "</log>\n"])


def written(folder: Path, *traces: list[str]) -> Path:
    """A log in a file."""
    path = folder / "tiny.xes"
    path.write_text(log(*traces), encoding="utf-8")
    return path


def _attributes(told: dict[str, str]) -> str:
    return "".join(f"<string key={quoteattr(k)} value={quoteattr(v)}/>" for k, v in told.items())
