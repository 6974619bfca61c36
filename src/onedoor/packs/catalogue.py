"""The catalogue of services: what an office gives, found by what people call it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache

from onedoor.packs.pack import AreaTable, Pack, ServiceTable
from onedoor.packs.table import Words

Offered = ServiceTable | AreaTable
_LANGUAGES = ("nb", "nn", "en")
# Letters that do not fall apart into a letter and a mark.
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i"})
# How æ, ø and å are written on a keyboard without them; å falls apart into an a and a ring.
_TWO_LETTERS = re.compile("(a)[ae]|(o)e")
_NOT_A_LETTER = re.compile(r"[\W_]+")


class Likeness(IntEnum):
    """How like what was typed a thing is, the likest first."""

    the_same = 0
    begins_a_word = 1
    inside_a_word = 2
    none = 3


def services_of_area(pack: Pack, area: str) -> list[ServiceTable]:
    """What can be given in an area, in the order of the pack."""
    return [service for service in pack.service if service.area == area]


def find_service(pack: Pack, typed: str, language: str) -> list[Offered]:
    """Services and areas for what somebody typed, the likest first; nothing for nothing.

    Every word typed must be in a name or a search word: as the beginning of a word before inside
    one, in the reader's language before another, in a name before a search word.
    """
    looked_for = folded(typed)
    if not looked_for:
        return []
    offered = _offered(pack)
    ranked = [(_rank(one, looked_for, language), place) for place, one in enumerate(offered)]
    found = sorted(one for one in ranked if one[0][0] is not Likeness.none)
    return [offered[place] for _, place in found]


def clearly_meant(pack: Pack, typed: str, language: str) -> Offered | None:
    """The only one found, or the only one with exactly this name; a service before its area."""
    found = find_service(pack, typed, language)
    called = folded(typed)
    exact = [one for one in found if called in map(folded, _names(one.name))]
    services = [one for one in exact if isinstance(one, ServiceTable)]
    for some in (found, exact, services):
        if len(some) == 1:
            return some[0]
    return None


@lru_cache(maxsize=4096)
def folded(typed: str) -> str:
    """Words in small letters without marks, one space apart; æ, ø and å as if typed without."""
    small = unicodedata.normalize("NFKD", typed).casefold().translate(_LETTERS)
    letters = "".join(one for one in small if not unicodedata.combining(one))
    plain = _TWO_LETTERS.sub(lambda two: two[1] or two[2], letters)
    return " ".join(_NOT_A_LETTER.sub(" ", plain).split())


def _offered(pack: Pack) -> list[Offered]:
    return [*pack.service, *pack.area]


def _rank(one: Offered, looked_for: str, language: str) -> tuple[Likeness, int, int]:
    """The worst of the words that were typed, each at its best; the whole at its best of all."""
    texts = list(_texts(one, language))
    same = Likeness.the_same
    whole = [(same, foreign, beside) for said, foreign, beside in texts if said == looked_for]
    words = [
        min((_likeness(word, said), foreign, beside) for said, foreign, beside in texts)
        for word in looked_for.split()
    ]
    return min([*whole, max(words)])


def _likeness(word: str, said: str) -> Likeness:
    if f" {word}" in f" {said}":
        return Likeness.begins_a_word
    return Likeness.inside_a_word if word in said else Likeness.none


def _texts(one: Offered, language: str) -> Iterator[tuple[str, int, int]]:
    """Every text a thing is found by: folded, whether in another language, whether beside it."""
    for spoken, name in zip(_LANGUAGES, _names(one.name), strict=True):
        foreign = int(spoken != language[:2])
        yield folded(name), foreign, 0
        for word in _search_words(one, spoken):
            yield folded(word), foreign, 1


def _names(name: Words) -> tuple[str, str, str]:
    return name.nb, name.nn, name.en


def _search_words(one: Offered, language: str) -> Sequence[str]:
    if isinstance(one, AreaTable):
        return ()
    return {"nb": one.words.nb, "nn": one.words.nn, "en": one.words.en}[language]
