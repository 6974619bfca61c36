"""The board's page, and the part of it that is asked for again and again."""

from __future__ import annotations

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from onedoor.office.reception.board.queries import board_at
from onedoor.office.reception.screens.machine import not_this_screen, open_here, stays
from onedoor.office.reception.screens.queries import ScreenHere
from onedoor.vocabulary.reception_codes import ScreenKind

_ASKED_EVERY = 3
_NO_SCRIPTS_EVERY = 5
_LOST_AFTER = 12


@login_not_required
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The whole board, on a machine that has been made one."""
    here = open_here(request, ScreenKind.board)
    if here is None:
        return not_this_screen(request, ScreenKind.board)
    page = {"every": _ASKED_EVERY, "anew": _NO_SCRIPTS_EVERY, "lost": _LOST_AFTER}
    return _rendered(request, "reception/board.html", here, **page)


@login_not_required
@require_safe
def board_tickets(request: HttpRequest) -> HttpResponse:
    """The numbers alone; 304 when they are the ones the machine has."""
    here = open_here(request, ScreenKind.board)
    if here is None:
        return not_this_screen(request, ScreenKind.board)
    response = _rendered(request, "reception/board_tickets.html", here)
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def _rendered(request: HttpRequest, name: str, here: ScreenHere, **page: object) -> HttpResponse:
    translation.activate(here.languages[0])
    told = board_at(here.office, timezone.now())
    return stays(request, render(request, name, {"told": told, "screen": here, **page}))
