"""The code on a slip: drawn at random, written in groups, and kept as a keyed hash alone."""

from __future__ import annotations

import secrets
import unicodedata

from django.utils.crypto import salted_hmac

# Without I, L, O and U, which are read as 1, 0 and V: 32 signs, five bits each.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16  # 80 bits
_GROUP = 4
_MEANT = str.maketrans({"I": "1", "L": "1", "O": "0", "Ø": "0", "U": "V"})
_SALT = "onedoor.office.reception.slips"


def new_code() -> str:
    """A code nobody has had before and nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def in_groups(code: str) -> str:
    """The code as it is printed: four signs at a time can be read out and typed."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def read_code(written: str) -> str:
    """The code somebody meant: small letters, spaces and lookalikes do not matter.

    What cannot be a code is given back all the same: it is then looked for like any other, so
    that nobody learns from the time it takes how a code is made.
    """
    upper = unicodedata.normalize("NFKC", written[: 4 * LENGTH]).upper()
    return "".join(sign for sign in upper if sign.isalnum()).translate(_MEANT)


def fingerprint(code: str) -> str:
    """What a code is found by. Whoever has the database without the secret cannot try codes."""
    return salted_hmac(_SALT, code, algorithm="sha256").hexdigest()
