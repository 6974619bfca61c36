"""Who somebody is, from the one field at the door: a name, a number, a birth date, a ticket."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from onedoor.office.journal.refused import Refused
from onedoor.office.people.countries import NORWAY
from onedoor.office.people.identity import Number, written_number
from onedoor.office.people.names import read_name
from onedoor.rules.people import what_is_wrong_with_birth_date
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text

_TICKET = re.compile(r"#?\d{1,4}")
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})|(\d{2})(\d{2})(\d{4}|\d{2})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"\d{6}[ -]?\d{5}")
_SPACING = re.compile(r"[\s-]+")


class WhoProblem(Code):
    """What is wrong with what was written about who it is."""

    no_such_day = 1, text("There is no such day. Write it as day.month.year, such as 24.11.1985.")
    nobody_with_ticket = 2, text("Nobody has this ticket today, and nothing is owed for it.")
    nobody_with_number = 3, text("Nobody is registered with this number. Write a name instead.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Who:
    """What was written about who it is, taken apart. Printing it tells no number."""

    name: str = ""
    born: dt.date | None = None
    number: Number | None = None
    outlandish: str = field(default="", repr=False)
    ticket: int = 0

    @property
    def is_nobody(self) -> bool:
        """Whether nothing was written: a ticket, and no name."""
        return self == NOBODY

    @property
    def as_new(self) -> Who | None:
        """What somebody new would be registered with; None when nothing of it is a name or day."""
        return None if self.ticket or self.outlandish else self

    @property
    def names(self) -> tuple[str, str]:
        """Given and family name; the family name is the last word, or stands before a comma."""
        if "," in self.name:
            family, _, given = self.name.partition(",")
            return given.strip(), family.strip()
        given, _, family = self.name.rpartition(" ")
        return given, family


NOBODY = Who()


def read_who(written: str, *, now: dt.datetime, today: dt.date) -> Who:
    """What somebody wrote in the field. Raises `Refused` when it can be nothing at all."""
    asked = " ".join(written.split())
    if _TICKET.fullmatch(asked):
        return Who(ticket=int(asked.lstrip("#")))
    number = _NUMBER.search(asked)
    if number:
        known = written_number(NORWAY, _SPACING.sub("", number[0]), now)
        return Who(name=_rest(asked, number), number=known, born=known.birth_date)
    day = _ISO.search(asked) or _DAY.search(asked)
    if day and _stands_alone(asked, day, today):
        return Who(name=_rest(asked, day), born=_born(day, today))
    if any(character.isdigit() for character in asked):
        return Who(outlandish=asked)
    return Who(name=read_name(asked))


def _rest(asked: str, found: re.Match[str]) -> str:
    """The name that stands beside a day or a number."""
    return read_name(f"{asked[: found.start()]} {asked[found.end() :]}".strip(" ,"))


def _stands_alone(asked: str, found: re.Match[str], today: dt.date) -> bool:
    """Whether it can be meant as a day: else it is part of another country's number."""
    around = asked[max(found.start() - 1, 0) : found.start()] + asked[found.end() : found.end() + 1]
    rest = asked[: found.start()] + asked[found.end() :]
    if around.strip(" ,") or any(character.isdigit() for character in rest):
        return False
    return not (rest.strip() and found[0].isdigit()) or _is_a_day(found, today)


def _is_a_day(found: re.Match[str], today: dt.date) -> bool:
    try:
        _day(found, today)
    except ValueError:
        return False
    return True


def _born(found: re.Match[str], today: dt.date) -> dt.date:
    try:
        day = _day(found, today)
    except ValueError:
        raise Refused(WhoProblem.no_such_day) from None
    because = what_is_wrong_with_birth_date(day, today)
    if because is not None:
        raise Refused(because)
    return day


def _day(found: re.Match[str], today: dt.date) -> dt.date:
    if found.re is _ISO:
        return dt.date.fromisoformat(found[0])
    day, month, year = (int(part) for part in found.groups() if part)
    if year > 99:
        return dt.date(year, month, day)
    # Of two centuries, the one in which the person is born already.
    this = dt.date(2000 + year, month, day)
    return this if this <= today else dt.date(1900 + year, month, day)
