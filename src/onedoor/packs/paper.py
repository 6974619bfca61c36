"""What a pack is put on paper with: the reader's language, and how wide the paper is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onedoor.packs.columns import columns
from onedoor.packs.pack import Pack
from onedoor.packs.problems import Translate, listed
from onedoor.vocabulary.sides import Side
from onedoor.vocabulary.texts import text

YES, NO = text("yes"), text("no")
Rows = list[list[str]]


@dataclass(frozen=True, kw_only=True)
class Paper:
    """How a pack is put on paper: for whom it is translated, and how wide the paper is."""

    pack: Pack
    translate: Translate
    language: str
    width: int

    def part(self, title: str, rows: Sequence[Sequence[str]]) -> str:
        """A table under its title; nothing when it has only its headings."""
        if len(rows) == 1:
            return ""
        return f"{self.translate(title).upper()}\n\n{columns(rows, self.width)}"

    def row(self, words: Iterable[str]) -> list[str]:
        """Words in the reader's language."""
        return [self.translate(word) for word in words]

    def side(self, side: str) -> str:
        """What a side is called."""
        return self.translate(Side[side].words)

    def person(self, key: str) -> str:
        """What somebody who works here is called."""
        staff = next(row for row in self.pack.staff if row.key == key)
        return f"{staff.given_name} {staff.family_name}"

    def unit(self, key: str) -> str:
        """What a unit is called."""
        return next(row for row in self.pack.unit if row.key == key).name.said_in(self.language)

    def areas(self, keys: Iterable[str]) -> str:
        """What areas are called, one after another."""
        names = {area.key: area.name.said_in(self.language) for area in self.pack.area}
        return listed(names[key] for key in keys)

    def yes_or_no(self, said: bool) -> str:
        """Yes, or no."""
        return self.translate(YES if said else NO)
