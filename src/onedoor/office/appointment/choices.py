"""What there is to choose for an appointment: colleagues, free times, rooms, languages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext

from onedoor.office.appointment.gathering import day_at, hours_at, taken_of
from onedoor.office.establishment.queries import names_by_number, opening_of, pack_of
from onedoor.office.pages.dates import day as day_words
from onedoor.office.pages.wording import capital, in_my_language, words
from onedoor.office.people.models import Employee
from onedoor.rules.appointment.times import Span, free_times
from onedoor.rules.opening import us, working_day_after
from onedoor.vocabulary.reception_codes import Spoken

DAYS_SHOWN = 5
_LONGEST_KEY = 19
Choices = list[tuple[Any, Any]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Times:
    """The free times of somebody on some days, as a list to choose from; and the day after."""

    who: Employee
    first: dt.date
    minutes: int
    days: list[tuple[dt.date, list[Span]]]
    later: dt.date
    but: int = 0

    @property
    def choices(self) -> Choices:
        """The times, by day."""
        return [
            (day_words(day, "long").striptags(), [(us(one.begins), _clock(one)) for one in spans])
            for day, spans in self.days
            if spans
        ]

    @property
    def any(self) -> bool:
        """Whether there is a time at all on these days."""
        return any(spans for _, spans in self.days)


def times_of(
    who: Employee, first: dt.date, minutes: int, *, now: dt.datetime, but: int = 0
) -> Times:
    """When somebody can be met, on the next days on which the office is open."""
    opening = opening_of(who.office_id)
    start = max(first, day_at(who.office_id, now))
    days = [working_day_after(start, 0, opening)]
    while len(days) <= DAYS_SHOWN:
        days.append(working_day_after(days[-1], 1, opening))
    hours = hours_at(who.office_id, now)
    return Times(
        who=who,
        first=days[0],
        minutes=minutes,
        days=[
            (
                day,
                list(
                    free_times(
                        day, minutes, hours=hours, employee=taken_of(who, day, but=but), now=now
                    )
                ),
            )
            for day in days[:DAYS_SHOWN]
        ],
        later=days[DAYS_SHOWN],
        but=but,
    )


def colleagues_to_meet(office: int, *first: int) -> Choices:
    """Everybody who works here, those named `first` first."""
    rows = Employee.objects.filter(office=office, left_at=None).select_related("home_unit")
    names = names_by_number(office)
    ordered = sorted(rows, key=lambda row: (_place(row.pk, first), str(row), row.pk))
    return [
        (row.pk, f"{row}, {in_my_language(names['unit', row.home_unit_id])}") for row in ordered
    ]


def somebody_to_meet(written: str, office: int, otherwise: int) -> Employee | None:
    """Who works here under this number, as an address has it; else the other, or nobody."""
    key = int(written) if written.isdecimal() and len(written) < _LONGEST_KEY else otherwise
    rows = Employee.objects.filter(office=office, left_at=None)
    return rows.filter(pk=key).first() or rows.filter(pk=otherwise).first()


def rooms(office: int) -> Choices:
    """The rooms of the office, each with what it is."""
    none = (0, gettext("No room"))
    return [none, *((one.number, _room(one)) for one in pack_of(office).room)]


def languages() -> Choices:
    """The languages an interpreter can be needed for."""
    spoken = [one for one in Spoken if one is not Spoken.unknown]
    named = sorted((capital(words(one)), int(one)) for one in spoken)
    return [(0, gettext("No interpreter")), *((key, name) for name, key in named)]


def lengths(usual: int) -> Choices:
    """How long an appointment can be, in quarters of an hour."""
    some = sorted({15, 30, 45, 60, 90, 120, usual})
    return [(one, gettext("%(minutes)d min") % {"minutes": one}) for one in some]


def _place(key: int, first: tuple[int, ...]) -> int:
    return first.index(key) if key in first else len(first)


def _clock(one: Span) -> str:
    return f"{localtime(one.begins):%H:%M}–{localtime(one.ends):%H:%M}"


def _room(room: Any) -> str:
    said = [
        f"{in_my_language(room.name)} ({room.number})",
        gettext("seats %(n)d") % {"n": room.seats},
    ]
    said += [gettext("private")] if room.private else []
    said += [] if room.step_free else [gettext("has steps")]
    said += [gettext("alarm")] if room.alarm else []
    return ", ".join(said)
