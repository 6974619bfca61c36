"""Gathering the facts that the rules of appointments are told, from rows and the pack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from onedoor.office.appointment.models import Appointment
from onedoor.office.establishment.queries import opening_of, pack_of
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import at_work, today_at
from onedoor.office.roster.queries import DutyOn, duty_of, roster_at
from onedoor.packs.appointments import minutes_of
from onedoor.rules.appointment.agreed import OPEN, AgreedFacts
from onedoor.rules.appointment.times import Hours, RoomFacts, Span, Taken
from onedoor.rules.opening import day_of
from onedoor.vocabulary.roster import DutyKind, RosterScheme

_AT_THE_DOOR = frozenset({DutyKind.desk, DutyKind.front})
_ONE_DAY = dt.timedelta(days=1)


def hours_at(office: int, now: dt.datetime) -> Hours:
    """When people can be met at this office."""
    pack = pack_of(office)
    return Hours(
        opening=opening_of(office),
        begins=minutes_of(pack.appointment.begins),
        ends=minutes_of(pack.appointment.ends),
        last_day=today_at(office, now) + dt.timedelta(days=pack.times.furthest_days),
    )


def taken_of(employee: Employee, day: dt.date, *, but: int = 0) -> Taken:
    """When somebody cannot meet anybody on a day; `but` is an appointment that does not count."""
    duties = duty_of(employee, day)
    stands = roster_at(employee.office_id).plan.scheme is not RosterScheme.none
    in_today = at_work([employee.pk], day)[employee.pk]
    away = _spans(one for one in duties if one.is_absent)
    return Taken(
        at_the_door=_spans(one for one in duties if one.kind in _AT_THE_DOOR) if stands else (),
        away=away if in_today else (whole_day(employee.office_id, day),),
        busy=spans_of(Appointment.objects.filter(employee=employee), employee.office_id, day, but),
    )


def room_facts(office: int, number: int, day: dt.date, *, but: int = 0) -> RoomFacts | None:
    """A room of the pack and when it is taken; None when no room is asked for."""
    if not number:
        return None
    found = next((one for one in pack_of(office).room if one.number == number), None)
    if found is None:
        return RoomFacts(number=number, there=False)
    return RoomFacts(
        number=number,
        private=found.private,
        step_free=found.step_free,
        busy=spans_of(Appointment.objects.filter(office=office, room=number), office, day, but),
    )


def spans_of(
    rows: QuerySet[Appointment], office: int, day: dt.date, but: int = 0
) -> tuple[Span, ...]:
    """The times of a day that these appointments take."""
    whole = whole_day(office, day)
    open_ = rows.filter(state__in=OPEN, begins__lt=whole.ends, ends__gt=whole.begins)
    found = open_.exclude(pk=but).order_by("begins").values_list("begins", "ends")
    return tuple(Span(begins=begins, ends=ends) for begins, ends in found)


def agreed_facts(row: Appointment) -> AgreedFacts:
    """An appointment as the rules see it."""
    return AgreedFacts(
        office=row.office_id,
        person=row.person_id,
        employee=row.employee_id,
        unit=row.unit_id,
        unit_leader=row.unit.leader_id or 0,
        holder=row.case.holder_id if row.case else 0,
        state=row.state,
        place=row.place,
        interpreter=row.interpreter,
        begins=row.begins,
        ends=row.ends,
    )


def whole_day(office: int, day: dt.date) -> Span:
    """A day where the office stands, from midnight to midnight."""
    zone = ZoneInfo(opening_of(office).zone)
    begins = dt.datetime.combine(day, dt.time(), tzinfo=zone)
    ends = dt.datetime.combine(day + _ONE_DAY, dt.time(), tzinfo=zone)
    return Span(begins=begins.astimezone(dt.UTC), ends=ends.astimezone(dt.UTC))


def day_at(office: int, at: dt.datetime) -> dt.date:
    """Which day an instant is in at this office."""
    return day_of(at, opening_of(office))


def _spans(duties: Iterable[DutyOn]) -> tuple[Span, ...]:
    return tuple(Span(begins=one.half.begins, ends=one.half.ends) for one in duties)
