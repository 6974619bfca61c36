"""Looking for cases that nobody answers for, though the database should have refused them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from django.db.models import F, Q

from onedoor.office.responsibility.models import Case, Handover, Holding
from onedoor.vocabulary.responsibility_codes import CaseState, HandoverState


def cases_held_wrongly() -> list[int]:
    """Open cases whose holder has left, or works for another office."""
    open_ = Case.objects.exclude(state=CaseState.closed)
    wrong = Q(holder__left_at__isnull=False) | ~Q(holder__office=F("office"))
    return list(open_.filter(wrong).order_by("pk").values_list("pk", flat=True))


def holdings_with_gaps() -> list[int]:
    """Cases that were not held by exactly one employee at every moment since they were opened."""
    times = defaultdict(list)
    for row in Holding.objects.order_by("case_id", "pk").iterator():
        times[row.case_id].append(row)
    cases = Case.objects.order_by("pk").only("pk", "opened_at", "holder_id")
    return [case.pk for case in cases.iterator() if not _unbroken(case, times[case.pk])]


def questions_about_closed_cases() -> list[int]:
    """Open handovers of closed cases."""
    rows = Handover.objects.filter(state=HandoverState.open, case__state=CaseState.closed)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def sisters_on_one_side() -> list[int]:
    """Sister cases that are owned by the side that owns the case they are a sister of."""
    rows = Case.objects.filter(sister_of__isnull=False, side=F("sister_of__side"))
    return list(rows.order_by("pk").values_list("pk", flat=True))


def open_cases_of_deleted_persons() -> list[int]:
    """Open cases of persons who have been deleted."""
    rows = Case.objects.exclude(state=CaseState.closed).filter(person__forgotten_at__isnull=False)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _unbroken(case: Case, times: list[Holding]) -> bool:
    if not times or times[0].since != case.opened_at or times[-1].until is not None:
        return False
    joined = all(before.until == after.since for before, after in pairwise(times))
    return joined and times[-1].employee_id == case.holder_id
