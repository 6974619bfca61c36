"""What is due in the waiting room: pauses that end, and visits that closing time has passed."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.queries import one_pack, opening_of
from onedoor.office.reception.models import Question, Visit
from onedoor.rules.opening import day_of
from onedoor.rules.reception.visit import closes_at
from onedoor.vocabulary.reception_codes import VisitState


def pauses_that_have_ended(now: dt.datetime) -> list[int]:
    """Visits held until now or earlier."""
    held = Visit.objects.filter(state=VisitState.on_hold, hold_until__lte=now)
    return list(held.order_by("hold_until", "pk").values_list("pk", flat=True))


def visits_past_closing(now: dt.datetime) -> list[int]:
    """Visits that are as they were by now and have not ended, though the office has closed."""
    open_ = Visit.objects.exclude(state=VisitState.ended).filter(state_since__lte=now)
    rows = open_.order_by("pk").values_list("pk", "office_id", "state", "day")
    with one_pack():
        return [
            key
            for key, office, state, day in rows
            if now >= closes_at(VisitState(state), day, opening_of(office))
        ]


def questions_to_come_up(now: dt.datetime) -> list[int]:
    """Quiet questions nobody has answered in time, and those told of on a day gone by."""
    open_ = Question.objects.filter(ended_at=None)
    late = open_.filter(answered_at=None, ran_out_at=None, answer_by__lte=now)
    told = open_.exclude(answered_at=None, ran_out_at=None)
    with one_pack():
        over = [row.pk for row in told if _day(row, _told_at(row)) < _day(row, now)]
    return [*late.order_by("answer_by", "pk").values_list("pk", flat=True), *over]


def _told_at(row: Question) -> dt.datetime:
    return row.answered_at or row.ran_out_at or row.asked_at


def _day(row: Question, at: dt.datetime) -> dt.date:
    return day_of(at, opening_of(row.office_id))
