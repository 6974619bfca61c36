"""The sheet: what was asked, told and promised, from the service's list; nobody asks twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from onedoor.rules.casefile.filing import what_hinders_filing
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.casefile_codes import FiledKind, FileReason
from onedoor.vocabulary.confidentiality import Level


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A line of the office's list: for these areas and services, or for all when it names none."""

    key: str
    kind: FiledKind
    areas: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()

    def is_for(self, area: str, service: str) -> bool:
        """Whether it belongs to a matter of this area and service (empty while unknown)."""
        anywhere = not self.areas and not self.services
        return anywhere or area in self.areas or service in self.services


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of the sheet as somebody fills it in; `listed` None is in no list any more."""

    level: Level
    listed: Listed | None
    here_already: bool
    promised_for: dt.date | None
    today: dt.date
    furthest: dt.date


def lists_for(listed: Iterable[Listed], area: str, service: str) -> tuple[Listed, ...]:
    """What belongs to a matter, in the pack's order."""
    return tuple(one for one in listed if one.is_for(area, service))


def what_hinders_noting(line: Line) -> FileReason | None:
    """Why a line cannot be noted; None when it can."""
    day, listed = line.promised_for, line.listed
    promise = listed is not None and listed.kind is FiledKind.promised
    return what_hinders_filing(line.level) or first_no(
        (listed is None, FileReason.not_in_the_pack),
        (line.here_already, FileReason.already_here),
        (day is not None and not promise, FileReason.only_promises),
        (day is not None and day < line.today, FileReason.day_is_past),
        (day is not None and day > line.furthest, FileReason.too_far_ahead),
    )
