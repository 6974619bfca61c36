"""Who knows whom at the door: who holds whose cases, who has met whom, and who is with whom now.

Read in one question for everybody who waits and everybody who stands there.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.utils.dateparse import parse_datetime

from onedoor.vocabulary.responsibility_codes import CaseState

# As far back as a day at the door goes.
_A_DAY = dt.timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class MeetingNow:
    """An employee is in a visit, or was in one of `day` until lately; `until` None is now."""

    employee: int
    visit: int
    day: dt.date
    since: dt.datetime
    until: dt.datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Acquaintance:
    """Of some persons: the holder of each open case, and all who have met them.

    `meetings` are those of some employees, now and lately.
    """

    holders: dict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    met: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    meetings: list[MeetingNow] = field(default_factory=list)

    def free_since(self, today: dt.date) -> dict[int, dt.datetime]:
        """When each was last with somebody who came today."""
        return freed_in(one for one in self.meetings if one.day == today)


def freed_in(meetings: Iterable[MeetingNow]) -> dict[int, dt.datetime]:
    """When each employee was last free again, of those whose meetings have ended."""
    found: dict[int, dt.datetime] = {}
    for one in meetings:
        if one.until is not None:
            found[one.employee] = max(one.until, found.get(one.employee, one.until))
    return found


def acquaintance(
    persons: Collection[int], employees: Collection[int], now: dt.datetime
) -> Acquaintance:
    """What is known of these persons and employees, who are of one office; one query."""
    found = Acquaintance()
    if not persons and not employees:
        return found
    some, whom = _some(persons), _some(employees)
    lately = connection.ops.adapt_datetimefield_value(now - _A_DAY)
    who, them = persons or [0], employees or [0]
    asked = [*who, *who, *them, *them, lately]
    with connection.cursor() as cursor:
        cursor.execute(_ASKED.format(persons=some, employees=whom), asked)
        for what, key, beside, employee, *when in cursor.fetchall():
            if what == "holds":
                found.holders[key][beside] = employee
            elif what == "met":
                found.met[key].add(employee)
            else:
                found.meetings.append(MeetingNow(employee, key, *_when(*when)))
    return found


def _some(keys: Collection[int]) -> str:
    return ", ".join(["%s"] * (len(keys) or 1))


def _when(day: Any, since: Any, until: Any) -> tuple[dt.date, dt.datetime, dt.datetime | None]:
    on = dt.date.fromisoformat(day) if isinstance(day, str) else day
    return on, _instant(since), _instant(until) if until else None


def _instant(written: Any) -> dt.datetime:
    """SQLite keeps instants as text, in UTC."""
    found = parse_datetime(written) if isinstance(written, str) else written
    if found is None:
        raise ValueError(written)
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


# Plain SQL, since every page of the door asks this: as models it was five questions.
_ASKED = f"""
    SELECT 'holds', person_id, id, holder_id,
           CAST(NULL AS date), CAST(NULL AS timestamptz), CAST(NULL AS timestamptz)
    FROM case_ WHERE person_id IN ({{persons}}) AND state <> {CaseState.closed:d}
    UNION ALL
    SELECT DISTINCT 'met', visit.person_id, 0, meeting.employee_id,
           CAST(NULL AS date), CAST(NULL AS timestamptz), CAST(NULL AS timestamptz)
    FROM visit JOIN meeting ON meeting.visit_id = visit.id WHERE visit.person_id IN ({{persons}})
    UNION ALL
    SELECT 'meets', meeting.visit_id, 0, meeting.employee_id,
           visit.day, meeting.since, meeting.until
    FROM meeting JOIN visit ON visit.id = meeting.visit_id
    WHERE meeting.employee_id IN ({{employees}}) AND meeting.until IS NULL
    UNION ALL
    SELECT 'meets', meeting.visit_id, 0, meeting.employee_id,
           visit.day, meeting.since, meeting.until
    FROM meeting JOIN visit ON visit.id = meeting.visit_id
    WHERE meeting.employee_id IN ({{employees}}) AND meeting.until > %s
"""  # noqa: S608  the numbers are our own codes
