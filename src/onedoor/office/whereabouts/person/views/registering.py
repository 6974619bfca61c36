"""Registering somebody who is not known here, after looking for who they may be."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext

from onedoor.office.journal.submission import used_for
from onedoor.office.pages.sending import form_page, see, sent, takes_form
from onedoor.office.people.actions.persons import register_person
from onedoor.office.people.names import LONGEST
from onedoor.office.people.queries.persons import PersonShown, possible_duplicates
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.whereabouts.person.forms import RegisterForm
from onedoor.office.whereabouts.person.queries import holder_of_number

THEN_OPEN_A_CASE = "open_case_for"


@takes_form
def register(request: StaffRequest) -> HttpResponse:
    """Somebody is known to the office from now on, unless it is one of these.

    A search that found nobody posts its words as `begin`: they fill the form in, and no address.
    """
    now = timezone.now()
    form = _form(request, now)
    page: dict[str, object] = {"alike": [], "taken": None}
    if form.is_valid():
        page["alike"] = alike = _alike(request, form, now)
        known = dict(form.cleaned_data)
        sent_before = used_for(form.submission()) == "register_person"
        if sent_before or form.has_looked_at(one.key for one in alike):
            done = _register(request, form, now)
            if done is not None:
                return done
            page["taken"] = _who_has_it(request, known, now)
        form.let_look_at(one.key for one in alike)
    return form_page(request, "whereabouts/register_person.html", form, **page)


def _form(request: StaffRequest, now: dt.datetime) -> RegisterForm:
    then = request.GET.get("then", "")
    initial = {"then": then, "language": "nb"}
    today = today_at(request.employee.office_id, now)
    if request.method == "POST" and "begin" not in request.POST:
        return RegisterForm(request.POST, now=now, today=today)
    if request.method == "POST":
        given, _, family = request.POST["begin"].strip()[:LONGEST].rpartition(" ")
        initial |= {"given_name": given, "family_name": family}
        initial["number"] = request.POST.get("begin_number", "")[:LONGEST]
    return RegisterForm(now=now, today=today, initial=initial)


def _alike(request: StaffRequest, form: RegisterForm, now: dt.datetime) -> list[PersonShown]:
    known = form.details()
    return possible_duplicates(
        request.employee,
        given_name=known.given_name,
        family_name=known.family_name,
        birth_date=known.birth_date,
        now=now,
    )


def _register(
    request: StaffRequest, form: RegisterForm, now: dt.datetime
) -> HttpResponseRedirect | None:
    me, known = request.employee, form.cleaned_data
    act = partial(register_person, form.details(), country=known["country"])
    act = partial(act, number=known["number"], office=me.office_id, actor=me, now=now)
    key = sent(form, "register_person", partial(act, form=form.submission()))
    if key is None:
        return None
    messages.success(request, gettext("The person is registered."))
    return see("open_case_for" if known["then"] == THEN_OPEN_A_CASE else "person", key)


def _who_has_it(
    request: StaffRequest, known: dict[str, Any], now: dt.datetime
) -> PersonShown | None:
    if not known["number"]:
        return None
    return holder_of_number(request.employee, known["country"], known["number"], now)
