"""Whether an office is served from this home, so that nobody takes its databases from under it."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.utils.translation import gettext

from onedoor.config import environment


class IsServed(OSError):
    """An office is served from here."""

    def __str__(self) -> str:
        """Say what to do."""
        return gettext("The office is served from here. Stop it first, and nobody's work is lost.")


@contextmanager
def served() -> Iterator[None]:
    """Say for as long as the block lasts that an office is served; the kernel forgets no end."""
    with _lock() as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


@contextmanager
def refuse_while_served() -> Iterator[None]:
    """Let nobody serve an office from here meanwhile. Raises `IsServed` where somebody does."""
    with _lock() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise IsServed from None
        yield


def _lock() -> IO[str]:
    home = environment.home()
    home.mkdir(parents=True, exist_ok=True)
    return (home / "served.lock").open("w")
