"""The ticker's sign of life: when it last went through, in a file that outlives a lost database."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.conf import settings


def give_sign_of_life(now: dt.datetime) -> None:
    """Say that a tick has gone through. Raises `OSError` where nothing can be written."""
    sign = Path(settings.SIGN_OF_LIFE)
    sign.parent.mkdir(parents=True, exist_ok=True)
    new = sign.with_suffix(".partial")
    new.write_text(now.isoformat(), "utf-8")
    new.replace(sign)


def silent_for(now: dt.datetime) -> dt.timedelta | None:
    """How long the ticker has been silent; None when nothing was ever heard of it.

    A sign that lies ahead counts as far from now as it lies: the clock was stepped back, and
    whether the ticker lives shows when it ticks again.
    """
    try:
        return abs(now - dt.datetime.fromisoformat(Path(settings.SIGN_OF_LIFE).read_text("utf-8")))
    except (OSError, TypeError, ValueError):
        return None
