"""The week of a unit: shown to everybody, and changed by who leads, many cells at once."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from onedoor.office.pages.sending import posted, see, sent, takes_form
from onedoor.office.people.models import Employee
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.roster.actions.planning import ChangeRefused, plan_duties
from onedoor.office.roster.queries import today_at_office
from onedoor.office.roster.week.forms import WeekForm, cell_name
from onedoor.office.roster.week.queries import WeekPage, own_unit_key, week_page
from onedoor.office.roster.wording import column, short, when


@require_safe
def roster(request: StaffRequest) -> HttpResponse:
    """This week in my own unit."""
    me, now = request.employee, timezone.now()
    return see("roster_week", own_unit_key(me), today_at_office(me, now).isoformat())


@takes_form
def roster_week(request: StaffRequest, unit: str, day: str) -> HttpResponse:
    """A unit's week; with `change` in the address, or sent, its cells are lists to choose from."""
    me, now = request.employee, timezone.now()
    page = _page(me, unit, day, now)
    form = WeekForm(page, posted(request))
    if form.is_valid():
        try:
            changed = sent(form, "plan_duties", lambda: _plan(form, me, now))
        except Employee.DoesNotExist:
            raise Http404 from None
        if changed is not None:
            messages.success(request, _told(changed))
            return see("roster_week", unit, page.monday.isoformat())
        page = _page(me, unit, day, now)
    told = {
        "page": page,
        "form": form,
        "takes_posts": page.takes_posts,
        "changing": page.plans and (request.method == "POST" or "change" in request.GET),
        "cell_name": cell_name,
        "columns": [gettext("Colleague"), *map(column, page.halves)],
        "now": now,
        "short": short,
        "when": when,
    }
    return render(request, "roster/week.html", told, status=422 if form.errors else 200)


def _plan(form: WeekForm, me: Employee, now: dt.datetime) -> int:
    try:
        return plan_duties(form.changes, actor=me, now=now, form=form.submission())
    except ChangeRefused as refused:
        form.refused = refused.change
        raise


def _page(me: Employee, unit: str, day: str, now: dt.datetime) -> WeekPage:
    try:
        asked = dt.date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    page = week_page(me, unit, asked, now) if asked.year in _YEARS else None
    if page is None:
        raise Http404
    return page


_YEARS = range(2000, 2200)


def _told(changed: int) -> str:
    told = ngettext("%(count)s duty is changed.", "%(count)s duties are changed.", changed)
    return told % {"count": changed}
