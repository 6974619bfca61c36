"""Numbers elsewhere: whether a number is written as the other system writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onedoor.rules.casefile.filing import what_hinders_filing
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.casefile_codes import FileReason
from onedoor.vocabulary.confidentiality import Level


@dataclass(frozen=True, kw_only=True, slots=True)
class ReferenceFacts:
    """A number that is to be noted; `pattern` None is of a system the office does not know."""

    level: Level
    pattern: str | None
    number: str
    here_already: bool


def what_hinders_noting_number(facts: ReferenceFacts) -> FileReason | None:
    """Why a number cannot be noted; None when it can."""
    pattern = facts.pattern
    return what_hinders_filing(facts.level) or first_no(
        (pattern is None, FileReason.not_in_the_pack),
        (not re.fullmatch(pattern or "", facts.number), FileReason.wrong_number),
        (facts.here_already, FileReason.already_here),
    )
