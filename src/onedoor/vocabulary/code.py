"""A code: a number that means one thing for ever, and the words a page makes of it."""

from __future__ import annotations

from enum import IntEnum


class Code(IntEnum):
    """A closed list of numbered meanings.

    The journal keeps the number, the exported journal the name, a page the words. A number is
    never given a second meaning: a meaning that is no longer used stays in the list.
    """

    words: str

    def __new__(cls, number: int, words: str = "") -> Code:
        member = int.__new__(cls, number)
        member._value_ = number
        member.words = words
        return member

    def __str__(self) -> str:
        return self.name
