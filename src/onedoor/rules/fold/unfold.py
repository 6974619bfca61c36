"""One line folded: each kind of event says in its subject's file what it changes."""

from __future__ import annotations

from functools import singledispatch

from onedoor.rules.fold.told import Told
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.event import Event


class UntoldEvent(TypeError):
    """A kind of event that the fold does not know: it would leave the tables untold."""


@singledispatch
def fold_line(event: Event, line: Envelope, told: Told) -> None:
    """Let one thing that happened change what is told. Raises `UntoldEvent`."""
    raise UntoldEvent(type(event).__name__)
