"""One's own duties in the weeks to come, day by day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.establishment.queries import one_pack
from onedoor.office.people.models import Employee
from onedoor.office.roster.queries import DutyOn, duty_days, today_at_office
from onedoor.rules.roster.pattern import monday_of

_WEEKS = dt.timedelta(weeks=3)


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnDay:
    """A day of one's own, with what one is to do in its half days."""

    day: dt.date
    duties: tuple[DutyOn, ...]


def own_days(reader: Employee, now: dt.datetime) -> list[OwnDay]:
    """One's duties from today to the end of the third week, on days the office is open."""
    with one_pack():
        today = today_at_office(reader, now)
        last = monday_of(today) + _WEEKS - dt.timedelta(days=1)
        by_day = duty_days(reader, today, last)
    return [OwnDay(day=day, duties=tuple(duties)) for day, duties in by_day.items()]
