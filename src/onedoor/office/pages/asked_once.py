"""What one page asks of the database once, however many of its parts need it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_answers: ContextVar[dict[str, dict[Any, Any]] | None] = ContextVar("answers", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within this, what `answers` gives is kept. Only for pages that change nothing."""
    before = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(before)


def answers(kind: str) -> dict[Any, Any]:
    """What has been asked of a kind on this page, to look in and add to; new where none is kept."""
    kept = _answers.get()
    return {} if kept is None else kept.setdefault(kind, {})
