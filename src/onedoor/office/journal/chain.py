"""The chain: a line's hash is made of the hash before it in its thread, and of all it says.

Whoever changes a line must change every later line of the thread, and the seals over them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from onedoor.vocabulary.envelope import Envelope

FIRST = "0" * 64
"""What the first line of a thread, and the first seal of an office, is chained to."""

ENVELOPE = tuple(Envelope.__dataclass_fields__)
SAID = (*ENVELOPE, "kind", "version", "thread_kind", "thread_key", "prev", "fields")
"""All that a line says, as columns of the live table.

Its number is not among them, since the database gives it later; the seal covers it.
"""


def chained(before: str, said: Mapping[str, Any]) -> str:
    """The hash of a line that says this, after a line with that hash.

    What is 0 is left out, so that a column added later leaves the hashes of old lines as they are.
    """
    told = {name: said[name] for name in SAID if said[name]}
    return hashlib.sha256(f"{before}{_written(told)}".encode()).hexdigest()


_written = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
