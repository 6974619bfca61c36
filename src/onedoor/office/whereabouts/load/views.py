"""Load by unit, for those who allot the work."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.whereabouts.load.queries import load_of


@require_safe
def show_load(request: StaffRequest) -> HttpResponse:
    """How much each unit that one answers for has to do; each number opens its list."""
    load = load_of(request.employee, timezone.now(), page=request.GET.get("offers", ""))
    if load is None:
        raise PermissionDenied
    return render(request, "whereabouts/load.html", {"load": load})
