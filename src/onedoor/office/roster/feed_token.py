"""What a feed's address holds: a secret of its own, of which the office keeps a hash alone."""

from __future__ import annotations

import secrets

from django.utils.crypto import salted_hmac

_SALT = "onedoor.office.roster.feed"


def new_token() -> str:
    """A secret that nobody can guess: 256 bits."""
    return secrets.token_urlsafe(32)


def fingerprint(token: str) -> str:
    """What a feed is found by. Whoever has the database without the secret cannot make one."""
    return salted_hmac(_SALT, token, algorithm="sha256").hexdigest()
