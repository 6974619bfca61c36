"""Reception: how a need reaches the office."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.texts import text


class Channel(Code):
    """By which way a contact came."""

    unknown = 0, text("unknown")
    desk = 1, text("at the desk")
    phone = 2, text("by phone")
    letter = 3, text("by letter")
    email = 4, text("by e-mail")
    web = 5, text("on the web")
    internal = 6, text("from inside the office")


@dataclass(frozen=True, kw_only=True)
class NeedStated(Event):
    """A person has said what they come for.

    The words themselves lie in a row of their own; `words` is its key, 0 when nothing was written.
    """

    need: int
    area: int
    channel: Channel
    words: int
