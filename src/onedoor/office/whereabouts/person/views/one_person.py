"""What every form about one person begins with, and what it says when it comes too late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext

from onedoor.office.journal.submission import HasMovedOn
from onedoor.office.people.queries.persons import PersonShown, person_by_key
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.whereabouts.person.queries import last_of_person, said_since
from onedoor.office.whereabouts.refusals import Happened, has_moved_on

View = Callable[..., HttpResponse]


def about_a_person(view: View) -> View:
    """A view of a form about one person: sent too late, it says what has happened since."""

    @wraps(view)
    def answer(request: StaffRequest, key: int, **more: Any) -> HttpResponse:
        """The view's own answer, or what has happened."""
        try:
            return view(request, key, **more)
        except HasMovedOn as moved:
            return _moved_on(request, key, moved.since)

    return answer


def person_at(request: StaffRequest, key: int, now: dt.datetime) -> PersonShown:
    """The person a form is about; 404 when there is nobody, or nobody to see."""
    person = person_by_key(request.employee, key, now)
    if person is None:
        raise Http404
    return person


def _moved_on(request: StaffRequest, key: int, since: int) -> HttpResponse:
    happened = [
        Happened(at=one.at, what=gettext(one.sentence), by=one.by)
        for one in said_since(request.employee, key, since)
    ]
    return has_moved_on(request, happened, last_of_person(request.employee, key))
