"""What an employee must be told: the lines of the journal that tell it, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from onedoor.office.journal.models import JournalLine
from onedoor.office.responsibility.history import employees_in, told
from onedoor.office.responsibility.models import Notice
from onedoor.office.responsibility.names import Names
from onedoor.office.responsibility.queries import CaseShown


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


def news_of(office: int, notices: list[Notice], seen: Mapping[int, CaseShown]) -> list[News]:
    """Notices as they are told, in their order, as far as their cases may be seen."""
    lines = {line.seq: line for line in _lines(office, notices)}
    names = Names(office, employees_in(lines.values()))
    return [
        _news(one, lines[one.line], seen[one.case_id], names)
        for one in notices
        if one.case_id in seen and one.line in lines
    ]


def _lines(office: int, notices: list[Notice]) -> list[JournalLine]:
    return list(JournalLine.objects.filter(office=office, seq__in=[one.line for one in notices]))


def _news(one: Notice, line: JournalLine, case: CaseShown, names: Names) -> News:
    happened = told([line], names)[0]
    return News(
        key=one.pk,
        at=one.at,
        what=happened.what if case.whole else Markup(),
        more=happened.more if case.whole else (),
        by=happened.by,
        case=case,
    )
