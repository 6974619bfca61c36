"""Pages that refuse: what is wrong, and what to do."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.template.loader import get_template
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import HasMovedOn
from onedoor.office.pages.rendering import has_url
from onedoor.office.pages.uploads import FileSent
from onedoor.office.pages.wording import words
from onedoor.office.people.preferences import appearance_of
from onedoor.office.whereabouts.unavailable import cause_of, unavailable, written


@dataclass(frozen=True, kw_only=True)
class Way:
    """Somewhere to go from a page that refuses."""

    label: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Happened:
    """Something that has happened since a form was opened, in words."""

    at: dt.datetime
    what: str
    by: str


class RefusalMiddleware:
    """Turns what actions refuse into pages that say why, and gives a bare 405 its words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """A page for an address that cannot be used this way."""
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            page = wrong_way(request)
            page.headers["Allow"] = response.headers.get("Allow", "")
            return page
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for what a view did not answer on its own form."""
        if isinstance(exception, HasMovedOn):
            return has_moved_on(request)
        if isinstance(exception, Refused):
            return a_rule_said_no(request, exception)
        return None


def has_moved_on(
    request: HttpRequest, happened: Sequence[Happened] = (), latest: int | None = None
) -> HttpResponse:
    """409: something has happened since the form was opened. What was written is kept.

    A view that may show the thread gives what has `happened` and the thread's `latest` line; then
    the reader, who now knows, may send the same form again.
    """
    fields = [
        (name, value)
        for name in request.POST
        if name not in {"csrfmiddlewaretoken", "expects"}
        for value in request.POST.getlist(name)
    ]
    page = {
        "happened": happened,
        "latest": latest,
        "fields": fields,
        "path": request.get_full_path(),
        "written": written(request.POST),
        "ways": [Way(label=gettext("Look at it as it is now"), address=_from_where(request))],
    }
    return render(request, "whereabouts/has_moved_on.html", page, status=409)


def a_rule_said_no(request: HttpRequest, refused: Refused) -> HttpResponse:
    """422: a rule said no, and why."""
    return _refusal(
        request,
        422,
        gettext("This cannot be done"),
        [words(refused.because), gettext("Nothing was saved.")],
        Way(label=gettext("Go back to where you were"), address=_from_where(request)),
    )


def cross_site_post(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that did not come from our own page, or from a session that has ended."""
    return _refusal(
        request,
        403,
        gettext("The form was not accepted"),
        [
            gettext("It came from another page, or your session has ended. Nothing was saved."),
            gettext("Go back in the browser, copy what you had written, and reload the page."),
        ],
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not for this employee."""
    return _refusal(
        request,
        403,
        gettext("You may not do this"),
        [gettext("Your role does not let you do this. Ask a leader if you think it should.")],
    )


def leads_no_other_unit(request: HttpRequest, name: str, back: str) -> HttpResponse:
    """403: a leader may set somebody's units, but leads none that could be set."""
    told = gettext(
        "You can take somebody into and out of the units that you lead. Besides %(name)s's own "
        "unit, you lead none that could be changed for them."
    )
    way = Way(label=gettext("Go back to where you were"), address=back)
    return _refusal(
        request, 403, gettext("There is no other unit to choose"), [told % {"name": name}], way
    )


def not_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not here, or not the reader's to see. The page is the same for both."""
    return _refusal(
        request,
        404,
        gettext("Not here, or not yours to see"),
        [
            gettext("There is nothing at this address that you can see."),
            gettext(
                "The address may be wrong, or you may have no task that lets you see it. We do "
                "not say which."
            ),
        ],
        *_ways_from_nothing(request),
    )


def wrong_way(request: HttpRequest) -> HttpResponse:
    """405: an address that only takes a form, opened as a page, or the other way round."""
    return _refusal(
        request,
        405,
        gettext("This address cannot be opened like that"),
        [
            gettext(
                "It is used by a form. Open the page the form stands on, and send it from there."
            )
        ],
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what came cannot be read; 413 when there was too much of it, or a file."""
    if isinstance(exception, FileSent):
        told = [
            gettext(
                "A file came with a form that takes none, or after you had been signed out. "
                "Nothing was saved."
            ),
            gettext("Go back in the browser, and send it without the file, or sign in first."),
        ]
        return _refusal(request, 413, gettext("Too much at once"), told)
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        told = [
            gettext("What you sent is longer than can be received. Nothing was saved."),
            gettext("Go back in the browser, and write less or send it in parts."),
        ]
        return _refusal(request, 413, gettext("Too much at once"), told)
    told = [
        gettext("What your browser sent cannot be read. Nothing was saved."),
        gettext("Go back in the browser, reload the page and try again."),
    ]
    return _refusal(request, 400, gettext("This could not be read"), told)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our own fault. Plain, without details, and without asking the database.

    503 when the database or the disk is what has gone: then nothing here is broken.
    """
    cause = cause_of(sys.exc_info()[1])
    if cause is not None:
        return unavailable(request, cause)
    page = get_template("whereabouts/broken.html").render({"appearance": appearance_of(request)})
    return HttpResponse(page, status=500)


def _refusal(
    request: HttpRequest, status: int, title: str, told: Sequence[str], *ways: Way
) -> HttpResponse:
    start = Way(label=gettext("Go to the start page"), address=resolve_url("start"))
    # What a stranger's page may have posted, or nobody could read, is not repeated on ours.
    said = written(request.POST) if status in {404, 405, 422} else []
    page = {"title": title, "told": told, "ways": [*ways, start], "written": said}
    return render(request, "whereabouts/refusal.html", page, status=status)


def _ways_from_nothing(request: HttpRequest) -> list[Way]:
    if getattr(request, "employee", None) is None:
        return []
    message = Way(label=gettext("Pass on a message about a person"), address=resolve_url("pass_on"))
    if not has_url("search"):
        return [message]
    return [Way(label=gettext("Search"), address=resolve_url("search")), message]


def _from_where(request: HttpRequest) -> str:
    """The page the form stood on, when the browser says so and it is ours."""
    asked = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if asked and ours else resolve_url("start")
