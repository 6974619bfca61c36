"""My own duties."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onedoor.office.pages.forms import ActionForm
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.roster.feed.queries import feed_since
from onedoor.office.roster.own.queries import own_days
from onedoor.office.roster.swaps.queries import swaps_of
from onedoor.office.roster.wording import short, when


@require_safe
def my_duties(request: StaffRequest) -> HttpResponse:
    """What I am to do in the weeks to come."""
    me, now = request.employee, timezone.now()
    told: dict[str, object] = {"days": own_days(me, now), "swaps": swaps_of(me, now), "now": now}
    told["feed_since"] = feed_since(me)
    words = {"short": short, "when": when, "press": ActionForm}
    return render(request, "roster/my_duties.html", told | words)
