"""The roster in words: duties short enough for a table, half days, and what is lacking."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from onedoor.office.pages.dates import weekday
from onedoor.office.pages.wording import capital, words
from onedoor.office.roster.lacking import TooFew
from onedoor.rules.roster.halves import Half
from onedoor.rules.roster.staffing import Lacking
from onedoor.vocabulary.roster import DutyKind, HalfDay
from onedoor.vocabulary.sides import Side
from onedoor.vocabulary.texts import text

SHORT: dict[DutyKind, str] = {
    DutyKind.off: text("Off duty"),
    DutyKind.desk: text("Desk"),
    DutyKind.front: text("Front"),
    DutyKind.support: text("Back-front"),
    DutyKind.training: text("Training"),
    DutyKind.leave: text("Leave"),
    DutyKind.free: text("Not working"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class TooFewTold:
    """A half day that too few people fill, in words; `day` leads to its week."""

    day: dt.date
    when: str
    lacking: tuple[str, ...]


def too_few_told(rows: Iterable[TooFew]) -> tuple[TooFewTold, ...]:
    """The half days that too few people fill, in words."""
    return tuple(
        TooFewTold(
            day=row.half.day, when=when(row.half), lacking=tuple(lacks(one) for one in row.lacking)
        )
        for row in rows
    )


def short(kind: DutyKind) -> str:
    """A duty in a word or two."""
    return gettext(SHORT[kind])


def when(half: Half) -> str:
    """A half day: `Tuesday 3.3., before noon`."""
    said = {
        HalfDay.before_noon: gettext("%(day)s, before noon"),
        HalfDay.after_noon: gettext("%(day)s, after noon"),
    }
    return said[half.half_day] % {"day": day_told(half.day)}


def day_told(day: dt.date) -> str:
    """A day of a week: `Tuesday 3.3.`."""
    return f"{capital(weekday(day.weekday()))} {day.day}.{day.month}."


def column(half: Half) -> str:
    """A half day over its column: `Tue 3.3. before noon`."""
    name = f"{capital(weekday(half.day.weekday()))[:3]} {half.day.day}.{half.day.month}."
    return f"{name} {words(half.half_day)}"


def lacks(one: Lacking) -> str:
    """Where there are too few: `Front: 2, at least 3 needed`."""
    told = {"post": short(one.least.kind), "there": one.there, "least": one.least.number}
    if one.least.side is Side.none:
        return gettext("%(post)s: %(there)s, and at least %(least)s are needed") % told
    told["side"] = words(one.least.side)
    return gettext("%(post)s, %(side)s: %(there)s, and at least %(least)s are needed") % told
