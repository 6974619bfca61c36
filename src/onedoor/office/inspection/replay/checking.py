"""Checking a log: what each trace and event must tell, and whether the pack knows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from onedoor.office.inspection.replay.problems import LogProblem
from onedoor.office.inspection.replay.terms import Terms
from onedoor.office.inspection.replay.xes import XesEvent, XesTrace
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.texts import text

LONGEST_NAME = 80
CHANNELS = {
    "internet": Channel.web,
    "desk": Channel.desk,
    "post": Channel.letter,
    "e-mail": Channel.email,
    "intern": Channel.internal,
}
"""The ways in as a log writes them, in small letters; any other is unknown."""

MISSING = text("The event has no «%(key)s». Export the log with it.")
NO_NAME = text("The trace has no «concept:name». Export the log with the names of its cases.")
NO_STEPS = text("The case «%(name)s» has no completed event. Take its trace out.")
TWICE = text("The case «%(name)s» stands on line %(first)s already. Join the two traces.")
UNPRINTABLE = text("«%(key)s» has a character that cannot be seen (%(code)s). Take it out.")
TOO_LONG = text("«%(key)s» has more than %(most)s characters. Shorten it.")
NO_TIME = text(
    "«%(key)s» is «%(written)s», which is not a time. Write it as 2011-10-11T13:45:40+02:00."
)
NO_ZONE = text(
    "«%(key)s» is «%(written)s», without a time zone. Write it as 2011-10-11T13:45:40+02:00."
)
TOO_LATE = text("«%(key)s» is «%(written)s», which has not been yet. Put the time right.")
TOO_EARLY = text(
    "«%(key)s» is «%(written)s», before the office opens. Put the time right, or set an earlier"
    " opening_day in office.toml of the pack %(pack)s."
)
BACKWARDS = text(
    "The event is earlier than the one on line %(before)s, before it in its case. Put the times"
    " right, or the events in their order."
)
NO_UNIT = text(
    "The pack %(pack)s has no unit for the group «%(name)s». Add a [[unit]] to its units.toml, with"
    ' name.en = "%(name)s".'
)
NO_STEP = text(
    "The pack %(pack)s has no step «%(name)s». Add a [[step]] to its areas.toml, with"
    ' name.en = "%(name)s".'
)
NO_CASES = text("The log has no traces, so there is nothing to replay. Export it again.")


@dataclass(frozen=True, slots=True)
class LoggedStep:
    """A step that was done: when, by whom, and the keys of the pack's step and unit."""

    line: int
    at: dt.datetime
    worker: str
    step: str
    unit: str


@dataclass(frozen=True, slots=True)
class LoggedCase:
    """A case of the log, with one step or more. `ended` is when it ended, if the log knows."""

    line: int
    name: str
    channel: Channel
    steps: tuple[LoggedStep, ...]
    ended: dt.datetime | None


@dataclass
class Checking:
    """The checks of one log, and what they have found so far."""

    terms: Terms
    now: dt.datetime
    problems: list[LogProblem] = field(default_factory=list)
    _first_lines: dict[str, int] = field(default_factory=dict)
    _unknown: set[tuple[str, str]] = field(default_factory=set)

    def wrong(self, line: int, sentence: str, **values: str | int) -> None:
        """Remember that something is wrong."""
        self.problems.append(LogProblem(line, sentence, values))

    def case(self, trace: XesTrace) -> LoggedCase | None:
        """The case of a trace; None when something is wrong with it."""
        before = len(self.problems)
        name = self._name(trace)
        steps = tuple(self._steps(trace))
        ended = self._time(trace.line, "enddate", trace.values)
        if len(self.problems) > before:
            return None
        if not steps:
            self.wrong(trace.line, NO_STEPS, name=name)
            return None
        channel = CHANNELS.get(trace.values.get("channel", "").lower(), Channel.unknown)
        return LoggedCase(trace.line, name, channel, steps, ended)

    def _name(self, trace: XesTrace) -> str:
        name = trace.values.get("concept:name", "")
        if not name:
            self.wrong(trace.line, NO_NAME)
            return name
        self._read_name(trace.line, "concept:name", name)
        if name in self._first_lines:
            self.wrong(trace.line, TWICE, name=name, first=self._first_lines[name])
        self._first_lines.setdefault(name, trace.line)
        return name

    def _steps(self, trace: XesTrace) -> Iterator[LoggedStep]:
        before: LoggedStep | None = None
        for event in trace.events:
            # What was only begun or planned is no step done.
            if event.values.get("lifecycle:transition", "complete").lower() != "complete":
                continue
            step = self._step(event)
            if step is None:
                continue
            if before is not None and step.at < before.at:
                self.wrong(step.line, BACKWARDS, before=before.line)
            before = step
            yield step

    def _step(self, event: XesEvent) -> LoggedStep | None:
        """The step of an event; None when its time is missing or wrong."""
        line = event.line
        said = {key: self._said(event, key) for key in _OF_AN_EVENT}
        worker, group, name = said["org:resource"], said["org:group"], said["concept:name"]
        self._read_name(line, "org:resource", worker)
        step = self._known(line, name, self.terms.steps, NO_STEP)
        unit = self._known(line, group, self.terms.units, NO_UNIT)
        at = self._time(line, "time:timestamp", said)
        return LoggedStep(line, at, worker, step, unit) if at else None

    def _said(self, event: XesEvent, key: str) -> str:
        said = event.values.get(key, "")
        if not said:
            self.wrong(event.line, MISSING, key=key)
        return said

    def _known(self, line: int, name: str, known: Mapping[str, str], sentence: str) -> str:
        """The pack's key for a name; the same unknown name is told of once."""
        if name and name not in known and (sentence, name) not in self._unknown:
            self._unknown.add((sentence, name))
            self.wrong(line, sentence, name=name, pack=self.terms.pack)
        return known.get(name, "")

    def _read_name(self, line: int, key: str, name: str) -> None:
        unseen = next((one for one in name if not one.isprintable()), None)
        if unseen is not None:
            self.wrong(line, UNPRINTABLE, key=key, code=f"U+{ord(unseen):04X}")
        elif len(name) > LONGEST_NAME:
            self.wrong(line, TOO_LONG, key=key, most=LONGEST_NAME)

    def _time(self, line: int, key: str, values: Mapping[str, str]) -> dt.datetime | None:
        """A time in UTC; None when it is not given, or is wrong."""
        written = values.get(key, "")
        if not written:
            return None
        at, sentence = self._read_time(written)
        if sentence:
            self.wrong(line, sentence, key=key, written=written, pack=self.terms.pack)
        return at

    def _read_time(self, written: str) -> tuple[dt.datetime | None, str]:
        try:
            at = dt.datetime.fromisoformat(written)
        except ValueError:
            return None, NO_TIME
        if at.tzinfo is None:
            return None, NO_ZONE
        if at > self.now:
            return None, TOO_LATE
        if at < self.terms.opens:
            return None, TOO_EARLY
        return at.astimezone(dt.UTC), ""


_OF_AN_EVENT = ("org:resource", "org:group", "concept:name", "time:timestamp")
