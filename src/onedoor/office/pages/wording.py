"""From codes and packs to words in the reader's language."""

from __future__ import annotations

from django.utils.translation import get_language, gettext

from onedoor.packs.pack import Words
from onedoor.vocabulary.code import Code

# Norwegian ends in æ, ø, å; in ASCII { | } follow z.
_AFTER_Z = str.maketrans("æäøöå", "{{||}")


def words(code: Code | None) -> str:
    """What a code means, in the reader's language; a dash for none."""
    if code is None:
        return "–"
    return in_language(code.words) if code.words else code.name


def in_language(sentence: str) -> str:
    """One of the house's own sentences in the reader's language; looked up once for all pages."""
    asked = get_language(), sentence
    found = _found.get(asked)
    if found is None:
        found = _found[asked] = gettext(sentence)
    return found


_found: dict[tuple[str | None, str], str] = {}


def in_my_language(name: Words) -> str:
    """A name from the pack, in the reader's language."""
    found: str = getattr(name, get_language() or "nb")
    return found


def capital(sentence: str) -> str:
    """The sentence with a capital first letter and the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def alphabetical(word: str) -> str:
    """What to sort a word by, so that a list stands in the order of the Norwegian alphabet."""
    return word.casefold().translate(_AFTER_Z)
