"""The one door: whatever an employee is shown of a person passes here, and is logged first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from onedoor.office.confidentiality.looks import Glance, log
from onedoor.office.confidentiality.models import Look
from onedoor.rules.confidentiality import Reader, Seen, may_see
from onedoor.rules.opening import us
from onedoor.vocabulary.confidentiality import Level, Purpose, SeeingReason
from onedoor.vocabulary.sides import Side

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Item(Generic[T]):
    """Something that could be shown: whose it is, who owns it, has the reader a task for them?

    `case_key` is 0 for what is about the person alone; `owner` is `none` for what both sides own.
    `at_most` is how much of it the page tells anybody: a list of who waits tells no one's words.
    """

    value: T
    person_key: int
    office: int
    owner: Side
    case_key: int = 0
    has_task: bool = False
    at_most: Level = Level.content


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown(Generic[T]):
    """What may be shown, how much of it, and why. The page shows exactly that much."""

    value: T
    level: Level
    because: SeeingReason


class Looking(Protocol):
    """Who looks: an employee's row, as far as the door knows it."""

    pk: Any
    left_at: Any
    side: Any

    @property
    def office_id(self) -> int:
        """The office they work at."""

    @property
    def home_unit_id(self) -> int:
        """Their own unit."""


def shown(
    reader: Looking,
    purpose: Purpose,
    items: Iterable[Item[T]],
    *,
    now: dt.datetime,
    task_case: int = 0,
) -> list[Shown[T]]:
    """What this reader may be shown of these items, in their order; what is refused is left out.

    The look is in the log, refusals and an empty answer too, before this returns. Raises
    `LookNotLogged`, and then nothing may be shown.
    """
    who = Reader(office=reader.office_id, side=reader.side, left=_has_left(reader, now))
    answers = [(item, _seen(who, item)) for item in items]
    look = Look(
        office=reader.office_id,
        at_us=us(now),
        employee=reader.pk,
        unit=reader.home_unit_id,
        purpose=purpose,
        task_case=task_case,
        persons=len({item.person_key for item, _ in answers}),
    )
    log(look, [_glance(item, seen) for item, seen in answers])
    return [
        Shown(value=item.value, level=seen.level, because=seen.because)
        for item, seen in answers
        if seen.level > Level.nothing
    ]


def _has_left(reader: Looking, now: dt.datetime) -> bool:
    return reader.left_at is not None and reader.left_at <= now


def _seen(who: Reader, item: Item[Any]) -> Seen:
    seen = may_see(reader=who, office=item.office, owner=item.owner, has_task=item.has_task)
    return Seen(level=min(seen.level, item.at_most), because=seen.because)


def _glance(item: Item[Any], seen: Seen) -> Glance:
    return Glance(
        person_key=item.person_key,
        case_key=item.case_key,
        level=seen.level,
        because=seen.because,
    )
