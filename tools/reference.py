"""Makes the reference of events, rules and settings out of the program, or says it is stale.

`python tools/reference.py` writes docs/reference/events.md, rules.md and settings.md; with
`--check` it writes nothing, and leaves with 1 when a file differs from what it would write.
"""

from __future__ import annotations

import ast
import dataclasses
import datetime as dt
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import onedoor.rules
import onedoor.vocabulary
from onedoor.config.variables import VARIABLES
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.event import Event, shape

T = TypeVar("T")
PAGES = Path(__file__).resolve().parent.parent / "docs/reference"

MEANINGS = {
    # the envelope
    "office": "the office it happened in",
    "at_us": "when it happened: microseconds since 1970, in UTC",
    "actor_key": "the employee who did it; 0 is the office itself",
    "acting_unit": "the unit the actor worked for",
    "home_unit": "the actor's own unit",
    "side": "who owns the information",
    "person_key": "the person it is about",
    "case_key": "the case it is about",
    "visit_key": "the visit it is about",
    "employee_key": "the employee it is about",
    "unit_key": "the unit it is about",
    "holder_before": "who held the case before",
    "holder_after": "who holds the case after",
    "unit_before": "the unit that had the case before",
    "unit_after": "the unit that has the case after",
    # establishment
    "fingerprint": "the first 63 bits of the SHA-256 of the pack's files",
    "unit": "the unit",
    "unit_side": "whose unit it is",
    "stage": "at the door, behind it, or outside the house",
    "leader": "the employee who leads from now on",
    "duty_lead": "the employee who holds what is born at the unit's door",
    "area": "the area of need",
    "area_side": "whose field it is",
    "former_agency": "the agency the area, or the employee, comes from",
    "step": "the step of the work",
    "led_side": "the side that has a new leader",
    "service": "what the person wants, or the office can give; 0 when nobody knows",
    # people
    "person": "the person",
    "birth_day": "the day of the month they were born, 1-31; 0 when unknown",
    "identity": "the row of the number, never the number itself",
    "id_kind": "what kind of number",
    "kept": "the person who stays",
    "merged": "the person who was the same",
    "employee": "the employee",
    "employer": "the side that employs them",
    "own_unit": "their own unit",
    "member": "whether they work for the unit from now on",
    "level": "how well they know the area: 0 not, 1 with help, 2 alone, 3 teaches others",
    "presence": "whether they are at work",
    "until": "the last day: of the wait, or the day of return",
    # reception
    "need": "the need the person has stated",
    "channel": "by which way it came",
    "words": "the row of what was written, 0 when nothing was",
    "visit": "the visit",
    "visit_day": "the day the person came",
    "ticket": "the visit's number among those of the day",
    "spoken": "the language the person speaks best",
    "interpreter": "whether an interpreter is needed",
    "urgent_reason": "why they are served before those who came first, or `none`",
    "waits_for": "the post the visit waits for",
    "waits_for_unit": "the unit it waits for, 0 any",
    "keeps_place": "whether they are in line where they were; else from now on, and not urgent",
    "waiting_before": "how many sat and waited for the same when they came",
    "wait_basis": "which earlier waits it is measured on, or that they are too few",
    "wait_counted": "how many those are, 0 when it was not known",
    "median_s": "within how many seconds half of them had ended, 0 when not known",
    "most_s": "within how many seconds eight in ten had, 0 when not known",
    "need_kind": "what kind of thing they come for",
    "about_case": "the case it is about, or 0",
    "follows": "the need that was sent on, or owed, and became this one, or 0",
    "place": "where routing had the one who called: 1 the first, 0 left out",
    "idle_before": "how many that routing placed before them were free",
    "policy": "the policy the door works by",
    "fell_back": "whether, and why, it had given way to its fallback",
    "desk_number": "the desk people are called to, 0 for none",
    "put_back": "why they wait again",
    "visit_wait": "what the visit waits for",
    "hold_until_us": "until when, in microseconds since 1970",
    "joined_by": "whether they were asked to come or offered to",
    "joined_unit": "the unit they stand for",
    "meeting_end": "how their part ended",
    "taken_from": "who served the visit till then",
    "taken_by": "who serves it from now on",
    "taken_unit": "the unit they stand for",
    "took_over": "whether they agreed on it, or who served was called away",
    "stays_unit": "the unit for which who served stays and helps, 0 when they go",
    "need_outcome": "what came of the need",
    "into_case": "the case that was opened on it or took it up, or 0",
    "sent_to": "where the person was sent",
    "sent_unit": "the unit they were sent to, or 0",
    "sent_why": "why",
    "contact_made": "whether we made the contact for them",
    "sent_day": "the day they were asked to come, if another",
    "followed_by": "the need that now waits for a colleague in the same visit, or 0",
    "best_time": "when the person is best reached",
    "visit_end": "how the visit ended",
    "slip": "the slip, never its code",
    "question": "the question, never its words",
    "asked_of": "the one colleague it was put to, 0 all who know the area",
    "fell_to": "whoever has the duty, 0 nobody: it was not answered",
    "for_others": "whether question and answer stay for others to read",
    "question_end": "how it ended",
    "screen": "the machine in the waiting room",
    "screen_kind": "what it shows",
    # appointments
    "appointment": "the appointment",
    "at_unit": "the unit they meet them for",
    "purpose": "what it is for",
    "meeting_place": "where they meet",
    "begins_us": "when it begins, in microseconds since 1970",
    "ends_us": "when it ends, in microseconds since 1970",
    "room": "the number of the room, 0 for none",
    "private_room": "whether the person asked for a private room",
    "step_free": "whether the person cannot take steps",
    "interpreter_state": "how it stands with the interpreter",
    "remind": "whether the person wants to be reminded",
    "moved_why": "why it was moved",
    "cancelled_why": "why it was cancelled",
    "by_person": "whether it was the person who cancelled it",
    "came_in": "the visit in which they came",
    # routing
    "post": "where the employee stands",
    "post_unit": "the unit they stand for, or 0",
    # roster
    "duty": "the duty: one employee in one half day",
    "duty_day": "the day of the duty",
    "half_day": "before noon or after",
    "duty_kind": "what they are to do then",
    "duty_why": "why it is so",
    "swap": "the swap that was asked for",
    "from_employee": "the employee who asks",
    "with_employee": "the employee who is asked, or whom the person is to meet",
    "back_day": "the day of the duty in return, if any",
    "back_half": "before noon or after, of the duty in return",
    "feed": "the secret address of somebody's duties, never what it is",
    # casefile
    "filed": "what lies in the file: a note, a number elsewhere, a line of the sheet",
    "filed_kind": "whether it was asked, told or promised",
    "for_need": "the need it is about, or 0",
    "note_version": "how many times the note has been written",
    "correction_reason": "why it was written anew",
    "promised_for": "the day a promise is for",
    "paper_type": "what the paper is, by what is in it",
    "paper_bytes": "how large it is, in bytes",
    "paper_from": "from whom it came",
    "waits_with": "who finds out where it belongs, while it lies in no case; else 0",
    "from_case": "the case it lay in before, or 0",
    # safety
    "help_call": "the call for help",
    "help_place": "where who called is",
    "helper": "the colleague who is on their way",
    "help_end": "how it ended",
    "mark": "the safety mark",
    "mark_reason": "why the person has it",
    "two_present": "whether two employees are to be present",
    "alarm_desk": "whether they are met at a desk with an alarm alone",
    "by_appointment": "whether they are met by telephone or appointment alone",
    "guard_told": "whether the guard is told",
    "mark_until": "the last day it holds",
    "keeper": "the employee who answers for it: asked to decide it, then who decided it",
    "decide_on": "the day by which it is to be decided",
    "mark_told": "whether the person has been told, or why not",
    "mark_end": "how it ended",
    # responsibility
    "opened_case": "the new case",
    "debt": "what is owed to the person",
    "debt_kind": "a promised call, or a visit that closing time came before",
    "owed_by": "the employee who answers for it",
    "owed_unit": "the unit it belongs to",
    "owed_on": "the day it is due",
    "came_up_to": "the leader who sees it from now on",
    "debt_moved_by": "why a colleague answers for it",
    "debt_end": "how it ended",
    "try_outcome": "what came of the call",
    "case_side": "the side that owns the case",
    "opened_by": "at the door, by a caseworker, or as a sister case",
    "sister_of": "the other side's case about the same need, or 0",
    "next_step": "what is done next",
    "next_due": "by which day",
    "moved_by": "why the case moved",
    "handover": "the handover, or 0",
    "return_by_us": "until when an allotted case may be returned, or 0",
    "return_reason": "why it was returned",
    "belongs_unit": "the unit where it belongs, or 0",
    "handover_kind": "what is asked: the case, or a sister case",
    "to_employee": "the employee it goes to; 0 when it goes to the unit",
    "to_unit": "the unit it goes to",
    "offer_reason": "why it is offered or asked for",
    "asked": "what the receiver is asked to do",
    "crosses": "whether it would cross the state/municipal line",
    "answer_by_us": "when the answer is due",
    "by_employee": "who asks for the case",
    "by_unit": "the unit they would work with it in",
    "withdraw_reason": "why the question was taken back",
    "settle_by_us": "when the leaders must have settled it",
    "joint": "whether both leaders must agree",
    "proposed_by": "the leader who proposed it",
    "waiting_for": "whom the case waits for",
    "ended": "how the waiting ended",
    "outcome": "what came of the case",
    "reopen_reason": "why it is open again",
}

MADE = """\
<!-- Made by tools/reference.py. Changes made here are lost. -->

# {title}

{intro}

This page is made from the program by `python tools/reference.py`: change what it says there,
not the page."""

EVENTS_INTRO = """\
What can happen in an office, typed once (`src/onedoor/vocabulary`). Each line of the journal is
one of these events in an envelope. A field is a key or a number, yes or no, a day, or a code from
one of the lists; no name and no free text can stand in it. A key is a row's number, 0 is nobody or
nothing."""

RULES_INTRO = """\
Decisions as pure functions (`src/onedoor/rules`): facts and the time in, a verdict with its reason
out. Office, mirror and twin call the same ones."""

SETTINGS_INTRO = """\
What the environment may say (`src/onedoor/config/variables.py`). Every command checks all of it
first, and names every variable that cannot be used at once, with what it is and what it may be; a
secret's value is never repeated. A name that is nearly one of these is taken for a slip and told
too. An empty variable counts as unset.

Traces for OpenTelemetry need `pip install 'onedoor[telemetry]'`, and are asked for by its own
variables: `OTEL_EXPORTER_OTLP_ENDPOINT` says where to send them (OTLP over HTTP), or
`OTEL_TRACES_EXPORTER=console` writes them out; sampling, headers, time limits and the service's
name are set by the
[standard's](https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/)
`OTEL_` names. Spans are named by their page's route and say nothing of anybody."""

PLAIN: dict[Any, str] = {
    int: "number",
    bool: "yes or no",
    dt.date: "day",
    dt.date | None: "day, or none",
}


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` say which are stale."""
    problems = list(lacks())
    pages = {
        "events.md": events_page(),
        "rules.md": rules_page(),
        "settings.md": settings_page(),
    }
    if arguments == ["--check"]:
        problems += [
            f"docs/reference/{name} is stale: run `python tools/reference.py`"
            for name, text in pages.items()
            if not (PAGES / name).exists() or (PAGES / name).read_text("utf-8") != text
        ]
    elif arguments:
        print("usage: python tools/reference.py [--check]", file=sys.stderr)
        return 2
    else:
        for name, text in pages.items():
            (PAGES / name).write_text(text, "utf-8")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def lacks() -> Iterator[str]:
    """What the reference cannot say because nobody has written it."""
    for event in _events():
        if not vars(event).get("__doc__") or _says_its_signature(event):
            yield f"{event.__module__}.{event.__name__} has no docstring"
        for field in shape(event).keys() - MEANINGS.keys():
            yield f"{event.__name__}.{field} has no meaning in tools/reference.py"
    for code in _codes(onedoor.vocabulary, onedoor.rules):
        if not vars(code).get("__doc__") or code.__doc__ == Code.__doc__:
            yield f"{code.__module__}.{code.__name__} has no docstring"
    for module in _modules(onedoor.rules):
        for node in _public(module):
            if not ast.get_docstring(node):
                yield f"{module.__name__}.{node.name} has no docstring"


# ---------------------------------------------------------------------------- events


def events_page() -> str:
    """The whole of docs/reference/events.md."""
    parts = [MADE.format(title="Events", intro=EVENTS_INTRO), *_envelope()]
    subjects: dict[str, list[ModuleType]] = {}
    for module in _modules(onedoor.vocabulary):
        subjects.setdefault(_subject(module), []).append(module)
    for subject, modules in subjects.items():
        told = [part for module in modules for part in _told_by(module)]
        if told:
            parts += [f"## {subject.capitalize()}", _about(modules[0]), *told]
    return "\n\n".join(parts) + "\n"


def _envelope() -> Iterator[str]:
    yield "## The envelope"
    yield _docstring(Envelope)
    yield _fields(inspect.get_annotations(Envelope, eval_str=True))


def _told_by(module: ModuleType) -> Iterator[str]:
    for event in _defined_in(module, Event):
        yield f"### `{event.__name__}`"
        yield f"Version {event.version}. {_docstring(event)}"
        yield _fields(shape(event))
    for code in _defined_in(module, Code):
        yield from _list_of(code)


def _fields(types: dict[str, type]) -> str:
    rows = [(f"`{name}`", _type(kind), MEANINGS.get(name, "")) for name, kind in types.items()]
    return _table(("field", "type", "meaning"), rows)


def _type(kind: type) -> str:
    if kind in PLAIN:
        return PLAIN[kind]
    return f"[`{kind.__name__}`](#{kind.__name__.lower()})"


def _list_of(code: type[Code]) -> Iterator[str]:
    yield f"### `{code.__name__}`"
    yield _docstring(code)
    rows = [(str(int(member)), f"`{member.name}`", member.words) for member in code]
    yield _table(("number", "name", "words"), rows)


# ---------------------------------------------------------------------------- rules


def rules_page() -> str:
    """The whole of docs/reference/rules.md."""
    parts = [MADE.format(title="Rules", intro=RULES_INTRO)]
    for module in _modules(onedoor.rules):
        told = [part for node in _public(module) for part in _rule(module, node)]
        if told:
            name = module.__name__.removeprefix("onedoor.rules.").replace(".", "/")
            parts += [f"## {name}", _about(module), *told]
    return "\n\n".join(parts) + "\n"


def _rule(module: ModuleType, node: ast.FunctionDef | ast.ClassDef) -> Iterator[str]:
    thing = getattr(module, node.name)
    if isinstance(thing, type) and issubclass(thing, Code):
        yield from _list_of(thing)
        return
    yield f"### `{node.name}`"
    if isinstance(node, ast.FunctionDef):
        yield f"```python\n{_signature(module, node)}\n```"
    yield inspect.cleandoc(ast.get_docstring(node) or "")
    if dataclasses.is_dataclass(thing):
        rows = [(f"`{one.name}`", f"`{one.type}`") for one in dataclasses.fields(thing)]
        yield _table(("fact", "type"), rows)


def _signature(module: ModuleType, node: ast.FunctionDef) -> str:
    """The lines from `def` to the docstring, as they stand in the source."""
    lines = inspect.getsource(module).splitlines()
    return "\n".join(lines[node.lineno - 1 : node.body[0].lineno - 1]).rstrip(":")


# ---------------------------------------------------------------------------- settings


def settings_page() -> str:
    """The whole of docs/reference/settings.md."""
    rows = [(f"`{one.name}`", one.meaning, one.allowed, one.without) for one in VARIABLES.values()]
    table = _table(("name", "what it is", "what it may be", "without it"), rows)
    return f"{MADE.format(title='Settings', intro=SETTINGS_INTRO)}\n\n{table}\n"


# ---------------------------------------------------------------------------- finding


def _modules(package: ModuleType) -> list[ModuleType]:
    """Every module of a package, and the package itself, in order of name."""
    found = sorted(
        one.name for one in pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    )
    return [package, *(importlib.import_module(name) for name in found)]


def _subject(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2].removesuffix("_codes")


def _events() -> Iterator[type[Event]]:
    for module in _modules(onedoor.vocabulary):
        yield from _defined_in(module, Event)


def _codes(*packages: ModuleType) -> Iterator[type[Code]]:
    for package in packages:
        for module in _modules(package):
            yield from _defined_in(module, Code)


def _defined_in(module: ModuleType, kind: type[T]) -> Iterator[type[T]]:
    """The classes of a kind that this module defines, in the order it does."""
    for thing in vars(module).values():
        told_here = isinstance(thing, type) and thing.__module__ == module.__name__
        if told_here and issubclass(thing, kind) and thing is not kind:
            yield thing


def _public(module: ModuleType) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """The public functions and classes that this module defines, in the order it does."""
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node


# ---------------------------------------------------------------------------- writing


def _docstring(thing: object) -> str:
    return inspect.getdoc(thing) or ""


def _about(module: ModuleType) -> str:
    """A module's docstring without the subject it begins with, which is the heading already."""
    said = _docstring(module)
    before, colon, after = said.partition(": ")
    return after[:1].upper() + after[1:] if colon and before.isalpha() else said


def _says_its_signature(kind: type) -> bool:
    """Whether the docstring is the one that `dataclass` writes when there is none."""
    return (kind.__doc__ or "").startswith(f"{kind.__name__}(")


def _table(heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    head, *body = [_row(cells) for cells in (tuple(heads), *rows)]
    return "\n".join([head, "|---" * (head.count(" | ") + 1) + "|", *body])


def _row(cells: tuple[str, ...]) -> str:
    """A row; a bar inside a cell would end it."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
