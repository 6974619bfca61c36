"""A form carried through a sign-in: only our own server reads it, and only for its sender.

A browser may be shared. So a form is carried when it is known who was signed in here last, and
whoever signs in instead never sees it.
"""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

LAST_HERE = "last_here"
CARRIED_AT_MOST = 60_000
_SALT = "onedoor.office.people.carried"
_KEPT_FOR = 7 * 24 * 60 * 60
_NOT_CARRIED = {"csrfmiddlewaretoken", "password"}
# A search shows persons and is logged as a look: it is asked again by whoever wants it.
_NEVER = {"search"}


def packed(request: HttpRequest) -> str:
    """The form as it was sent, for whoever was signed in last; empty when it cannot be carried."""
    whose, place = _last_here(request), request.resolver_match
    if not whose or (place is not None and place.view_name in _NEVER):
        return ""
    fields = [
        (name, value)
        for name in request.POST
        if name not in _NOT_CARRIED
        for value in request.POST.getlist(name)
    ]
    form = {"whose": whose, "path": request.get_full_path(), "fields": fields}
    sent = _cipher(settings.SECRET_KEY).encrypt(json.dumps(form).encode()).decode()
    return sent if len(sent) <= CARRIED_AT_MOST else ""


def unpacked(sent: str, user: int) -> dict[str, Any] | None:
    """The form that was carried for this user; None when there is none, or it is another's."""
    try:
        told = _cipher(settings.SECRET_KEY).decrypt(sent.encode(), ttl=settings.SESSION_COOKIE_AGE)
    except InvalidToken:
        return None
    form: dict[str, Any] = json.loads(told)
    return form if form.pop("whose") == str(user) else None


def remember_who(response: HttpResponse, user: int) -> None:
    """Let the browser know, sealed, who signed in here last. A sign-out does not forget it."""
    response.set_signed_cookie(
        LAST_HERE,
        str(user),
        salt=_SALT,
        max_age=_KEPT_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _last_here(request: HttpRequest) -> str:
    try:
        return request.get_signed_cookie(LAST_HERE, salt=_SALT, max_age=_KEPT_FOR) or ""
    except (KeyError, signing.BadSignature):
        return ""


@lru_cache(maxsize=2)
def _cipher(secret: str) -> Fernet:
    key = salted_hmac(_SALT, "encryption", secret=secret, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
