"""The visit's page."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from onedoor.office.casefile.queries import files_of_needs
from onedoor.office.establishment.queries import one_pack
from onedoor.office.pages.forms import ActionForm
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.desk.calling import call_form
from onedoor.office.reception.desk.visit.queries import VisitPage, visit_page
from onedoor.office.reception.questions.quiet import quiet_told

_WHO_IS_IT = ("link_visit", "say_who")


@require_safe
def visit(request: StaffRequest, key: int) -> HttpResponse:
    """Who it is, what they come for, where their cases are, and what can be done about each."""
    with one_pack():
        page = visit_page(request.employee, key, timezone.now())
        if page is None:
            raise Http404
        told = _told(page) | _quiet(request, page) | _files(request, page)
        return render(request, "reception/visit.html", told)


def _files(request: StaffRequest, page: VisitPage) -> dict[str, Any]:
    """What is asked, told, promised, written and taken in with each need; for who is with them."""
    if not page.with_them:
        return {"files": {}}
    needs = [need.key for need in page.needs]
    person, now = page.row.person_id, timezone.now()
    return {"files": files_of_needs(request.employee, person, needs, now)}


def _quiet(request: StaffRequest, page: VisitPage) -> dict[str, Any]:
    """What one has asked colleagues quietly, for whoever is with the person; else None."""
    if not page.with_them or page.ended:
        return {"quiet": None}
    return quiet_told(request.employee, timezone.now(), visit=page.visit.key)


def _told(page: VisitPage) -> dict[str, Any]:
    return {
        "page": page,
        "visit": page.visit,
        "press": lambda: ActionForm(initial={"expects": page.last}),
        "press_call": lambda: call_form("queue", page.last),
        "who_is_it": _who_is_it(page.visit.key),
    }


def _who_is_it(visit: int) -> str:
    """Where one says who somebody without a name is; empty while there is no such page."""
    for name in _WHO_IS_IT:
        try:
            return reverse(name, args=[visit])
        except NoReverseMatch:
            continue
    return ""
