"""Pages of appointments: one's own weeks, one appointment, and what is done with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from onedoor.office.appointment.actions.changing import cancel_appointment, move_appointment
from onedoor.office.appointment.actions.ending import (
    answer_interpreter,
    keep_appointment,
    miss_appointment,
)
from onedoor.office.appointment.choices import (
    Times,
    colleagues_to_meet,
    lengths,
    somebody_to_meet,
    times_of,
)
from onedoor.office.appointment.forms import CancelForm, InterpreterForm, MoveForm
from onedoor.office.appointment.queries import (
    TimeTold,
    calendar_file,
    last_of_time,
    time_shown,
    week_of,
)
from onedoor.office.journal.submission import HasMovedOn
from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.sending import form_page, posted, see, sent, takes_form
from onedoor.office.people.models import Employee
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.responsibility.gathering import today_at


@require_safe
def my_times(request: StaffRequest) -> HttpResponse:
    """One's own week, and what one must say about other times."""
    me, now = request.employee, timezone.now()
    asked = read_day(request.GET.get("week", ""), today_at(me.office_id, now))
    week = week_of(me, asked, now)
    a_week = dt.timedelta(days=7)
    page = {
        "week": week,
        "before": week.first - a_week,
        "after": week.first + a_week,
        "today": today_at(me.office_id, now),
    }
    return render(request, "appointment/my_times.html", page)


@require_safe
def time(request: StaffRequest, key: int) -> HttpResponse:
    """One appointment, and what can be done with it."""
    now = timezone.now()
    return _page(request, _told(request, key, now), now)


@require_safe
def time_in_a_calendar(request: StaffRequest, key: int) -> HttpResponse:
    """The calendar file for the person: time and place."""
    found = calendar_file(request.employee, key, timezone.now())
    if found is None:
        raise Http404
    response = HttpResponse(found, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return response


@require_POST
def keep_time(request: StaffRequest, key: int) -> HttpResponse:
    """They met."""
    return _press(
        request, key, "keep_appointment", action=keep_appointment, said=gettext("They met.")
    )


@require_POST
def miss_time(request: StaffRequest, key: int) -> HttpResponse:
    """The person did not come."""
    said = gettext("They did not come. They are owed a call, and it stands on the list.")
    return _press(request, key, "miss_appointment", action=miss_appointment, said=said)


@require_POST
def answer_for_interpreter(request: StaffRequest, key: int) -> HttpResponse:
    """An interpreter is booked, or none was found."""
    me, now = request.employee, timezone.now()
    told = _told(request, key, now)
    form = InterpreterForm(request.POST, initial={"expects": last_of_time(key, now)})
    if form.is_valid():
        act = partial(answer_interpreter, key, form.cleaned_data["answer"], actor=me, now=now)
        done = _sent(form, "answer_interpreter", partial(act, form=form.submission()))
        if done is not None:
            messages.success(request, gettext("It is written down."))
            return see("time", key)
    return _page(request, told, now, status=422, interpreter=form)


@takes_form
def cancel_time(request: StaffRequest, key: int) -> HttpResponse:
    """Cancel it."""
    me, now = request.employee, timezone.now()
    told = _told(request, key, now)
    form = CancelForm(posted(request), initial={"expects": last_of_time(key, now)})
    if form.is_valid():
        why, by_person = form.cleaned_data["why"], form.cleaned_data["by_person"]
        act = partial(cancel_appointment, key, why, by_person=by_person, actor=me, now=now)
        if _sent(form, "cancel_appointment", partial(act, form=form.submission())) is not None:
            messages.success(request, gettext("The time is cancelled, and free for others."))
            return see("time", key)
    return form_page(request, "appointment/cancel.html", form, told=told)


@takes_form
def move_time(request: StaffRequest, key: int) -> HttpResponse:
    """Move it to another time, room or colleague."""
    me, now = request.employee, timezone.now()
    told = _told(request, key, now)
    times = _asked_times(request, told, now)
    last = last_of_time(key, now)
    form = MoveForm(times, posted(request), initial={"expects": last, "room": told.room})
    if form.is_valid():
        why = form.cleaned_data["why"]
        act = partial(move_appointment, key, form.anew(), why, actor=me, now=now)
        if _sent(form, "move_appointment", partial(act, form=form.submission())) is not None:
            messages.success(request, gettext("The time is moved. Tell the person."))
            return see("time", key)
    page = {"told": told, "times": times, **asking(times, told.employee, me.pk)}
    return form_page(request, "appointment/move.html", form, **page)


def asking(times: Times, *first: int) -> dict[str, Any]:
    """What the small form asks that finds free times: of whom, from which day, how long."""
    office = times.who.office_id
    return {"colleagues": colleagues_to_meet(office, *first), "lengths": lengths(times.minutes)}


def read_day(written: str, otherwise: dt.date) -> dt.date:
    """A day from an address; what is none is the other."""
    try:
        day = dt.date.fromisoformat(written)
    except ValueError:
        return otherwise
    return day if abs((day - otherwise).days) < 3660 else otherwise


def read_minutes(written: str, usual: int) -> int:
    """A length from an address: whole quarters of an hour, at most a day's work."""
    minutes = int(written) if written.isdecimal() and len(written) < 4 else usual
    return minutes if 15 <= minutes <= 480 and minutes % 15 == 0 else usual


def whom(request: HttpRequest, office: int, otherwise: int) -> Employee:
    """Whom an address asks for, if they work at the office; else the other."""
    found = somebody_to_meet(request.GET.get("with", ""), office, otherwise)
    if found is None:
        raise Http404
    return found


def _asked_times(request: StaffRequest, told: TimeTold, now: dt.datetime) -> Times:
    me = request.employee
    usual = int((told.ends - told.begins).total_seconds()) // 60
    day = read_day(request.GET.get("day", ""), max(told.day, today_at(me.office_id, now)))
    minutes = read_minutes(request.GET.get("minutes", ""), usual)
    otherwise = told.employee if not told.elsewhere else me.pk
    return times_of(whom(request, me.office_id, otherwise), day, minutes, now=now, but=told.key)


def _told(request: StaffRequest, key: int, now: dt.datetime) -> TimeTold:
    found = time_shown(request.employee, key, now)
    if found is None:
        raise Http404
    return found


def _press(
    request: StaffRequest, key: int, name: str, *, action: Callable[..., int], said: str
) -> HttpResponse:
    now = timezone.now()
    told = _told(request, key, now)
    form = ActionForm(request.POST, initial={"expects": last_of_time(key, now)})
    if form.is_valid():
        act = partial(action, key, actor=request.employee, now=now)
        if _sent(form, name, partial(act, form=form.submission())) is not None:
            messages.success(request, said)
            return see("time", key)
    return _page(request, told, now, status=422, press=form)


def _sent(form: ActionForm, action: str, act: Callable[[], int]) -> int | None:
    try:
        return sent(form, action, act)
    except HasMovedOn:
        form.add_error(
            None, gettext("Something has happened since you opened this page. Look at it first.")
        )
        return None


def _page(
    request: StaffRequest, told: TimeTold, now: dt.datetime, *, status: int = 200, **more: Any
) -> HttpResponse:
    last = {"expects": last_of_time(told.key, now)}
    page = {
        "told": told,
        "press": ActionForm(initial=last),
        "interpreter": InterpreterForm(initial=last),
        **more,
    }
    page["form"] = next((one for one in (page["press"], page["interpreter"]) if one.errors), None)
    return render(request, "appointment/time.html", page, status=status)
