"""The office's roster as the rules need it: each one's pattern, and how many must stand where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from onedoor.packs.duty import WeekTable
from onedoor.packs.pack import Pack, StaffTable, Weekday
from onedoor.rules.roster.halves import Half
from onedoor.rules.roster.pattern import HalfDays, Pattern, always, duty_by_pattern
from onedoor.rules.roster.staffing import Least
from onedoor.vocabulary.roster import DutyKind, RosterScheme
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterPlan:
    """What a pack says of its roster.

    `noon` is in minutes after midnight. `patterns` are by the keys of staff.toml, and so are
    `desks`, the number on each one's own desk.
    """

    scheme: RosterScheme
    noon: int
    ready_minutes: int
    takes_posts: bool
    swap_days: int
    leasts: tuple[Least, ...]
    patterns: Mapping[str, Pattern]
    desks: Mapping[str, int]

    @property
    def has_shifts(self) -> bool:
        """Whether this office has duty lists at all."""
        return self.scheme is not RosterScheme.none

    def by_pattern(self, key: str, half: Half) -> DutyKind:
        """What the pattern has for somebody; who came after the pack was written is off."""
        pattern = self.patterns.get(key)
        return duty_by_pattern(pattern, half.day, half.half_day) if pattern else DutyKind.off


def roster_plan(pack: Pack) -> RosterPlan:
    """The roster of an office. Without shifts nobody's post is taken for them."""
    said = pack.roster
    return RosterPlan(
        scheme=RosterScheme[said.scheme],
        noon=said.noon.hour * 60 + said.noon.minute,
        ready_minutes=said.ready_minutes,
        takes_posts=said.takes_posts and bool(pack.shift),
        swap_days=said.swap_days,
        leasts=leasts_of(pack),
        patterns=patterns_of(pack),
        desks={row.key: row.desk_number for row in pack.staff if row.desk_number},
    )


def leasts_of(pack: Pack) -> tuple[Least, ...]:
    """How many must stand where, in the order of the pack."""
    return tuple(
        Least(
            kind=DutyKind[row.post],
            number=row.least,
            side=Side[row.side] if row.side else Side.none,
        )
        for row in pack.staffing
    )


def patterns_of(pack: Pack) -> dict[str, Pattern]:
    """The pattern of everybody in staff.toml, by their key: their shift's, else their post."""
    begins = pack.office.opening_day
    ordinary = {row.key: always(_ordinary(row)) for row in pack.staff}
    shifts = {key: tuple(map(_week, row.weeks)) for row in pack.shift for key in row.staff}
    return {key: Pattern(begins=begins, weeks=weeks) for key, weeks in (ordinary | shifts).items()}


def _ordinary(row: StaffTable) -> DutyKind:
    return DutyKind.off if row.post == "none" else DutyKind[row.post]


def _week(table: WeekTable) -> tuple[HalfDays, ...]:
    days = (getattr(table, weekday) for weekday in get_args(Weekday))
    return tuple((DutyKind[before], DutyKind[after]) for before, after in days)
