"""The feed: asked for by a calendar with nobody signed in; its address made and closed by one."""

from __future__ import annotations

from functools import partial
from hashlib import sha256

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.keeping import ASKED_FOR_EACH_TIME
from onedoor.office.pages.sending import see, sent
from onedoor.office.people.address import address_of
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.roster.actions.feed import end_feed, make_feed
from onedoor.office.roster.feed.queries import feed_of


@login_not_required
@require_safe
def duty_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody's own duties, as a calendar; an address that is wrong is as if it were not there."""
    told = feed_of(token, address_of(request), timezone.now())
    if told is None:
        raise Http404
    tag = f'"{sha256(told).hexdigest()}"'
    response = HttpResponse(told, content_type="text/calendar; charset=utf-8")
    response.headers["ETag"] = tag
    response.headers["Content-Disposition"] = 'inline; filename="duties.ics"'
    # Kept by whoever asked and nobody between, and asked for anew each time: an address that is
    # closed tells nothing from then on. Found by no search, told to no other site.
    response.headers["Cache-Control"] = ASKED_FOR_EACH_TIME
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return get_conditional_response(request, etag=tag, response=response) or response


@require_POST
def make_my_feed(request: StaffRequest) -> HttpResponse:
    """A new address of my duties, shown this once; the one I had is closed."""
    form, me, now = ActionForm(request.POST), request.employee, timezone.now()
    token = None
    if form.is_valid():
        act = partial(make_feed, actor=me, now=now, form=form.submission())
        token = sent(form, "make_feed", act)
    if not token:  # it was told the first time: whoever needs it again makes a new one
        messages.info(request, gettext("The address was shown once. Make a new one to see it."))
        return see("my_duties")
    return render(request, "roster/feed.html", {"address": _address(request, token)})


@require_POST
def end_my_feed(request: StaffRequest) -> HttpResponse:
    """My address tells nothing any more."""
    form, me, now = ActionForm(request.POST), request.employee, timezone.now()
    if form.is_valid():
        sent(form, "end_feed", partial(end_feed, actor=me, now=now, form=form.submission()))
        messages.success(request, gettext("The address is closed. Calendars get nothing from it."))
    return see("my_duties")


def _address(request: HttpRequest, token: str) -> str:
    # Only a demo is served without https; elsewhere the web server in front speaks it for us.
    scheme = "http" if settings.DEMO else "https"
    return f"{scheme}://{request.get_host()}{reverse('duty_feed', args=[token])}"
