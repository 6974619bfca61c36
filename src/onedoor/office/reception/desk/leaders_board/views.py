"""The leader's board, and the part of it that keeps itself fresh."""

from __future__ import annotations

import datetime as dt
import json

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onedoor.office.establishment.queries import one_pack
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.desk.leaders_board import queries
from onedoor.office.reception.desk.leaders_board.led import Led, led_by
from onedoor.office.reception.desk.queue.queries import tag_of
from onedoor.office.reception.desk.queue.views import unless_known


@require_safe
def leaders_board(request: StaffRequest) -> HttpResponse:
    """Who waits, who is free, what keeps them from each other, and what is owed."""
    now = timezone.now()
    with one_pack():
        return _page(request, "reception/leaders_board.html", _led(request, now), now)


@require_safe
def leaders_board_now(request: StaffRequest) -> HttpResponse:
    """The part of the page that keeps itself fresh; 304, and no look, when nothing is new."""
    now, part = timezone.now(), "reception/leaders_board_now.html"
    with one_pack():
        led = _led(request, now)
        tag = tag_of(led.last, request.employee, now)
        return unless_known(request, tag, lambda: _page(request, part, led, now))


def _led(request: StaffRequest, now: dt.datetime) -> Led:
    led = led_by(request.employee, now)
    if not led.units:
        raise PermissionDenied
    return led


def _page(request: StaffRequest, template: str, led: Led, now: dt.datetime) -> HttpResponse:
    board = queries.leaders_board(request.employee, led, now)
    tag = tag_of(led.last, request.employee, now)
    return render(request, template, {"board": board, "tag_json": json.dumps(tag)})
