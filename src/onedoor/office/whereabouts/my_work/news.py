"""What an employee must be told: the lines of the journal that tell it, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from onedoor.office.journal.models import JournalLine
from onedoor.office.responsibility.history import employees_in, told
from onedoor.office.responsibility.names import Names
from onedoor.office.responsibility.queries import CaseShown
from onedoor.office.whereabouts.pages_at_once import Listed
from onedoor.rules.opening import instant


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """One thing somebody must be told: what happened to which case, why, and who did it.

    `what` and `more` are empty when the reader may no longer see what is in the case.
    """

    key: int
    at: dt.datetime
    what: Markup
    more: tuple[Markup, ...]
    by: str
    case: CaseShown


def lines_told(office: int, lines: Collection[int]) -> dict[int, JournalLine]:
    """The lines that tell what somebody must be told, by their numbers."""
    found = JournalLine.objects.filter(office=office, seq__in=lines)
    return {line.seq: line for line in found}


def news_of(
    office: int,
    notices: Iterable[Listed],
    lines: Mapping[int, JournalLine],
    seen: Mapping[int, CaseShown],
) -> list[News]:
    """Notices as they are told, in their order, as far as their cases may be seen."""
    names = Names(office, employees_in(lines.values()))
    return [
        _news(one.key, lines[one.line], seen[one.case], names)
        for one in notices
        if one.case in seen and one.line in lines
    ]


def _news(key: int, line: JournalLine, case: CaseShown, names: Names) -> News:
    happened = told([line], names)[0]
    return News(
        key=key,
        at=instant(line.at_us),
        what=happened.what if case.whole else Markup(),
        more=happened.more if case.whole else (),
        by=happened.by,
        case=case,
    )
