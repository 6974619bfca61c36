"""What the journal tells of safety: calls for help, and who came."""

from __future__ import annotations

from dataclasses import dataclass, field

from onedoor.vocabulary.safety_codes import HelpEnd, HelpPlace


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
