"""What is owed: the lists, and one debt with what came of it or who takes it over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from onedoor.office.establishment.queries import names_of
from onedoor.office.journal.submission import HasMovedOn
from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.sending import see, sent
from onedoor.office.pages.wording import words
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.actions.closing import pay_what_is_owed, write_down_call
from onedoor.office.reception.desk.debts.forms import (
    GiveDebtForm,
    PayForm,
    TryForm,
    who_could_owe,
)
from onedoor.office.reception.desk.debts.history import happened_to
from onedoor.office.reception.desk.debts.queries import (
    DUE,
    MINE,
    WHOSE,
    debt_list,
    debt_shown,
)
from onedoor.office.reception.desk.debts.told import DebtTold
from onedoor.office.responsibility.actions.debts import move_debt
from onedoor.vocabulary.responsibility_codes import DebtMovedBy


@require_safe
def debts(request: StaffRequest) -> HttpResponse:
    """What is owed to persons, by day."""
    asked = request.GET.get("whose", MINE)
    whose = asked if asked in WHOSE else MINE
    number, due = request.GET.get("page", ""), request.GET.get("due", "")
    told = debt_list(
        request.employee,
        whose,
        timezone.now(),
        number=number,
        due=due if due in DUE else "",
        unit=_unit(request),
    )
    return render(request, "reception/debts.html", {"list": told, "press": _press})


def _unit(request: StaffRequest) -> str:
    """The unit asked for, if the office has it."""
    asked = request.GET.get("unit", "")
    return asked if ("unit", asked) in names_of(request.employee.office_id) else ""


@require_safe
def debt(request: StaffRequest, key: int) -> HttpResponse:
    """One debt: what came of it, or who takes it over."""
    now = timezone.now()
    return _page(request, _debt(request, key, now), now)


@require_POST
def pay_debt(request: StaffRequest, key: int) -> HttpResponse:
    """Say what came of a debt."""
    now = timezone.now()
    one = _debt(request, key, now)
    form = PayForm(one, request.POST)

    def act() -> int:
        end = form.cleaned_data["end"]
        me, sent_as = request.employee, form.submission()
        return pay_what_is_owed(key, end, actor=me, now=now, form=sent_as)

    def said() -> str:
        told = {"who": one.person, "end": words(form.cleaned_data["end"])}
        return gettext("%(who)s: %(end)s") % told

    return _receive(request, form, "pay_debt", act=act, said=said, one=one, now=now, pay=form)


@require_POST
def try_debt(request: StaffRequest, key: int) -> HttpResponse:
    """Say what came of one call."""
    now = timezone.now()
    one = _debt(request, key, now)
    form = TryForm(one, request.POST)

    def act() -> int:
        me, sent_as = request.employee, form.submission()
        return write_down_call(key, form.cleaned_data["outcome"], actor=me, now=now, form=sent_as)

    def said() -> str:
        told = {"who": one.person, "outcome": words(form.cleaned_data["outcome"])}
        return gettext("%(who)s: %(outcome)s") % told

    return _receive(request, form, "try_call", act=act, said=said, one=one, now=now, trying=form)


@require_POST
def give_debt(request: StaffRequest, key: int) -> HttpResponse:
    """Let a colleague, or oneself, answer for a debt."""
    me, now = request.employee, timezone.now()
    one = _debt(request, key, now)
    colleagues = who_could_owe(me, one, now)
    form = GiveDebtForm(one, colleagues, request.POST)

    def act() -> int:
        to = form.cleaned_data["to"]
        by = DebtMovedBy.taken if to == me.pk else DebtMovedBy.given
        return move_debt(key, to, by=by, actor=me, now=now, form=form.submission())

    def said() -> str:
        who = dict(colleagues)[form.cleaned_data["to"]]
        return gettext("%(who)s answers for it now.") % {"who": who}

    return _receive(request, form, "move_debt", act=act, said=said, one=one, now=now, give=form)


def _receive(
    request: StaffRequest,
    form: ActionForm,
    action: str,
    *,
    act: Callable[[], int],
    said: Callable[[], str],
    one: DebtTold,
    now: dt.datetime,
    **forms: ActionForm,
) -> HttpResponse:
    try:
        done = sent(form, action, act) if form.is_valid() else None
    except HasMovedOn as moved:
        again = _debt(request, one.key, now)
        since = happened_to(again, request.employee, after=moved.since)
        return _page(request, again, now, status=409, since=since)
    if done is None:
        return _page(request, _debt(request, one.key, now), now, status=422, **forms)
    messages.success(request, said())
    return see("debts")


def _page(
    request: StaffRequest, one: DebtTold, now: dt.datetime, *, status: int = 200, **more: Any
) -> HttpResponse:
    page = {
        "debt": one,
        "pay": PayForm(one),
        "trying": TryForm(one),
        "give": GiveDebtForm(one, who_could_owe(request.employee, one, now)),
        "history": happened_to(one, request.employee),
        "moved_on": status == 409,
        "since": [],
        **more,
    }
    page["form"] = next((page[name] for name in ("pay", "give") if page[name].errors), None)
    return render(request, "reception/debts_one.html", page, status=status)


def _debt(request: StaffRequest, key: int, now: dt.datetime) -> DebtTold:
    found = debt_shown(request.employee, key, now)
    if found is None:
        raise Http404
    return found


def _press(one: DebtTold) -> ActionForm:
    return ActionForm(initial={"expects": one.last})
