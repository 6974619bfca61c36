"""A second pair of hands: a process that does one thing at one moment, and tells how it went.

Reads lines `at deed key employee expects` and answers `won`, `refused <reason>` or `moved on`.
"""

from __future__ import annotations

import sys
import time

import django

django.setup()

from onedoor.office.journal.refused import Refused  # noqa: E402
from onedoor.office.journal.submission import Form, HasMovedOn  # noqa: E402
from onedoor.office.people.models import Employee  # noqa: E402
from tests.cast.people import LATER  # noqa: E402
from tests.holding.deeds import DEEDS  # noqa: E402


def outcome(deed: str, key: int, employee: int, expects: int) -> str:
    """Do it, and say how it went."""
    try:
        DEEDS[deed](key, Employee.objects.get(pk=employee), LATER, Form(expects=expects or None))
    except Refused as refused:
        return f"refused {refused.because.name}"
    except HasMovedOn:
        return "moved on"
    return "won"


if __name__ == "__main__":
    print("ready", flush=True)
    for line in sys.stdin:
        at, deed, key, employee, expects = line.split()
        time.sleep(max(0.0, float(at) - time.time()))
        print(outcome(deed, int(key), int(employee), int(expects)), flush=True)
