"""A case's history: the lines of its thread told in sentences, with names for keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet
from django.utils.translation import gettext
from markupsafe import Markup

from onedoor.office.journal.models import JournalLine
from onedoor.office.responsibility import sentences_of_times as _registered  # noqa: F401
from onedoor.office.responsibility.models import Case
from onedoor.office.responsibility.names import Names
from onedoor.office.responsibility.sentences import sentences
from onedoor.rules.opening import instant
from onedoor.vocabulary.envelope import ThreadKind
from onedoor.vocabulary.event import from_fields

_EMPLOYEES = (
    "to_employee",
    "by_employee",
    "proposed_by",
    "employee",
    "owed_by",
    "came_up_to",
    "taken_from",
    "taken_by",
    "with_employee",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Happened:
    """What somebody did at one moment: the first line is what it was, the others say more."""

    seq: int
    at: dt.datetime
    by: str
    what: Markup
    more: tuple[Markup, ...]


def lines_of(case: int, office: int, *, after: int = 0) -> list[JournalLine]:
    """The lines of a case's thread, or those after a line, oldest first."""
    lines = JournalLine.objects.filter(
        office=office, thread_kind=ThreadKind.case, thread_key=case, seq__gt=after
    )
    return list(lines.order_by("prev"))


def lines_known(number: str, office: int) -> list[JournalLine]:
    """The lines of the case with this number, oldest first; none when there is no such case.

    Asked before the case is read: what happens between then makes a form of the page old.
    """
    return list(_about(number, office).order_by("prev"))


def last_seq(number: str, office: int) -> int:
    """The last line about the case with this number, for a form to carry; 0 without one.

    Asked before the case is read, like `lines_known`.
    """
    return _about(number, office).order_by("-prev").values_list("seq", flat=True).first() or 0


def _about(number: str, office: int) -> QuerySet[JournalLine]:
    case = Case.objects.filter(office=office, number=number).values("pk")[:1]
    return JournalLine.objects.filter(office=office, thread_kind=ThreadKind.case, thread_key=case)


def employees_in(lines: Iterable[JournalLine]) -> set[int]:
    """The keys of everybody whom these lines name."""
    found: set[int] = set()
    for line in lines:
        found |= {line.actor_key, line.holder_before, line.holder_after}
        found |= {line.fields.get(name, 0) for name in _EMPLOYEES}
    return found - {0}


def told(lines: Iterable[JournalLine], names: Names) -> list[Happened]:
    """The lines in words, newest first; what one person did at one moment is told together."""
    together = groupby(lines, key=lambda line: (line.at_us, line.actor_key))
    return [_happened(list(several), names) for _, several in together][::-1]


def _happened(lines: list[JournalLine], names: Names) -> Happened:
    first = lines[0]
    what, *more = _sentences(lines, names)
    return Happened(
        seq=lines[-1].seq,
        at=instant(first.at_us),
        by=_by(first, names),
        what=what,
        more=tuple(more),
    )


def _sentences(lines: list[JournalLine], names: Names) -> Iterator[Markup]:
    for line in lines:
        event = from_fields(line.kind, line.version, line.fields)
        yield from sentences(event, line, names)


def _by(line: JournalLine, names: Names) -> str:
    if line.actor_key == 0:
        return gettext("Onedoor itself")
    return names.employee(line.actor_key, line.acting_unit)
