"""A safety mark's own page, setting or proposing one, and what a leader does with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from onedoor.office.journal.actions import last_line
from onedoor.office.journal.submission import HasMovedOn
from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.sending import form_page, posted, see, sent, takes_form
from onedoor.office.people.queries.persons import person_by_key
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.office.safety.marks.actions import (
    decide_mark,
    end_mark,
    renew_mark,
    set_mark,
    tell_of_mark,
)
from onedoor.office.safety.marks.forms import EndMarkForm, MarkForm, ToldForm, UntilForm
from onedoor.office.safety.marks.queries import MarkShown, furthest_mark, mark_shown
from onedoor.rules.safety.marks import decides_marks
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.safety_codes import MarkEnd, MarkState


@takes_form
def mark_person(request: StaffRequest, key: int) -> HttpResponse:
    """Set a mark on a person, or propose one to a leader."""
    me, now = request.employee, timezone.now()
    person = person_by_key(me, key, now)
    if person is None or person.forgotten or person.merged_into:
        raise Http404
    decides = decides_marks(employee_facts(me))
    form = MarkForm(
        posted(request),
        decides=decides,
        furthest=furthest_mark(me, now),
        initial={"until": furthest_mark(me, now)},
    )
    if form.is_valid():
        act = partial(set_mark, key, form.cleaned_data["reason"], form.wanted(), actor=me, now=now)
        done = sent(form, "set_mark", lambda: act(form=form.submission()))
        if done is not None:
            said = gettext("The mark is set.") if decides else gettext("The mark is proposed.")
            messages.success(request, said)
            return see("safety_mark", done)
    return form_page(request, "safety/mark_person.html", form, person=person, decides=decides)


@require_safe
def safety_mark(request: StaffRequest, key: int) -> HttpResponse:
    """One mark: what is done until when, and for those with a task why and by whom."""
    now = timezone.now()
    return _page(request, _mark(request, key, now), now)


@require_POST
def decide(request: StaffRequest, key: int) -> HttpResponse:
    """Decide a mark that was proposed, as it was or otherwise."""
    me, now = request.employee, timezone.now()
    form = MarkForm(request.POST, decides=True, furthest=furthest_mark(me, now), initial=_EXPECTS)

    def act() -> int:
        reason, wanted = form.cleaned_data["reason"], form.wanted()
        return decide_mark(key, reason, wanted, actor=me, now=now, form=form.submission())

    return _receive(request, key, form, act, action="decide_mark", name="decide", now=now)


@require_POST
def renew(request: StaffRequest, key: int) -> HttpResponse:
    """Let a mark hold until another day."""
    me, now = request.employee, timezone.now()
    form = UntilForm(request.POST, furthest=furthest_mark(me, now), initial=_EXPECTS)

    def act() -> int:
        until = form.cleaned_data["until"]
        return renew_mark(key, until, actor=me, now=now, form=form.submission())

    return _receive(request, key, form, act, action="renew_mark", name="renew", now=now)


@require_POST
def tell(request: StaffRequest, key: int) -> HttpResponse:
    """Say whether the person knows of the mark."""
    me, now = request.employee, timezone.now()
    form = ToldForm(request.POST, initial=_EXPECTS)

    def act() -> int:
        told = form.cleaned_data["told"]
        return tell_of_mark(key, told, actor=me, now=now, form=form.submission())

    return _receive(request, key, form, act, action="tell_of_mark", name="tell", now=now)


@require_POST
def end(request: StaffRequest, key: int) -> HttpResponse:
    """End a mark before its day."""
    me, now = request.employee, timezone.now()
    form = EndMarkForm(request.POST, initial=_EXPECTS)

    def act() -> int:
        why = form.cleaned_data["end"]
        return end_mark(key, why, actor=me, now=now, form=form.submission())

    return _receive(request, key, form, act, action="end_mark", name="end", now=now)


@require_POST
def decline(request: StaffRequest, key: int) -> HttpResponse:
    """A mark that was proposed is not set."""
    me, now = request.employee, timezone.now()
    form = ActionForm(request.POST, initial=_EXPECTS)

    def act() -> int:
        return end_mark(key, MarkEnd.declined, actor=me, now=now, form=form.submission())

    return _receive(request, key, form, act, action="end_mark", name="decline", now=now)


_EXPECTS: dict[str, Any] = {"expects": None}


def _receive(
    request: StaffRequest,
    key: int,
    form: ActionForm,
    act: Callable[[], int],
    *,
    action: str,
    name: str,
    now: dt.datetime,
) -> HttpResponse:
    one = _mark(request, key, now)
    try:
        done = sent(form, action, act) if form.is_valid() else None
    except HasMovedOn:
        return _page(request, _mark(request, key, now), now, status=409)
    if done is None:
        return _page(request, one, now, status=422, **{name: form})
    messages.success(request, gettext("Done. The mark is as it says here."))
    return see("safety_mark", key)


def _page(
    request: StaffRequest, mark: MarkShown, now: dt.datetime, *, status: int = 200, **sent_: Any
) -> HttpResponse:
    me = request.employee
    decides = mark.why is not None and mark.stands and decides_marks(employee_facts(me))
    shown = _forms(me, mark, now) if decides else {}
    forms = {name: sent_.get(name, form) for name, form in shown.items()}
    page: dict[str, Any] = {"mark": mark, "forms": forms, "moved_on": status == 409}
    page["form"] = next(iter(sent_.values()), None)
    if page["form"] is not None and page["form"] not in forms.values():
        page["forms"] = {}
    return render(request, "safety/mark.html", page, status=status)


def _forms(me: Any, mark: MarkShown, now: dt.datetime) -> dict[str, ActionForm]:
    last = last_line(Envelope(office=me.office_id, at_us=0, person_key=mark.person_key))
    seen = {"expects": last.seq if last else 0}
    furthest = furthest_mark(me, now)
    if mark.state is MarkState.proposed and mark.why is not None:
        as_proposed = {
            **seen,
            "reason": mark.why.reason,
            "measures": [one.name for one in mark.measures],
            "until": mark.until,
        }
        decided = MarkForm(decides=True, furthest=furthest, initial=as_proposed)
        return {"decide": decided, "decline": ActionForm(initial=seen)}
    return {
        "renew": UntilForm(furthest=furthest, initial={**seen, "until": furthest}),
        "tell": ToldForm(initial={**seen, "told": mark.why.told if mark.why else None}),
        "end": EndMarkForm(initial=seen),
    }


def _mark(request: StaffRequest, key: int, now: dt.datetime) -> MarkShown:
    found = mark_shown(request.employee, key, now)
    if found is None:
        raise Http404
    return found
