"""What is due of the roster: whose duty is to begin now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import F, Q

from onedoor.office.establishment.models import Office
from onedoor.office.establishment.queries import one_pack
from onedoor.office.roster.models import Duty, DutySwap
from onedoor.office.roster.queries import duties_of, fronts_of, roster_at, working_at
from onedoor.rules.roster.halves import Half
from onedoor.rules.roster.staffing import post_of
from onedoor.vocabulary.roster import SwapState
from onedoor.vocabulary.routing import Post


def duties_to_begin(now: dt.datetime) -> list[int]:
    """Employees whose duty of the half day that it is has not begun, those who leave a desk first.

    In offices whose people take their posts by the roster. Who is away begins when they are back;
    who works behind the door as ever has nothing to begin.
    """
    found: list[int] = []
    with one_pack():
        for office in Office.objects.order_by("pk").values_list("pk", flat=True):
            roster = roster_at(office)
            half = roster.half_at(now) if roster.plan.takes_posts else None
            found += _to_begin(office, half) if half else ()
    return found


def swaps_past_their_time(now: dt.datetime) -> list[int]:
    """Swaps that nobody has answered in time."""
    late = DutySwap.objects.filter(state=SwapState.open, answer_by__lt=now)
    return list(late.order_by("answer_by", "pk").values_list("pk", flat=True))


def duties_of_another_office() -> list[int]:
    """Duties that are kept for another office than their employee's: there should be none."""
    rows = Duty.objects.exclude(employee__office=F("office"))
    return list(rows.order_by("pk").values_list("pk", flat=True))


def swaps_of_another_office() -> list[int]:
    """Swaps between people who do not work at the same office: there should be none."""
    ours = Q(from_employee__office=F("office"), with_employee__office=F("office"))
    rows = DutySwap.objects.exclude(ours)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _to_begin(office: int, half: Half) -> Iterator[int]:
    rows = {row.pk: row for row in working_at(office)}
    fronts = fronts_of(office)
    here = [
        one
        for one in duties_of(rows.values(), half.day, half.day)
        if one.half == half and not one.begun and not one.away
    ]
    # Those who need a desk last: it may be one that somebody before them leaves.
    here.sort(key=lambda one: (post_of(one.kind) in (Post.desk, Post.front), one.employee))
    for one in here:
        stands = rows[one.employee].post is not Post.none
        if one.employee in fronts or stands or one.is_absent:
            yield one.employee
