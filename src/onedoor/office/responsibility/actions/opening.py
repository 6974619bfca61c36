"""Opening a case: from the moment it exists, one employee answers for it (law 1)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import connection

from onedoor.office.establishment.models import Area, Unit
from onedoor.office.establishment.queries import (
    crossing_to,
    one_pack,
    opening_of,
    pack_of,
    step_numbers,
    unit_facts,
)
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form, first_result
from onedoor.office.people.acting import envelope
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.allotting import allot_if_shared_out
from onedoor.office.responsibility.case_at_hand import CaseAtHand, require
from onedoor.office.responsibility.falling import on_duty_in
from onedoor.office.responsibility.gathering import employee_facts, today_at
from onedoor.office.responsibility.models import Case, Holding
from onedoor.rules.opening import working_day_after
from onedoor.rules.responsibility.holder import first_holder, may_open, owner
from onedoor.vocabulary.responsibility import CaseOpened
from onedoor.vocabulary.responsibility_codes import CaseState, OpenedBy, Reason


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What a case is about: a stated need, by whom, in which area."""

    need: int
    office: int
    person: int
    area: Area


def open_case(
    matter: Matter,
    *,
    unit: int,
    opened_by: OpenedBy,
    actor: Employee | None,
    now: dt.datetime,
    form: Form = NO_FORM,
    outside_number: str = "",
) -> int:
    """Open a case on a need in a unit; the case's row number.

    Born at the door it is held by the unit's duty lead, and what the unit's sharing-out rule
    allots is allotted at once. Opened by a caseworker, that caseworker holds it. Raises `Refused`.
    """
    with one_transaction(), one_pack():
        done = first_result(form, envelope(matter.office, actor, now))
        if done is not None:
            return done
        receiving = Unit.objects.get(pk=unit, office_id=matter.office)
        _require_may_open(matter, receiving, opened_by, actor)
        hand = open_case_in(
            matter,
            receiving,
            opened_by=opened_by,
            actor=actor,
            now=now,
            outside_number=outside_number,
        )
        if opened_by is OpenedBy.door:
            allot_if_shared_out(hand)
        hand.form = form
        return hand.leave("open_case", hand.case.pk)


def open_case_in(
    matter: Matter,
    unit: Unit,
    *,
    opened_by: OpenedBy,
    actor: Employee | None,
    now: dt.datetime,
    holder: Employee | None = None,
    sister_of: Case | None = None,
    outside_number: str = "",
) -> CaseAtHand:
    """Open a case on a need, inside a transaction, and give it for what follows at once.

    `unit` receives it. `holder` is who holds it when nobody opens it at a desk: the leader to
    whom an unanswered request for a sister case falls. Raises `Refused`.
    """
    first = holder or _first_holder(unit, opened_by, actor, now)
    if first.left_at is not None or first.office_id != matter.office:
        raise Refused(Reason.receiver_left)
    row = Case(
        number=_next_number(matter.office, now),
        outside_number=outside_number,
        sister_of=sister_of,
        opened_by=opened_by,
        side=owner(opened_by, matter.area.side, unit.side),
        **_at_birth(matter, unit, first, now),
    )
    row.save()
    Holding.objects.create(case=row, employee=first, unit=unit, since=now)
    hand = CaseAtHand(case=row, actor=actor, now=now, form=NO_FORM)
    opened = _opened(row)
    line = hand.write(opened, holder_before=0, unit_before=0)
    hand.tell(line, opened, first.pk)
    return hand


def first_step(office: int) -> int:
    """The row number of the step every case begins with, as the pack says."""
    key = next(step.key for step in pack_of(office).step if step.first)
    return step_numbers(office)[key]


def first_due(office: int, now: dt.datetime) -> dt.date:
    """By which day the first step is due, as the pack says."""
    days = pack_of(office).times.first_step_days
    return working_day_after(today_at(office, now), days, opening_of(office))


def _require_may_open(
    matter: Matter, unit: Unit, opened_by: OpenedBy, actor: Employee | None
) -> None:
    caseworker = actor if opened_by is OpenedBy.caseworker else None
    facts = employee_facts(caseworker) if caseworker else None
    crossing = crossing_to(matter.office, matter.area.pk)
    require(may_open(facts, unit_facts(unit), matter.area.side, crossing))


def _first_holder(
    unit: Unit, opened_by: OpenedBy, actor: Employee | None, now: dt.datetime
) -> Employee:
    caseworker = actor.pk if actor else 0
    # Who is on duty is found only when it matters.
    key = first_holder(opened_by, caseworker, 0) or on_duty_in(unit, now)
    return Employee.objects.get(pk=key)


def _at_birth(matter: Matter, unit: Unit, holder: Employee, now: dt.datetime) -> dict[str, Any]:
    return {
        "office_id": matter.office,
        "need_id": matter.need,
        "person_id": matter.person,
        "area": matter.area,
        "state": CaseState.open,
        "opened_at": now,
        "holder": holder,
        "unit": unit,
        "held_since": now,
        "in_unit_since": now,
        "next_step_id": first_step(matter.office),
        "next_due": first_due(matter.office, now),
    }


def _opened(case: Case) -> CaseOpened:
    return CaseOpened(
        opened_case=case.pk,
        need=case.need_id,
        area=case.area_id,
        case_side=case.side,
        opened_by=case.opened_by,
        sister_of=case.sister_of_id or 0,
        next_step=case.next_step_id,
        next_due=case.next_due,
    )


def _next_number(office: int, now: dt.datetime) -> str:
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_ON, [office])
        (number,) = cursor.fetchone()
    return f"{today_at(office, now).year}-{number:05}"


# One statement, so that two cases opened at once get two numbers.
_COUNT_ON = """
    UPDATE office SET next_case_number = next_case_number + 1 WHERE id = %s
    RETURNING next_case_number - 1
"""
