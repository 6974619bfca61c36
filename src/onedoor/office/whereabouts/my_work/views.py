"""My work, the first page after signing in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from onedoor.office.pages.sending import see
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.whereabouts.my_work.actions import mark_seen
from onedoor.office.whereabouts.my_work.queries import NARROWED_BY, my_work

_AT_ONCE = 100


@require_safe
def show_my_work(request: StaffRequest) -> HttpResponse:
    """What I hold, what is asked of me, and what I must be told."""
    due = request.GET.get("due", "")
    narrowed = due if due in NARROWED_BY else ""
    work = my_work(request.employee, timezone.now(), pages=request.GET.dict(), due=narrowed)
    return render(request, "whereabouts/my_work.html", {"work": work, "due": narrowed})


@require_POST
def see_news(request: StaffRequest) -> HttpResponse:
    """I have seen these."""
    asked = request.POST.getlist("notice")[:_AT_ONCE]
    keys = [int(one) for one in asked if one.isdecimal() and len(one) < 19]
    seen = mark_seen(keys, actor=request.employee, now=timezone.now())
    said = ngettext("%(number)d thing marked as seen.", "%(number)d things marked as seen.", seen)
    messages.success(request, said % {"number": seen})
    return see("my_work")
