"""How each visit of the last weeks stood in the waiting room, of those who were told a wait."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Min, Q, QuerySet

from onedoor.office.reception.models import Visit
from onedoor.rules.opening import us
from onedoor.rules.reception.expected_wait import Stood, ahead_of, waited
from onedoor.rules.waits import Waited
from onedoor.vocabulary.reception_codes import (
    Ahead,
    MeetingEnd,
    MeetingRole,
    UrgentReason,
    VisitEnd,
)
from onedoor.vocabulary.routing import Policy

_HELPED = [one for one in MeetingEnd if one is not MeetingEnd.put_back]


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitOf:
    """A wait, of whom it was one like, and what they had been told; 0 when it was not known."""

    policy: Policy
    area: int
    ahead: Ahead
    waited: Waited
    told_most_s: int
    told_median_s: int


def waits_of(office: int, since: dt.date, now: dt.datetime) -> Iterator[WaitOf]:
    """The waits that began since a day; who was made urgent, or registered by mistake, apart."""
    for row in _visits(office, since).iterator():
        stood = Stood(
            arrived_us=us(row.arrived_at),
            helped_us=_us(row.helped_at),  # type: ignore[attr-defined]
            stepped_out_us=_us(row.stepped_out_at),
            ended_us=_us(row.ended_at),
        )
        how_long = waited(stood, us(now))
        if how_long is not None and row.wait_policy is not None:
            yield WaitOf(
                policy=row.wait_policy,
                area=row.wait_area_id or 0,
                ahead=ahead_of(row.wait_before or 0),
                waited=how_long,
                told_most_s=row.wait_most_s or 0,
                told_median_s=row.wait_median_s or 0,
            )


def _visits(office: int, since: dt.date) -> QuerySet[Visit]:
    """With when each was first served by somebody who did not point them on."""
    rows = Visit.objects.filter(
        office=office, day__gte=since, wait_policy__isnull=False, urgent=UrgentReason.none
    ).exclude(end=VisitEnd.mistake)
    served = Q(meetings__end=None) | Q(meetings__end__in=_HELPED)
    served &= Q(meetings__role=MeetingRole.serves)
    return rows.annotate(helped_at=Min("meetings__since", filter=served)).order_by("pk")


def _us(instant: dt.datetime | None) -> int:
    return us(instant) if instant else 0
