"""A unit's work, for those who work there."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onedoor.office.establishment.queries import one_pack
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.whereabouts.load.counting import NARROWED_BY
from onedoor.office.whereabouts.unit_work.queries import unit_by_key, unit_work, units_of


@require_safe
def my_units_work(request: StaffRequest) -> HttpResponse:
    """The list of one's own unit."""
    return redirect("unit_work", request.employee.home_unit.key)


@require_safe
def show_unit_work(request: StaffRequest, key: str) -> HttpResponse:
    """All open cases of a unit, and what is offered to it."""
    with one_pack():
        return _unit_work(request, key)


def _unit_work(request: StaffRequest, key: str) -> HttpResponse:
    me = request.employee
    unit = unit_by_key(me, key)
    if unit is None:
        raise Http404
    if not unit.may_open:
        raise PermissionDenied
    asked = request.GET.get("only", "")
    only = asked if asked in NARROWED_BY and unit.answers else ""
    holder = request.GET.get("holder", "") if unit.answers else ""
    work = unit_work(
        me, unit.pk, timezone.now(), pages=request.GET.dict(), only=only, holder=holder
    )
    page = {"unit": unit, "units": units_of(me), "work": work, "only": only, "holder": holder}
    return render(request, "whereabouts/unit_work.html", page)
