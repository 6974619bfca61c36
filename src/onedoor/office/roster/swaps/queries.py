"""Reading swaps: with whom one could, what is asked of one, and what came of what one asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from onedoor.office.establishment.queries import one_pack
from onedoor.office.people.models import Employee
from onedoor.office.roster.duty_at_hand import When
from onedoor.office.roster.models import DutySwap
from onedoor.office.roster.queries import DutyOn, working_at
from onedoor.office.roster.swap_facts import swapping
from onedoor.vocabulary.roster import RosterReason, SwapState

_LATELY = dt.timedelta(days=7)


@dataclass(frozen=True, kw_only=True, slots=True)
class Partner:
    """A colleague one could swap with, and what they are to do then."""

    employee: int
    name: str
    duty: DutyOn


@dataclass(frozen=True, kw_only=True, slots=True)
class SwapAsked:
    """One's own duty that is to be swapped, with whom it could be; or what hinders it for all."""

    duty: DutyOn
    partners: tuple[Partner, ...]
    because: RosterReason | None


@dataclass(frozen=True, kw_only=True, slots=True)
class HalfShown:
    """A half day of a swap: what the reader takes over then, and what they give away."""

    takes: DutyOn
    gives: DutyOn


@dataclass(frozen=True, kw_only=True, slots=True)
class SwapShown:
    """A swap the reader asked for (`mine`) or is asked for, and where it stands."""

    key: int
    mine: bool
    other: str
    halves: tuple[HalfShown, ...]
    answer_by: dt.datetime
    state: SwapState

    @property
    def waits(self) -> bool:
        """Whether it waits for an answer."""
        return self.state is SwapState.open


def swap_asked(reader: Employee, when: When, now: dt.datetime) -> SwapAsked | None:
    """The reader's own duty in a half day, and who could take it; None when nobody works then."""
    with one_pack():
        found = swapping(reader.office_id, [when], now)
        duty = found.duty(when, reader)
        if duty is None:
            return None
        others = [row for row in working_at(reader.office_id) if row.pk != reader.pk]
        hindered = {row.pk: found.hindered(reader, row) for row in others}
        partners = [
            Partner(employee=row.pk, name=str(row), duty=theirs)
            for row in others
            if hindered[row.pk] is None and (theirs := found.duty(when, row))
        ]
    reasons = set(hindered.values())
    alone = next(iter(reasons)) if len(reasons) == 1 else None
    return SwapAsked(duty=duty, partners=tuple(partners), because=alone)


def swaps_of(reader: Employee, now: dt.datetime) -> list[SwapShown]:
    """What waits for an answer, asked of the reader or by them; and what theirs came to lately."""
    mine = Q(from_employee=reader)
    lately = mine & Q(answered_at__gte=now - _LATELY)
    waiting = Q(state=SwapState.open) & (mine | Q(with_employee=reader))
    rows = DutySwap.objects.filter(waiting | lately, office=reader.office_id)
    found = list(rows.select_related("from_employee", "with_employee").order_by("answer_by", "pk"))
    with one_pack():
        return list(_shown(reader, found, now))


def asked_of(reader: Employee) -> QuerySet[DutySwap]:
    """The swaps that wait for the reader's answer."""
    return DutySwap.objects.filter(with_employee=reader, state=SwapState.open)


def _shown(reader: Employee, rows: Iterable[DutySwap], now: dt.datetime) -> Iterable[SwapShown]:
    for row in rows:
        mine = row.from_employee_id == reader.pk
        other = row.with_employee if mine else row.from_employee
        halves = [When(day=row.day, half_day=row.half_day)]
        if row.back_day:
            halves.append(When(day=row.back_day, half_day=row.back_half))
        found = swapping(row.office_id, halves, now)
        pairs = [(found.duty(when, other), found.duty(when, reader)) for when in halves]
        yield SwapShown(
            key=row.pk,
            mine=mine,
            other=str(other),
            halves=tuple(HalfShown(takes=t, gives=g) for t, g in pairs if t and g),
            answer_by=row.answer_by,
            state=row.state,
        )
