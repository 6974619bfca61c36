"""Sights: what each employee of the demo finds to do, counted from the rows the story has left."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from django.db.models import Q

from onedoor.office.establishment.models import Office
from onedoor.office.establishment.queries import office_leaders
from onedoor.office.inspection.demo.sight import Sight
from onedoor.office.reception.models import AT_A_DESK, Visit
from onedoor.office.reception.queue import queue_at
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.responsibility.models import Case, Debt, Handover, Holding
from onedoor.office.responsibility.queries import why_it_lies_wrong
from onedoor.vocabulary.reception_codes import VisitState
from onedoor.vocabulary.responsibility_codes import (
    CaseState,
    HandoverKind,
    HandoverState,
    MovedBy,
    OpenedBy,
)
from onedoor.vocabulary.routing import Post

Sights = Counter[tuple[int, Sight]]  # of whom, what
_Found = Iterator[tuple[int, Sight]]


def sights_of(office: Office, now: dt.datetime) -> Sights:
    """How much of everything each employee of an office finds."""
    rows = Case.objects.filter(office=office).exclude(state=CaseState.closed)
    cases = list(rows.select_related("unit", "need").prefetch_related("handovers"))
    found: Sights = Counter(_of_questions(office))
    for case in cases:
        found.update(_of_case(case, today_at(office.pk, now)))
        found.update(_of_leading(case, now, set(office_leaders(office.pk).values())))
    fallen = Holding.objects.filter(case__in=cases, by=MovedBy.fallen, until=None)
    found.update((who, Sight.fallen) for who in fallen.values_list("employee", flat=True))
    found.update(_of_the_door(office))
    owed = Debt.objects.filter(office=office, paid_at=None, due__lte=today_at(office.pk, now))
    found.update((who, Sight.owes) for who in owed.values_list("employee", flat=True))
    return found


def _of_case(case: Case, today: dt.date) -> _Found:
    """What the holder of a case finds in it."""
    born = case.opened_by is OpenedBy.door and case.steps_done == 0
    stays = case.unit.duty_lead_id == case.holder_id and not case.handovers.all()
    for sight, found in (
        (Sight.holds, True),
        (Sight.born, born and stays),
        (Sight.allotted, case.return_by is not None),
        (Sight.sister, case.sister_of_id is not None),
        (Sight.late, case.state is CaseState.open and case.next_due < today),
        (Sight.waits, case.state is CaseState.on_hold),
    ):
        if found:
            yield case.holder_id, sight


def _of_leading(case: Case, now: dt.datetime, leaders: set[int]) -> _Found:
    """What the unit's leader finds in a case, or both leaders of the office."""
    leader = case.unit.leader_id or 0
    if why_it_lies_wrong(case, now) is not None:
        yield leader, Sight.wrong
    if case.settle_by is None:
        return
    if not case.joint:
        yield leader, Sight.settle
        return
    for one in leaders:
        theirs = Sight.proposed if case.proposed_by_id == one else Sight.agree
        yield one, theirs if case.proposed_by_id else Sight.settle


def _of_questions(office: Office) -> _Found:
    """What is asked of somebody, or of the unit that they lead or are on duty in."""
    rows = Handover.objects.filter(office=office, state=HandoverState.open)
    for row in rows.select_related("case", "to_unit"):
        if row.kind is HandoverKind.ask:
            yield row.case.holder_id, Sight.asked
        elif row.to_employee_id:
            yield row.to_employee_id, Sight.answer
        else:
            for one in {row.to_unit.leader_id or 0, row.to_unit.duty_lead_id or 0}:
                yield one, Sight.unit_offers


def _of_the_door(office: Office) -> _Found:
    """Who waits for the post somebody stands at, and who is served while they look."""
    standing = office.employees.exclude(post=Post.none).values_list("pk", "post", "post_unit")
    waiting = Visit.objects.filter(office=office, state=VisitState.waiting)
    served = Visit.objects.filter(office=office, state=VisitState.serving).count()
    for who, post, unit in standing:
        theirs = waiting.filter(Q(for_unit=None) | Q(for_unit=unit), waits_for=post)
        yield from [(who, Sight.waiting)] * theirs.count()
        yield from [(who, Sight.served)] * served


def who_may_call(office: Office, now: dt.datetime) -> set[int]:
    """Who is at the door, with nobody, and has somebody to call."""
    queue = queue_at(office.pk, now)
    standing = office.employees.exclude(post=Post.none).values_list("pk", flat=True)
    at_a_desk = Visit.objects.filter(office=office, state__in=AT_A_DESK)
    busy = set(at_a_desk.values_list("served_by", flat=True))
    return {one for one in standing if one not in busy and next(queue.for_employee(one), 0)}
