"""A case's file goes along with the case: on its page, and to whoever is to take it over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onedoor.office.casefile import sentences as _sentences
from onedoor.office.casefile.queries import file_of_case
from onedoor.office.responsibility.along import bring_along
from onedoor.office.responsibility.queries import CaseShown

__all__ = ["the_file"]

# Importing them is what teaches a case's history to tell what happened in its file.
TOLD_BY = _sentences


@bring_along
def the_file(case: CaseShown, sisters: Sequence[CaseShown]) -> dict[str, Any]:
    """The file, to whom the case's content is shown; what belongs to the other side stays there."""
    return {"file": file_of_case(case, sisters)}
