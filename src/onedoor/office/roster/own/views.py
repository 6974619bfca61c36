"""My own duties."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.roster.own.queries import own_days
from onedoor.office.roster.wording import short


@require_safe
def my_duties(request: StaffRequest) -> HttpResponse:
    """What I am to do in the weeks to come."""
    days = own_days(request.employee, timezone.now())
    return render(request, "roster/my_duties.html", {"days": days, "short": short})
