"""Safety in a pack: whom to ring, and how long a call for help may stay unanswered."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from onedoor.packs.table import Name, Sourced

HelpKey = Literal["F2", "F4", "F8", "F9", "F10"]


class SafetyTable(Sourced):
    """How colleagues are called to help, and what is known of danger (the study L785)."""

    emergency_number: Name = "112"
    """Whom to ring when it is serious; it stands on every page where a call for help does."""
    answer_seconds: Annotated[int, Field(ge=15, le=600)] = 60
    """After how many seconds without an answer a call for help goes on to a leader."""
    mark_months: Annotated[int, Field(ge=1, le=12)] = 6
    """For how many months a safety mark can be set, and renewed, at most."""
    review_days: Annotated[int, Field(ge=1, le=60)] = 14
    """How many calendar days before its end a safety mark is looked at again."""
    decide_days: Annotated[int, Field(ge=1, le=20)] = 2
    """Working days for a leader to decide a safety mark that was proposed."""
    help_key: HelpKey = "F9"
    """The key that calls for help on every page."""
