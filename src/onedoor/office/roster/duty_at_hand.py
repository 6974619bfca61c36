"""A duty at hand: its employee locked, and the one way it is saved, with the line that tells it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.journal.actions import append
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope
from onedoor.office.people.models import Employee
from onedoor.office.roster.models import Duty
from onedoor.rules.roster.halves import Half
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.roster import DutyBegun, DutyKind, DutySet, DutyWhy, HalfDay


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """A half day of somebody's, by the day and the half."""

    day: dt.date
    half_day: HalfDay

    @classmethod
    def of(cls, half: Half) -> When:
        """The half day that these hours are."""
        return cls(day=half.day, half_day=half.half_day)


def set_duty(
    employee: Employee,
    when: When,
    kind: DutyKind,
    why: DutyWhy,
    *,
    actor: Employee | None,
    now: dt.datetime,
) -> int:
    """What an employee is to do in a half day from now on; the duty's row number.

    The employee's row is locked by whoever calls, and the rule has been asked.
    """
    at = now_in(_about(employee, actor, now))
    row = _saved(employee, when, {"kind": kind, "why": why, "set_at": at, "begun_at": None})
    told = DutySet(
        duty=row.pk,
        employee=employee.pk,
        duty_day=when.day,
        half_day=when.half_day,
        duty_kind=kind,
        duty_why=why,
    )
    append(_about(employee, actor, at), told)
    return row.pk


def set_begun(
    employee: Employee, when: When, kind: DutyKind, why: DutyWhy, *, now: dt.datetime
) -> int:
    """A half day has begun for somebody, with this duty; the duty's row number."""
    at = now_in(_about(employee, None, now))
    row = _saved(employee, when, {"kind": kind, "why": why, "begun_at": at})
    told = DutyBegun(
        duty=row.pk,
        employee=employee.pk,
        duty_day=when.day,
        half_day=when.half_day,
        duty_kind=kind,
        duty_why=why,
    )
    append(_about(employee, None, at), told)
    return row.pk


def _saved(employee: Employee, when: When, values: dict[str, object]) -> Duty:
    row, _ = Duty.objects.update_or_create(
        employee=employee,
        day=when.day,
        half_day=when.half_day,
        defaults=values,
        create_defaults={**values, "office_id": employee.office_id},
    )
    return row


def _about(employee: Employee, actor: Employee | None, now: dt.datetime) -> Envelope:
    return envelope(employee.office_id, actor, now, side=employee.side, employee_key=employee.pk)
