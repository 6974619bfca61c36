"""Safekeeping: identity numbers are stored encrypted and found again by a keyed hash.

Both keys are made from one secret, `ONEDOOR_ID_KEY`. Whoever has the database without the secret
can neither read a number nor try numbers out. Losing the secret loses the numbers.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from onedoor.office.people.identity import Number

SHORTEST_KEY = 32


class UnusableIdKey(ImproperlyConfigured):
    """The secret for identity numbers is missing, too short, or not the one they were kept with."""


def encrypted(number: Number) -> bytes:
    """The number as it is stored. Twice the same number does not look the same."""
    return Fernet(_derived(_secret(), b"encryption")).encrypt(number.characters.encode())


def decrypted(cipher: bytes | memoryview) -> str:
    """The number that was stored. Raises `UnusableIdKey` when another secret was used."""
    try:
        return Fernet(_derived(_secret(), b"encryption")).decrypt(bytes(cipher)).decode()
    except InvalidToken:
        raise UnusableIdKey(
            "an identity number was stored with another ONEDOOR_ID_KEY, or has been altered"
        ) from None


def fingerprint(office: int, number: Number) -> str:
    """What the number is found by. Another office's is another, so that rows cannot be paired."""
    said = f"{office}:{number.country}:{number.characters}".encode()
    return hmac.new(_derived(_secret(), b"fingerprint"), said, hashlib.sha256).hexdigest()


def _secret() -> str:
    secret: str = settings.ID_KEY
    if len(secret) < SHORTEST_KEY:
        raise UnusableIdKey(
            f"ONEDOOR_ID_KEY must be a secret of at least {SHORTEST_KEY} characters, "
            f"{'is too short' if secret else 'is not set'}: identity numbers are kept with it"
        )
    return secret


@lru_cache(maxsize=4)
def _derived(secret: str, purpose: bytes) -> bytes:
    info = b"onedoor identity numbers: " + purpose
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret.encode())
    return base64.urlsafe_b64encode(key)
