"""My work, the first page after signing in."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from onedoor.office.journal.submission import HasMovedOn
from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.paper import language_asked, on_paper
from onedoor.office.pages.sending import see, sent
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.desk.debts.told import DebtTold
from onedoor.office.responsibility.actions.allotment import allot_case
from onedoor.office.responsibility.case_at_desk import CaseAtDesk, case_at_desk, whom
from onedoor.office.whereabouts.my_work.actions import mark_seen
from onedoor.office.whereabouts.my_work.on_paper import work_on_paper
from onedoor.office.whereabouts.my_work.queries import NARROWED_BY, my_work

_AT_ONCE = 100


@require_safe
def show_my_work(request: StaffRequest) -> HttpResponse:
    """What I hold, what is asked of me, and what I must be told."""
    due = request.GET.get("due", "")
    narrowed = due if due in NARROWED_BY else ""
    work = my_work(request.employee, timezone.now(), pages=request.GET.dict(), due=narrowed)
    told = {
        "work": work,
        "papers": work.papers,
        "due": narrowed,
        "press": _press,
        "press_debt": _press_debt,
    }
    return render(request, "whereabouts/my_work.html", told)


@require_safe
def my_work_on_paper(request: StaffRequest) -> HttpResponse:
    """The same to be printed, without what is only to be clicked."""
    now = timezone.now()

    def told() -> dict[str, Any]:
        return {"work": work_on_paper(request.employee, now)}

    language = language_asked(request)
    return on_paper(request, "whereabouts/my_work_paper.html", told, language=language, now=now)


@require_POST
def share_out(request: StaffRequest, number: str) -> HttpResponse:
    """Let the unit's rule say who takes this one, and stay with the list."""
    me, now = request.employee, timezone.now()
    desk = case_at_desk(me, number, now)
    if desk is None:
        raise Http404
    form = ActionForm(request.POST, initial={"expects": desk.last})
    try:
        holder = sent(form, "allot_case", partial(_allot, desk, form)) if form.is_valid() else None
    except HasMovedOn:
        messages.warning(request, gettext("Something has happened in the case. Look at it first."))
        return see("case", number)
    if holder is None:
        for said in form.non_field_errors():
            messages.warning(request, str(said))
        return see("case", number)
    told = {"number": number, "whom": whom(me, holder, desk.row.unit_id)}
    messages.success(request, gettext("%(number)s is shared out: %(whom)s holds it.") % told)
    return see("my_work")


def _allot(desk: CaseAtDesk, form: ActionForm) -> int:
    return allot_case(desk.row.pk, actor=desk.reader, now=desk.now, form=form.submission())


def _press_debt(owed: DebtTold) -> ActionForm:
    return _press(owed.last)


def _press(last: int) -> ActionForm:
    return ActionForm(initial={"expects": last})


@require_POST
def see_news(request: StaffRequest) -> HttpResponse:
    """I have seen these."""
    asked = request.POST.getlist("notice")[:_AT_ONCE]
    keys = [int(one) for one in asked if one.isdecimal() and len(one) < 19]
    seen = mark_seen(keys, actor=request.employee, now=timezone.now())
    said = ngettext("%(number)d thing marked as seen.", "%(number)d things marked as seen.", seen)
    messages.success(request, said % {"number": seen})
    return see("my_work")
