"""Pages of agreeing on a time with a person, and of those who have one today."""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from onedoor.office.appointment import queries
from onedoor.office.appointment.choices import Times, times_of
from onedoor.office.appointment.forms import AgreeForm
from onedoor.office.appointment.views import asking, read_day, read_minutes, whom
from onedoor.office.establishment.queries import pack_of
from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.sending import form_page, posted, see, sent, takes_form
from onedoor.office.people.queries.persons import person_by_key
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.actions.agreeing import agree_on_time, come_for_time
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.responsibility.queries import CaseShown, cases_of_person


@takes_form
def agree(request: StaffRequest, key: int) -> HttpResponse:
    """Agree on a time with a person: with whom, when, and about which of their cases."""
    me, now = request.employee, timezone.now()
    person = person_by_key(me, key, now)
    if person is None or person.forgotten or person.merged_into:
        raise Http404
    cases = [one for one in cases_of_person(me, key, now) if one.next_due is not None]
    case = next((one for one in cases if one.number == request.GET.get("case", "")), None)
    times = _times(request, case, now)
    form = AgreeForm(times, posted(request))
    if form.is_valid():
        agreed = form.agreed(key, case.key if case else None)
        channel = form.cleaned_data["channel"]
        act = partial(agree_on_time, agreed, channel=channel, actor=me, now=now)
        made = sent(form, "agree_on_time", partial(act, form=form.submission()))
        if made is not None:
            messages.success(request, gettext("The time is agreed on. Tell the person."))
            return see("time", made)
    page: dict[str, object] = {"person": person, "cases": cases, "case": case, "times": times}
    page["theirs"] = queries.times_of_person(me, key, now)
    return form_page(
        request, "reception/agree.html", form, **page, **asking(times, *_holders(cases), me.pk)
    )


@require_safe
def times_today(request: StaffRequest) -> HttpResponse:
    """Who has a time here today, for those who meet them at the door."""
    me, now = request.employee, timezone.now()
    told = queries.times_today(me, now)
    return render(request, "reception/times_today.html", {"times": told, "press": ActionForm})


@require_POST
def came(request: StaffRequest, key: int) -> HttpResponse:
    """Somebody has come for the time they have."""
    me, now = request.employee, timezone.now()
    if queries.time_shown(me, key, now) is None:
        raise Http404
    form = ActionForm(request.POST)
    if form.is_valid():
        act = partial(come_for_time, key, actor=me, now=now, form=form.submission())
        visit = sent(form, "come_for_time", act)
        if visit is not None:
            return see("arrived", visit)
    for said in form.non_field_errors():
        messages.warning(request, str(said))
    return see("times_today")


def _times(request: StaffRequest, case: CaseShown | None, now: dt.datetime) -> Times:
    me = request.employee
    day = read_day(request.GET.get("day", ""), today_at(me.office_id, now))
    minutes = read_minutes(
        request.GET.get("minutes", ""), pack_of(me.office_id).appointment.minutes
    )
    otherwise = case.holder_key if case else me.pk
    return times_of(whom(request, me.office_id, otherwise), day, minutes, now=now)


def _holders(cases: list[CaseShown]) -> list[int]:
    return list(dict.fromkeys(one.holder_key for one in cases))
