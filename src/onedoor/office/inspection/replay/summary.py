"""What stands in an office after a replay, counted from its tables."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Sum

from onedoor.office.establishment.models import Office
from onedoor.office.people.models import Employee
from onedoor.office.reception.models import Need
from onedoor.office.responsibility.models import Case, Handover
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.responsibility_codes import CaseState, HandoverState


@dataclass(frozen=True, kw_only=True)
class Summary:
    """How much of everything an office has; `workers` are those who have held a case."""

    cases: int
    still_open: int
    steps: int
    workers: int
    handovers: int
    bounces: int
    by_channel: dict[Channel, int]


def summary_of(office: Office) -> Summary:
    """Count an office's cases, and what was done in them."""
    cases = Case.objects.filter(office=office)
    sums = cases.aggregate(steps=Sum("steps_done"), bounces=Sum("bounces"))
    accepted = Handover.objects.filter(office=office, state=HandoverState.accepted)
    held = Employee.objects.filter(office=office, holdings__isnull=False)
    needs = Need.objects.filter(office=office, cases__isnull=False)
    by_channel = needs.values_list("channel").annotate(many=Count("cases")).order_by("channel")
    return Summary(
        cases=cases.count(),
        still_open=cases.exclude(state=CaseState.closed).count(),
        steps=sums["steps"] or 0,
        workers=held.distinct().count(),
        handovers=accepted.count(),
        bounces=sums["bounces"] or 0,
        by_channel=dict(by_channel),
    )
