"""What the tables tell of the roster, in the journal's own terms."""

from __future__ import annotations

from onedoor.office.roster.models import Duty, DutyFeed, DutySwap
from onedoor.rules.fold.told_roster import DutyTold, FeedTold, SwapTold
from onedoor.rules.opening import us


def told_duties() -> dict[int, DutyTold]:
    """The duties that were changed or have begun, by their keys."""
    return {
        row.pk: DutyTold(
            office=row.office_id,
            employee=row.employee_id,
            day=row.day,
            half_day=row.half_day,
            kind=row.kind,
            why=row.why,
            set_us=us(row.set_at) if row.set_at else 0,
            begun_us=us(row.begun_at) if row.begun_at else 0,
        )
        for row in Duty.objects.all().iterator()
    }


def told_swaps() -> dict[int, SwapTold]:
    """The swaps that were asked for, by their keys."""
    return {
        row.pk: SwapTold(
            office=row.office_id,
            from_employee=row.from_employee_id,
            with_employee=row.with_employee_id,
            day=row.day,
            half_day=row.half_day,
            back_day=row.back_day,
            back_half=row.back_half,
            offered_us=us(row.offered_at),
            answer_by_us=us(row.answer_by),
            state=row.state,
            answered_us=us(row.answered_at) if row.answered_at else 0,
        )
        for row in DutySwap.objects.all().iterator()
    }


def told_feeds() -> dict[int, FeedTold]:
    """The addresses of duties that were made, by their keys."""
    return {
        row.pk: FeedTold(
            office=row.office_id,
            employee=row.employee_id,
            made_us=us(row.made_at),
            ended_us=us(row.ended_at) if row.ended_at else 0,
        )
        for row in DutyFeed.objects.all().iterator()
    }
