"""What the journal tells of safety: calls for help and who came, and marks on persons."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from onedoor.vocabulary.safety_codes import (
    HelpEnd,
    HelpPlace,
    MarkEnd,
    MarkReason,
    MarkState,
    MarkTold,
    Measure,
)
from onedoor.vocabulary.sides import Side


@dataclass(kw_only=True, slots=True)
class HelpCallTold:
    """A call for help: whose, from where, who came and since when, and how it ended."""

    office: int
    caller: int
    place: HelpPlace
    desk_number: int
    called_us: int
    coming: dict[int, int] = field(default_factory=dict)
    went_on_us: int = 0
    came_up_to: int = 0
    ended_us: int = 0
    end: HelpEnd | None = None


@dataclass(kw_only=True, slots=True)
class SafetyMarkTold:
    """A safety mark: on whom, why, what is done, until when, and who answers for it."""

    office: int
    person: int
    side: Side
    state: MarkState
    reason: MarkReason
    measures: frozenset[Measure]
    until: dt.date
    keeper: int
    proposed_by: int = 0
    decide_on: dt.date | None = None
    told: MarkTold | None = None
    ended_us: int = 0
    end: MarkEnd | None = None
