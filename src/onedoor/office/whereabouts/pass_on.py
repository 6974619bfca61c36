"""Whom to talk to about a person one cannot see: it confirms nothing about anybody."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onedoor.office.establishment.models import OfficeLeader, Unit
from onedoor.office.people.signed_in import StaffRequest
from onedoor.vocabulary.sides import Stage


@require_safe
def pass_on(request: StaffRequest) -> HttpResponse:
    """The leaders of the office and of its units, who may look and pass a message on."""
    office = request.employee.office_id
    units = Unit.objects.filter(office=office).exclude(stage=Stage.outside)
    leaders = OfficeLeader.objects.filter(office=office)
    page = {
        "units": units.select_related("leader", "duty_lead").order_by("stage", "side", "pk"),
        "leaders": leaders.select_related("employee").order_by("side"),
    }
    return render(request, "whereabouts/pass_on.html", page)
