"""Whether what a pack says of other systems, and of the sheet, can be so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from onedoor.packs.casefile import NUMBER, SystemTable
from onedoor.packs.layout import each
from onedoor.packs.pack import Pack
from onedoor.packs.problems import Place, Problem
from onedoor.vocabulary.texts import text

NO_PATTERN = text("%(value)s is no regular expression: %(why)s.")
NOT_THE_EXAMPLE = text("The example %(value)s is not written by the pattern %(pattern)s.")
NO_LINK = text(
    "%(value)s cannot be a link here: it must begin with https:// and a host's name, and have"
    " {number} once, after that."
)


def casefile_problems(pack: Pack) -> list[Problem]:
    """Patterns that cannot be read, examples they refuse, and links that lead nowhere."""
    return [
        problem for place, row in each("system", pack.system) for problem in _system(place, row)
    ]


def _system(place: Place, row: SystemTable) -> Iterator[Problem]:
    try:
        fits = re.fullmatch(row.pattern, row.example)
    except re.error as wrong:
        yield place.problem("pattern", NO_PATTERN, value=f"«{row.pattern}»", why=str(wrong))
    else:
        if not fits:
            said = {"value": f"«{row.example}»", "pattern": f"«{row.pattern}»"}
            yield place.problem("example", NOT_THE_EXAMPLE, **said)
    if row.link is not None and not _is_link(row.link):
        yield place.problem("link", NO_LINK, value=f"«{row.link}»")


def _is_link(link: str) -> bool:
    """A number never stands in the host's name: it would choose where the link leads."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    known = parts.scheme == "https" and parts.hostname and NUMBER not in parts.netloc
    return bool(known) and link.count(NUMBER) == 1 and not re.search(r"[\s<>\"]", link)
