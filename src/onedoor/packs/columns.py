"""A table in plain text, as wide as the window it is read in."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

_GAP = "  "
_LONGEST_WORD = 16


def columns(rows: Sequence[Sequence[str]], width: int) -> str:
    """Rows of cells, the first row their headings, with long cells over several lines."""
    widths = _fitted(list(zip(*rows, strict=True)), width)
    heading, *others = rows
    rule = ["-" * wide for wide in widths]
    lines = [line for row in (heading, rule, *others) for line in _lines(row, widths)]
    return "\n".join(lines)


def _fitted(cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """Take from the widest column, again and again, until all fit or only whole words are left."""
    widths = [max(map(len, column)) for column in cells]
    least = [min(_LONGEST_WORD, max(map(len, " ".join(column).split()))) for column in cells]
    room = width - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and widths != least:
        spare = [wide if wide > low else 0 for wide, low in zip(widths, least, strict=True)]
        widths[spare.index(max(spare))] -= 1
    return widths


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    cells = [textwrap.wrap(cell, wide) for cell, wide in zip(row, widths, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        padded = (part.ljust(wide) for part, wide in zip(parts, widths, strict=True))
        yield _GAP.join(padded).rstrip()
