"""The pack's terms: how it names what a log tells of, and what a log cannot tell it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from onedoor.packs.calendar import opening
from onedoor.packs.pack import Pack
from onedoor.packs.problems import PackProblems, Place, Problem
from onedoor.vocabulary.texts import text

ONE_AREA = text(
    "A log does not tell which area a case is in, so the pack to replay it with has one [[area]],"
    " and this has %(many)s."
)
NO_LIMIT = text(
    "A log does not tell who settled a case that bounced, so the pack to replay it with has no"
    " limit: write 0."
)


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a log's names mean in a pack.

    `steps` and `units` are keys by English name: those are the log's own words. `pack` is how
    the reader knows the pack, `opens` when its office opens.
    """

    pack: str
    area: str
    steps: Mapping[str, str]
    units: Mapping[str, str]
    opens: dt.datetime


def terms_of(pack: Pack, known_as: str) -> Terms:
    """The terms of a pack. Raises `PackProblems` for a pack that a log cannot be replayed with."""
    problems = list(_unfit(pack))
    if problems:
        raise PackProblems(problems)
    zone = ZoneInfo(opening(pack).zone)
    return Terms(
        pack=known_as,
        area=pack.area[0].key,
        steps={step.name.en: step.key for step in pack.step},
        units={unit.name.en: unit.key for unit in pack.unit},
        opens=dt.datetime.combine(pack.office.opening_day, dt.time.min, tzinfo=zone),
    )


def _unfit(pack: Pack) -> Iterator[Problem]:
    if len(pack.area) > 1:
        yield Place("areas.toml", "area").problem("", ONE_AREA, many=len(pack.area))
    if pack.times.bounce_limit:
        yield Place("office.toml", "times").problem("bounce_limit", NO_LIMIT)
