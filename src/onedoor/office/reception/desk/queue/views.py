"""The queue's page, its fresh part, and calling."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import parse_etags
from django.views.decorators.http import require_POST, require_safe

from onedoor.office.journal.submission import HasMovedOn
from onedoor.office.pages.paper import language_asked, on_paper
from onedoor.office.pages.sending import see, sent
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.actions.calling import call_next, call_visit
from onedoor.office.reception.desk.calling import CallForm, call_form
from onedoor.office.reception.desk.queue.queries import queue_page, queue_tag
from onedoor.office.reception.desk.visit.not_called import why_not_called
from onedoor.office.reception.desk.visits_told import is_here
from onedoor.vocabulary.confidentiality import Purpose


@require_safe
def queue(request: StaffRequest) -> HttpResponse:
    """Everybody who waits, is with somebody, or has stepped out; and who stands at the door."""
    return render(request, "reception/queue.html", _told(request, timezone.now()))


@require_safe
def queue_on_paper(request: StaffRequest) -> HttpResponse:
    """The queue to be printed, for when nothing else works."""
    now = timezone.now()

    def told() -> dict[str, Any]:
        return {"page": queue_page(request.employee, now, purpose=Purpose.paper)}

    language = language_asked(request)
    return on_paper(request, "reception/queue_paper.html", told, language=language, now=now)


@require_safe
def queue_now(request: StaffRequest) -> HttpResponse:
    """The part of the page that keeps itself fresh; 304, and no look, when nothing is new."""
    return fresh(request, "reception/queue_now.html", _told)


def fresh(
    request: StaffRequest,
    template: str,
    told: Callable[[StaffRequest, dt.datetime], dict[str, Any]],
) -> HttpResponse:
    """A part of a page, unless its reader has it already as it is now."""
    now = timezone.now()
    tag = queue_tag(request.employee, now)
    return unless_known(request, tag, lambda: render(request, template, told(request, now)))


def unless_known(request: StaffRequest, tag: str, page: Callable[[], HttpResponse]) -> HttpResponse:
    """304 to whoever has what carries this tag already; else it, with the tag."""
    if tag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers={"ETag": tag})
    made = page()
    made.headers["ETag"] = tag
    return made


@require_POST
def call_next_visit(request: StaffRequest) -> HttpResponse:
    """Call whom the routing lets me serve first."""
    form = CallForm(request.POST)
    act = partial(call_next, actor=request.employee, now=timezone.now())
    return _called(request, form, "call_next", lambda: act(form=form.submission()))


@require_POST
def call_this_visit(request: StaffRequest, key: int) -> HttpResponse:
    """Call this one; who was quicker is told when somebody was."""
    form, me = CallForm(request.POST, initial={"expects": None}), request.employee
    if not is_here(me, key):
        raise Http404
    now = timezone.now()
    act = partial(call_visit, key, actor=me, now=now)
    try:
        return _called(request, form, "call_visit", lambda: act(form=form.submission()))
    except HasMovedOn as moved:
        messages.warning(request, why_not_called(me, key, moved.since, now))
        return see(form.place)


def _called(
    request: StaffRequest, form: CallForm, action: str, act: Callable[[], int]
) -> HttpResponse:
    visit = sent(form, action, act) if form.is_valid() else None
    if visit is None:
        for said in form.non_field_errors():
            messages.warning(request, str(said))
        return see(form.place)
    return see("visit", visit)


def _told(request: StaffRequest, now: dt.datetime) -> dict[str, Any]:
    tag = queue_tag(request.employee, now)
    page = queue_page(request.employee, now)
    return {"page": page, "tag_json": json.dumps(tag), "press": partial(call_form, "queue")}
