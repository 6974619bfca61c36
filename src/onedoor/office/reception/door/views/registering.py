"""The page of whoever stands at the door: somebody comes in, and is registered once for all."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST, require_safe

from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.sending import form_page, posted, see, sent, takes_form
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.actions.ending import leave_visit
from onedoor.office.reception.door import choices
from onedoor.office.reception.door.actions import add_needs, come_in
from onedoor.office.reception.door.arrived import Arrived, arrived, registered_with
from onedoor.office.reception.door.coming import Arriving, Coming
from onedoor.office.reception.door.forms import DoorForm
from onedoor.office.reception.door.meanings import catalogue_of
from onedoor.office.reception.door.owed import owed_before
from onedoor.office.reception.door.questions import ASKED
from onedoor.vocabulary.reception_codes import NeedOutcome

_PAGE = "reception/door.html"
_QUESTIONS = "reception/door_questions.html"
_UNDO = "undo"


@takes_form
def door(request: StaffRequest) -> HttpResponse:
    """Who comes in, and what for; what is not clear is asked on a page of its own."""
    now = timezone.now()
    form = DoorForm(posted(request), reader=request.employee, now=now)
    if "again" in request.POST:
        return _door(request, _as_written(request, now), now)
    if not form.is_valid():
        return _door(request, form, now)
    before = registered_with(request.employee, form.submission(), now)
    if before is not None:
        return see("arrived", before)
    arriving = Arriving(form, request.POST, request.employee, now)
    coming = arriving.read()
    if coming is not None:
        visit = _register(request, form, coming, now)
        if visit is not None:
            return _registered(request, visit, serve_now=coming.serve_now)
    if form.errors:
        return _door(request, form, now)
    return _questions(request, form, arriving)


@require_safe
def show_arrived(request: StaffRequest, key: int) -> HttpResponse:
    """The ticket of whoever was registered last, and an empty form for the next in line."""
    now = timezone.now()
    last = arrived(request.employee, key, now)
    if last is None:
        raise Http404
    return _door(request, DoorForm(reader=request.employee, now=now), now, last=last)


@require_POST
def undo(request: StaffRequest, key: int) -> HttpResponse:
    """It was registered by mistake: the visit ends, and counts for nobody."""
    now = timezone.now()
    last = arrived(request.employee, key, now)
    if last is None:
        raise Http404
    form = ActionForm(request.POST, prefix=_UNDO)
    if form.is_valid():
        act = partial(leave_visit, key, NeedOutcome.mistake, actor=request.employee, now=now)
        if sent(form, "leave_visit", partial(act, form=form.submission())) is not None:
            said = gettext("Ticket %(number)d is taken back. Nobody waits with it.")
            messages.success(request, said % {"number": last.ticket})
            return see("door")
    return _door(request, DoorForm(reader=request.employee, now=now), now, last=last, undo=form)


def _register(
    request: StaffRequest, form: DoorForm, coming: Coming, now: dt.datetime
) -> int | None:
    me = request.employee
    if coming.visit:
        act = partial(add_needs, coming.visit, coming.arrival.needs, actor=me, now=now)
        return sent(form, "add_need", partial(act, form=form.submission()))
    act = partial(come_in, coming.arrival, new=coming.new, serve_now=coming.serve_now)
    return sent(form, "register_visit", partial(act, actor=me, now=now, form=form.submission()))


def _registered(request: StaffRequest, visit: int, *, serve_now: bool) -> HttpResponse:
    """On to the ticket and an empty form for the next; or to whom one serves oneself."""
    if not serve_now:
        return see("arrived", visit)
    messages.success(request, gettext("You serve them now."))
    return see("visit", visit)


def _as_written(request: StaffRequest, now: dt.datetime) -> DoorForm:
    """The first page again, with all that was written, and nothing said against it."""
    written = {name: request.POST[name] for name in request.POST}
    return DoorForm(initial=written, reader=request.employee, now=now)


def _door(
    request: StaffRequest,
    form: DoorForm,
    now: dt.datetime,
    *,
    last: Arrived | None = None,
    undo: ActionForm | None = None,
) -> HttpResponse:
    me = request.employee
    page: dict[str, Any] = {
        "last": last,
        "undo": undo or ActionForm(prefix=_UNDO),
        "owed": [(one, ActionForm()) for one in owed_before(me, now)],
        "owed_about": choices.about,
        "owed_since": choices.since,
        "suggestions": catalogue_of(me.office_id, get_language() or "nb").suggestions(),
    }
    wrong = bool(form.errors) or bool(undo and undo.errors)
    return render(request, _PAGE, {"form": form, **page}, status=422 if wrong else 200)


def _questions(request: StaffRequest, form: DoorForm, arriving: Arriving) -> HttpResponse:
    questions = arriving.questions
    page = {"written": form, "carried": questions.answered(), "more": arriving.found.more}
    return form_page(request, _QUESTIONS, questions.form(), ASKED=ASKED, **page)
