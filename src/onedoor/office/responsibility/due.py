"""What is due: the instants the ticker looks for, by index, oldest first."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from onedoor.office.establishment.models import Office
from onedoor.office.establishment.queries import one_pack
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.responsibility.models import Case, Debt, Handover
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import CaseState, HandoverState


def handovers_past_their_time(now: dt.datetime) -> list[int]:
    """Open handovers that nobody has answered in time."""
    late = Handover.objects.filter(state=HandoverState.open, answer_by__lt=now)
    return list(late.order_by("answer_by", "pk").values_list("pk", flat=True))


def holds_that_may_have_ended(now: dt.datetime) -> list[int]:
    """Cases on hold until today or earlier, by the latest clock there is (UTC+14)."""
    latest = (now + dt.timedelta(hours=14)).date()
    held = Case.objects.filter(state=CaseState.on_hold, hold_until__lte=latest)
    return list(held.order_by("hold_until", "pk").values_list("pk", flat=True))


def holders_who_are_away() -> list[int]:
    """Employees who are away and hold open cases, or owe somebody a contact."""
    away = Employee.objects.exclude(presence=Presence.present).filter(left_at=None)
    held = Case.objects.exclude(state=CaseState.closed).values("holder")
    owed = Debt.objects.filter(paid_at=None).values("employee")
    holding = away.filter(Q(pk__in=held) | Q(pk__in=owed))
    return list(holding.order_by("pk").values_list("pk", flat=True))


def settlements_past_their_time(now: dt.datetime) -> list[int]:
    """Cases that leaders should have settled by now."""
    late = Case.objects.exclude(state=CaseState.closed).filter(settle_by__lt=now)
    return list(late.order_by("settle_by", "pk").values_list("pk", flat=True))


def debts_past_their_day(now: dt.datetime) -> list[int]:
    """Debts that are not paid though their day is past, and that have not come up to a leader."""
    late = Q(pk__in=[])
    with one_pack():
        for office in Office.objects.values_list("pk", flat=True):
            late |= Q(office=office, due__lt=today_at(office, now))
    rows = Debt.objects.filter(late, paid_at=None, ran_out_at=None)
    return list(rows.order_by("due", "pk").values_list("pk", flat=True))
