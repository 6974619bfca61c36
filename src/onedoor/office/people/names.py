"""Names: written the same way however they were typed."""

from __future__ import annotations

import unicodedata

from onedoor.office.journal.refused import Refused
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text

LONGEST = 80
# These two are written inside Persian and Indian names; nothing else unseen belongs in a name.
_JOINERS = {"\u200c", "\u200d"}


class NameProblem(Code):
    """What is wrong with a name as it was written."""

    too_long = 1, text("A name has at most 80 characters.")
    unreadable = 2, text("The name has characters that cannot be seen.")


def read_name(written: str) -> str:
    """A name, composed (NFC) and without spare spaces; may be empty. Raises `Refused`."""
    spaced = unicodedata.normalize("NFC", written).strip()
    name = " ".join(part for part in spaced.split(" ") if part)
    if any(_is_unseen(character) for character in name):
        raise Refused(NameProblem.unreadable)
    if len(name) > LONGEST:
        raise Refused(NameProblem.too_long)
    return name


def _is_unseen(character: str) -> bool:
    seen = unicodedata.category(character)[0] in "LMNPSZ" and character not in "\u2028\u2029"
    return not (seen or character in _JOINERS)
