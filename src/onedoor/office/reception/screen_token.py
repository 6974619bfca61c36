"""What makes a machine a screen: a secret of its own, of which the office keeps a hash alone."""

from __future__ import annotations

import secrets

from django.utils.crypto import salted_hmac

_SALT = "onedoor.office.reception.screens"


def new_token() -> str:
    """A secret that no other machine has."""
    return secrets.token_urlsafe(32)


def fingerprint(token: str) -> str:
    """What a machine's screen is found by."""
    return salted_hmac(_SALT, token, algorithm="sha256").hexdigest()
