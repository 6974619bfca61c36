"""A refusal: a rule said no, and why, in a code that a page turns into words."""

from __future__ import annotations

from onedoor.vocabulary.code import Code


class Refused(Exception):
    """A rule said no; nothing was saved.

    `because` is the rule's reason. `about` is the key of the row the reader should go to instead
    (a case, a person), or 0.
    """

    def __init__(self, because: Code, *, about: int = 0) -> None:
        super().__init__(f"{type(because).__name__}.{because.name}")
        self.because = because
        self.about = about
