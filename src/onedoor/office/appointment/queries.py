"""Reading about appointments: one's own weeks, a person's, and what belongs elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils.translation import override

from onedoor.office.appointment.gathering import agreed_facts, day_at, whole_day
from onedoor.office.appointment.invitation import invitation
from onedoor.office.appointment.models import Appointment
from onedoor.office.confidentiality.shown import Item, Shown, shown
from onedoor.office.establishment.queries import one_pack, pack_of
from onedoor.office.journal.actions import last_line
from onedoor.office.pages.wording import in_my_language
from onedoor.office.people.models import Employee
from onedoor.office.people.queries.persons import display_name
from onedoor.office.responsibility.debt_at_hand import thread_of
from onedoor.office.responsibility.gathering import at_work, employee_facts
from onedoor.rules.appointment.agreed import (
    OPEN,
    belongs_elsewhere,
    what_hinders_changing,
    what_hinders_ending,
)
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.vocabulary.appointment import (
    AppointmentState,
    CancelledWhy,
    InterpreterState,
    MeetingPlace,
    Purpose,
)
from onedoor.vocabulary.confidentiality import Level
from onedoor.vocabulary.confidentiality import Purpose as LookPurpose
from onedoor.vocabulary.reception_codes import Spoken

_WEEK, _WORKING_WEEK = 7, 5


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeTold:
    """An appointment as pages tell it.

    Who may see no more than that it exists is told when, where and with whom: `person` is empty
    and `purpose` None. `elsewhere` tells that somebody must say what becomes of it, because whom
    they are to meet has left, is away, or does not hold the case any more.
    """

    key: int
    day: dt.date
    begins: dt.datetime
    ends: dt.datetime
    employee: int
    who: str
    person_key: int
    person: str
    phone: str
    purpose: Purpose | None
    place: MeetingPlace
    address: str
    room: int
    room_name: str
    private_room: bool
    step_free: bool
    interpreter: InterpreterState
    spoken: Spoken
    remind: bool
    state: AppointmentState
    cancelled_why: CancelledWhy | None
    case: str
    visit: int
    elsewhere: bool
    may_change: bool
    may_end: bool

    @property
    def open(self) -> bool:
        """Whether it has not had its end."""
        return self.state in OPEN


@dataclass(frozen=True, kw_only=True, slots=True)
class Week:
    """A week of somebody's: the times of each day, what belongs elsewhere, and what is unsaid."""

    first: dt.date
    days: list[tuple[dt.date, list[TimeTold]]]
    elsewhere: list[TimeTold]
    unsaid: list[TimeTold]


def week_of(reader: Employee, day: dt.date, now: dt.datetime) -> Week:
    """The reader's week in which a day lies."""
    first = day - dt.timedelta(days=day.weekday())
    office = reader.office_id
    with one_pack():
        begins = whole_day(office, first).begins
        ends = whole_day(office, first + dt.timedelta(days=_WEEK)).begins
        own = Appointment.objects.filter(employee=reader, begins__gte=begins, begins__lt=ends)
        told = times_told(reader, own.exclude(state=AppointmentState.cancelled), now)
        days = [first + dt.timedelta(days=number) for number in range(_WEEK)]
        by_day = [(one, [row for row in told if row.day == one]) for one in days]
        return Week(
            first=first,
            days=[(one, rows) for one, rows in by_day if rows or one.weekday() < _WORKING_WEEK],
            elsewhere=to_settle(reader, now),
            unsaid=times_told(reader, _unsaid(reader, now), now),
        )


def times_of_person(reader: Employee, person: int, now: dt.datetime) -> list[TimeTold]:
    """The times a person has from now on, the next first."""
    theirs = Appointment.objects.filter(person=person, office=reader.office_id)
    return times_told(reader, theirs.filter(state__in=OPEN, ends__gt=now), now)


def times_today(reader: Employee, now: dt.datetime) -> list[TimeTold]:
    """Everybody who has a time here today, for whoever meets them at the door."""
    return times_told(reader, here_today(reader.office_id, now), now, at_door=True)


def here_today(office: int, now: dt.datetime) -> QuerySet[Appointment]:
    """The times that people have here today, and that are not cancelled."""
    today = whole_day(office, day_at(office, now))
    stand = [one for one in AppointmentState if one is not AppointmentState.cancelled]
    rows = Appointment.objects.filter(office=office, state__in=stand, place=MeetingPlace.here)
    return rows.filter(begins__gte=today.begins, begins__lt=today.ends)


def own_times_today(reader: Employee, now: dt.datetime) -> list[TimeTold]:
    """Whom the reader meets today, and has not met yet."""
    return times_told(reader, rows_of_today(reader, now), now)


def rows_of_today(reader: Employee, now: dt.datetime) -> QuerySet[Appointment]:
    """The rows behind `own_times_today`; only for counting them."""
    today = whole_day(reader.office_id, day_at(reader.office_id, now))
    return Appointment.objects.filter(
        employee=reader, state__in=OPEN, begins__gte=today.begins, begins__lt=today.ends
    )


def to_settle(reader: Employee, now: dt.datetime) -> list[TimeTold]:
    """Times that come up to this reader: somebody must say what becomes of them."""
    rows = rows_to_settle(reader, now)
    return [one for one in times_told(reader, rows, now) if one.elsewhere]


def rows_to_settle(reader: Employee, now: dt.datetime) -> QuerySet[Appointment]:
    """The rows among which `to_settle` finds them; only for asking whether there are any."""
    me = employee_facts(reader)
    coming = Appointment.objects.filter(office=reader.office_id, state__in=OPEN, ends__gt=now)
    moved_on = Q(case__holder=me.key) & ~Q(employee=me.key)
    leads = Q(unit__in=me.leads) & (Q(case=None) | Q(case__holder=F("employee")))
    not_there = Q(employee__left_at__isnull=False) | Q(employee__away_since__isnull=False)
    return coming.filter(moved_on | (leads & not_there))


def time_shown(reader: Employee, key: int, now: dt.datetime) -> TimeTold | None:
    """One appointment; None when there is none at the reader's office."""
    rows = Appointment.objects.filter(pk=key, office=reader.office_id)
    return next(iter(times_told(reader, rows, now)), None)


def calendar_file(reader: Employee, key: int, now: dt.datetime) -> bytes | None:
    """The calendar file of an appointment, for its person; None for what there is not to see."""
    told = time_shown(reader, key, now)
    if told is None or not told.person_key or not told.open:
        return None
    row = Appointment.objects.select_related("person").get(pk=key)
    with override(row.person.language):
        return invitation(row, now)


def last_of_time(key: int, now: dt.datetime) -> int:
    """The last line of the thread an appointment is in, for a form to carry."""
    row = Appointment.objects.select_related("unit", "case").get(pk=key)
    last = last_line(thread_of(row, None, now))
    return last.seq if last else 0


def awaited_in(employee: int) -> frozenset[int]:
    """The visits of persons who have come for a time with this employee."""
    rows = Appointment.objects.filter(employee=employee, state=AppointmentState.came)
    return frozenset(key for key in rows.values_list("visit", flat=True) if key)


def times_told(
    reader: Employee, rows: QuerySet[Appointment], now: dt.datetime, *, at_door: bool = False
) -> list[TimeTold]:
    """These appointments in the order of their times, as far as the reader may know of them.

    `at_door` for whoever must call people by name in the waiting room: the name, and no more.
    """
    related = rows.select_related("person", "employee", "unit", "case")
    found = list(related.order_by("begins", "pk"))
    if not found:
        return []
    me = employee_facts(reader)
    here = at_work({row.employee_id for row in found}, day_at(reader.office_id, now))
    return [
        _told(one, me, now, here=_is_here(one.value, here, now), at_door=at_door)
        for one in _look(reader, me, found, now)
    ]


def _look(
    reader: Employee, me: EmployeeFacts, rows: Iterable[Appointment], now: dt.datetime
) -> list[Shown[Appointment]]:
    items = [
        Item(
            value=row,
            person_key=row.person_id,
            case_key=row.case_id or 0,
            office=row.office_id,
            owner=row.unit.side,
            has_task=what_hinders_changing(agreed_facts(row), me) is None,
        )
        for row in rows
    ]
    return shown(reader, LookPurpose.person, items, now=now)


def _is_here(row: Appointment, here: dict[int, bool], now: dt.datetime) -> bool:
    """Whether whom they are to meet is at work on that day, as far as anybody knows."""
    if row.employee.left_at is not None:
        return False
    day = day_at(row.office_id, row.begins)
    if day == day_at(row.office_id, now):
        return here[row.employee_id]
    return at_work([row.employee_id], day)[row.employee_id]


def _unsaid(reader: Employee, now: dt.datetime) -> QuerySet[Appointment]:
    """Times that have gone by elsewhere than here, and nobody has said what came of them."""
    gone = Appointment.objects.filter(employee=reader, state=AppointmentState.agreed, ends__lt=now)
    return gone.exclude(place=MeetingPlace.here)


def _told(
    one: Shown[Appointment], me: EmployeeFacts, now: dt.datetime, *, here: bool, at_door: bool
) -> TimeTold:
    row, whole = one.value, one.level is Level.content
    facts, person = agreed_facts(row), row.person
    named = whole or at_door
    return TimeTold(
        key=row.pk,
        day=day_at(row.office_id, row.begins),
        begins=row.begins,
        ends=row.ends,
        employee=row.employee_id,
        who=str(row.employee),
        person_key=person.pk if whole else 0,
        person=display_name(person.pk, person.given_name, person.family_name) if named else "",
        phone=person.phone if whole else "",
        purpose=row.purpose if whole else None,
        place=row.place,
        address=row.address if whole else "",
        room=row.room,
        room_name=room_name(row.office_id, row.room),
        private_room=row.private_room,
        step_free=row.step_free,
        interpreter=row.interpreter,
        spoken=row.spoken,
        remind=row.remind,
        state=row.state,
        cancelled_why=row.cancelled_why if whole else None,
        case=row.case.number if row.case and whole else "",
        visit=row.visit_id or 0,
        elsewhere=belongs_elsewhere(facts, here=here),
        may_change=what_hinders_changing(facts, me) is None,
        may_end=what_hinders_ending(facts, me, now) is None,
    )


def room_name(office: int, number: int) -> str:
    """What a room is called, with its number; empty for none."""
    if not number:
        return ""
    found = next((one for one in pack_of(office).room if one.number == number), None)
    return f"{in_my_language(found.name)} ({number})" if found else str(number)
