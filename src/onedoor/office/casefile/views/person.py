"""The file of a person: what is noted with them, and with needs that have no case yet."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onedoor.office.casefile.views.act import desk_of
from onedoor.office.establishment.queries import one_pack
from onedoor.office.people.signed_in import StaffRequest


@require_safe
def file_of_person(request: StaffRequest, person: int) -> HttpResponse:
    """What lies in a person's file without a case, as far as the reader may see it."""
    with one_pack():
        desk = desk_of(request.employee, timezone.now(), person=person)
        if desk is None:
            raise Http404
        return render(request, "casefile/person.html", {"desk": desk, "file": desk.file})
