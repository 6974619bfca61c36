"""A case on paper, for the person it is about."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from onedoor.office.establishment.queries import one_pack
from onedoor.office.pages.paper import language_asked, on_paper
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.whereabouts.case_on_paper.queries import case_on_paper, look_at_case_to_print


@require_safe
def show_case_on_paper(request: StaffRequest, number: str) -> HttpResponse:
    """What has happened, who has it now, and what next: in the person's language, or another."""
    now = timezone.now()
    with one_pack():
        seen = look_at_case_to_print(request.employee, number, now)
        if seen is None:
            raise Http404

        def told() -> dict[str, Any]:
            paper = case_on_paper(seen, now)
            if paper is None:
                raise PermissionDenied
            return {"paper": paper}

        language = language_asked(request, seen.value.person.language)
        return on_paper(request, "whereabouts/case_paper.html", told, language=language, now=now)
