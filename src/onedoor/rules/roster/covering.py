"""Covering: who can take somebody's place in a half day, in order, and why the others cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onedoor.rules.roster.staffing import ABSENT, Least, OnDuty, lacks_more
from onedoor.vocabulary.roster import CoverReason, DutyKind, RosterScheme
from onedoor.vocabulary.sides import Side

_CAN = (CoverReason.off_duty, CoverReason.helps_then, CoverReason.other_post)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """The place that somebody leaves: which duty, on whose list, and who counts it how."""

    kind: DutyKind
    side: Side
    scheme: RosterScheme
    leasts: tuple[Least, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Colleague:
    """Somebody who could take it: their duty then, and how many half days they stand that week."""

    duty: OnDuty
    at_the_front: bool
    stands_that_week: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Covering:
    """Whether a colleague can cover, and why or why not."""

    employee: int
    because: CoverReason

    @property
    def can(self) -> bool:
        """Whether they can."""
        return self.because in _CAN


def who_can_cover(
    place: Place, colleagues: Sequence[Colleague], everybody: Sequence[OnDuty]
) -> list[Covering]:
    """Every colleague, those who can cover first: who has no duty then, who helps, who stands.

    Among them whoever stands at the door least that week. Nobody is moved from where they are
    needed just as much.
    """
    ranked = sorted(colleagues, key=lambda one: (_why(place, one, everybody), *_rank(one)))
    return [
        Covering(employee=one.duty.employee, because=_why(place, one, everybody)) for one in ranked
    ]


def _why(place: Place, one: Colleague, everybody: Sequence[OnDuty]) -> CoverReason:
    duty = one.duty
    if duty.away or duty.kind in ABSENT:
        return CoverReason.away
    if not one.at_the_front:
        return CoverReason.not_at_the_front
    if duty.kind is place.kind:
        return CoverReason.there_already
    if place.scheme is RosterScheme.by_employer and duty.side is not place.side:
        return CoverReason.other_employer
    moved = [replace(d, kind=place.kind) if d.employee == duty.employee else d for d in everybody]
    if lacks_more(everybody, moved, place.leasts) is not None:
        return CoverReason.is_needed_there
    free = {DutyKind.off: CoverReason.off_duty, DutyKind.support: CoverReason.helps_then}
    return free.get(duty.kind, CoverReason.other_post)


def _rank(one: Colleague) -> tuple[int, int]:
    return one.stands_that_week, one.duty.employee
