"""The case page."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onedoor.office.establishment.queries import one_pack
from onedoor.office.pages.forms import ActionForm
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.responsibility.along import goes_along
from onedoor.office.responsibility.case_page import case_page


@require_safe
def case(request: StaffRequest, number: str) -> HttpResponse:
    """Where a case is, who answers for it, what it waits for, what has happened."""
    with one_pack():
        page = case_page(request.employee, number, timezone.now())
        if page is None:
            raise Http404
        told = {
            "page": page,
            "case": page.case,
            "whole": page.case.whole,
            **goes_along(page.case, page.sisters),
            "press": lambda: ActionForm(initial={"expects": page.last}),
        }
        return render(request, "responsibility/case.html", told)
