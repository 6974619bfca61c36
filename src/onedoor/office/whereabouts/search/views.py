"""The search: posted, so that no name and no number comes to stand in an address or a log."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.office.pages.sending import see
from onedoor.office.people.signed_in import StaffRequest, reading
from onedoor.office.whereabouts.search.queries import SearchAnswer, search_for

LONGEST = 100


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: StaffRequest) -> HttpResponse:
    """What the words stand for; straight to the case or the person when there is just one."""
    if request.method != "POST":
        return persons(request)
    asked = " ".join(request.POST.get("q", "").replace("\x00", "").split())
    if len(asked) > LONGEST:
        return _answered(request, asked[:LONGEST], too_long=True)
    with reading(request.employee):
        return _found(request, asked, search_for(request.employee, asked, timezone.now()))


def _found(request: StaffRequest, asked: str, answer: SearchAnswer) -> HttpResponse:
    if len(answer.cases) == 1:
        return see("case", answer.cases[0].number)
    if answer.person is not None:
        return see("person", answer.person.key)
    return _answered(request, asked, answer=answer)


@require_safe
def persons(request: StaffRequest) -> HttpResponse:
    """The search without an answer yet, and the way to register somebody."""
    return _answered(request, "")


def _answered(request: StaffRequest, asked: str, **told: object) -> HttpResponse:
    page = {"asked": asked, "answer": None, "too_long": False, **told}
    response = render(request, "whereabouts/search.html", page)
    response["Cache-Control"] = "no-store"
    return response
