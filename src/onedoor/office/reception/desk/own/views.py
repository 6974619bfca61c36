"""One's own desk, the page one lives on when one is at the door."""

from __future__ import annotations

import datetime as dt
import json
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from onedoor.office.establishment.queries import one_pack
from onedoor.office.journal.submission import HasMovedOn
from onedoor.office.pages.sending import see, sent
from onedoor.office.pages.wording import words
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.actions.standing import take_post
from onedoor.office.reception.desk.calling import call_form
from onedoor.office.reception.desk.own.forms import PostForm
from onedoor.office.reception.desk.own.queries import own_desk, waiting_for
from onedoor.office.reception.desk.queue.queries import queue_tag
from onedoor.office.reception.desk.queue.views import fresh
from onedoor.vocabulary.routing import Post


@require_safe
def my_desk(request: StaffRequest) -> HttpResponse:
    """Where I stand, whom I am with, who waits for me, what I owe, and what just happened."""
    return _page(request, timezone.now())


@require_safe
def my_desk_now(request: StaffRequest) -> HttpResponse:
    """The part of the page that keeps itself fresh."""
    return fresh(request, "reception/desk_now.html", _told)


@require_POST
def take_my_post(request: StaffRequest) -> HttpResponse:
    """I stand here from now on, or leave the door."""
    me, now = request.employee, timezone.now()
    form = PostForm(me, 0, request.POST)
    if form.is_valid():
        known = form.cleaned_data
        act = partial(
            take_post,
            me.pk,
            known["post"],
            unit=known["unit"] or 0,
            desk_number=known["desk_number"] or 0,
            actor=me,
            now=now,
        )
        try:
            done = sent(form, "take_post", lambda: act(form=form.submission()))
        except HasMovedOn:
            messages.warning(request, gettext("Where you stand was changed meanwhile. Look again."))
            return see("my_desk")
        if done is not None:
            messages.success(request, _stands(known["post"]))
            return see("my_desk")
    return _page(request, now, form)


def _page(request: StaffRequest, now: dt.datetime, form: PostForm | None = None) -> HttpResponse:
    me = request.employee
    with one_pack():
        told, desk = _told(request, now), own_desk(me, now)
        post = form or PostForm(me, desk.last)
        page = {**told, "desk": desk, "stand": post, "form": form}
        return render(request, "reception/desk.html", page, status=422 if form else 200)


def _told(request: StaffRequest, now: dt.datetime) -> dict[str, Any]:
    tag = queue_tag(request.employee, now)
    waiting = waiting_for(request.employee, now)
    return {
        "waiting": waiting,
        "page": waiting.queue,
        "tag_json": json.dumps(tag),
        "press": partial(call_form, "my_desk"),
    }


def _stands(post: Post) -> str:
    if post is Post.none:
        return gettext("You are not at the door any more.")
    return gettext("You stand here now: %(post)s.") % {"post": words(post)}
