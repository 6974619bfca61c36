"""What keeps a backup from being made or restored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext

from onedoor.vocabulary.texts import text


class NotDone(ValueError):
    """A backup was not made, or not restored, and nothing has changed. It tells why."""

    def __init__(self, words: str, **told: object) -> None:
        super().__init__(words)
        self.words = words
        self.told = told

    def __str__(self) -> str:
        """Why, in the reader's language."""
        return gettext(self.words) % self.told


@contextmanager
def told_plainly() -> Iterator[None]:
    """A disk that is full, or cannot be read, is told as what it means here. Raises `NotDone`."""
    try:
        yield
    except (OSError, sqlite3.Error) as wrong:
        why = getattr(wrong, "strerror", None) or str(wrong)
        raise NotDone(_DISK, why=why) from wrong


_DISK = text(
    "The disk does not do it: %(why)s. Nothing has been changed, and nothing is left over."
)
