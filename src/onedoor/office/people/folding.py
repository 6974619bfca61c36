"""Folding: a name as it is searched for, so that spelling and keyboard do not hide a person.

Case and accents fall away. Letters that are written in two ways become one: å is aa is a, ø and ö
are oe are o, æ and ä are ae. "Bjørn" is found by "bjorn", and "Åse" and "Aase" find each other; the
name as it was written then decides who comes first.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
_AFTER_ALL = "\U0010ffff"
_LETTERS = str.maketrans(
    {
        "æ": "ae", "ä": "ae", "ø": "o", "ö": "o", "å": "a", "œ": "o", "ð": "d", "đ": "d",
        "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t",
    }
)  # fmt: skip
_APOSTROPHES = re.compile("['`´ʹʼʻ‘’]")


def fold(given: str, family: str) -> str:
    """The key a person is searched by: the family name's words, then the given name's."""
    return " ".join([*words(family), *words(given)])[:LONGEST].rstrip()


def words(written: str) -> list[str]:
    """The folded words of a name. The beginning of a name folds to the beginning of its fold."""
    return _only_words(_letters_as_one(written)).split()


def plain(written: str) -> str:
    """The name with its own letters, for telling apart what folds alike."""
    return " ".join(unicodedata.normalize("NFC", written).casefold().split())


def range_from(prefix: str) -> tuple[str, str]:
    """From where, and up to where, the keys lie that begin with `prefix`."""
    return prefix, prefix + _AFTER_ALL


def _letters_as_one(written: str) -> str:
    lower = unicodedata.normalize("NFC", _APOSTROPHES.sub("", written)).casefold()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", lower).translate(_LETTERS))
    bare = "".join(c for c in apart.casefold() if not unicodedata.category(c).startswith("M"))
    return re.sub("oe+", "o", re.sub("a+", "a", bare))


def _only_words(letters: str) -> str:
    return "".join(character if character.isalnum() else " " for character in letters)
