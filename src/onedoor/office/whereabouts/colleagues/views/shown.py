"""Who works here, and each one's own page."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onedoor.office.establishment.queries import one_pack
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.whereabouts.colleagues.queries import Colleague, colleague, colleagues
from onedoor.vocabulary.people import Presence


@require_safe
def show_colleagues(request: StaffRequest) -> HttpResponse:
    """Everybody by unit, and whether they are in."""
    with one_pack():
        page = {"everybody": colleagues(request.employee), "present": Presence.present}
        return render(request, "whereabouts/colleagues.html", page)


@require_safe
def show_colleague(request: StaffRequest, key: str) -> HttpResponse:
    """One colleague: where they are, what they know, and what I may do about them."""
    return render(request, "whereabouts/colleague.html", {"one": colleague_at(request, key)})


def colleague_at(request: StaffRequest, key: str) -> Colleague:
    """The colleague a page is about; 404 when nobody here has this key."""
    found = colleague(request.employee, key)
    if found is None:
        raise Http404
    return found
