"""Who is free while somebody waits, in words: whom they may call, or what keeps them from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from onedoor.office.pages.wording import words
from onedoor.office.reception.desk.door_now import AtTheDoor
from onedoor.office.reception.desk.visits_told import VisitTold
from onedoor.office.responsibility.names import Names
from onedoor.rules.opening import instant
from onedoor.rules.routing.idle import Idle, KeptFrom


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptFromTold:
    """Tickets somebody does not take, for one reason: routing's, or a colleague it wants more.

    `until` is when the policy gives way, and they may take them after all; None when never.
    """

    tickets: tuple[VisitTold, ...]
    because: str
    left_to: str
    until: dt.datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class IdleTold:
    """A colleague who is free while somebody waits; `takes` is whom a call would give them."""

    who: AtTheDoor
    takes: VisitTold | None
    kept_from: tuple[KeptFromTold, ...]


def idle_told(
    idle: Iterable[Idle],
    door: Iterable[AtTheDoor],
    visits: Mapping[int, VisitTold],
    names: Names,
) -> tuple[IdleTold, ...]:
    """Those who are idle, in the order they stand at the door."""
    standing = {one.employee: one for one in door}
    return tuple(
        IdleTold(
            who=standing[one.employee],
            takes=visits.get(one.takes),
            kept_from=_kept_from(one.kept_from, visits, names),
        )
        for one in idle
    )


def _kept_from(
    kept: Iterable[KeptFrom], visits: Mapping[int, VisitTold], names: Names
) -> tuple[KeptFromTold, ...]:
    found = sorted((one for one in kept if one.visit in visits), key=_why)
    return tuple(_told(list(several), visits, names) for _, several in groupby(found, key=_why))


def _why(one: KeptFrom) -> tuple[int, int, int]:
    return (one.because or 0, one.left_to, one.until_us)


def _told(several: list[KeptFrom], visits: Mapping[int, VisitTold], names: Names) -> KeptFromTold:
    first = several[0]
    return KeptFromTold(
        tickets=tuple(visits[one.visit] for one in several),
        because=words(first.because) if first.because else "",
        left_to=names.alone(first.left_to) if first.left_to else "",
        until=instant(first.until_us) if first.until_us else None,
    )
