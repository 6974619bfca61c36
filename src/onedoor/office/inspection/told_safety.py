"""What the tables tell of safety, in the journal's own terms."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from onedoor.office.safety.models import HelpCall, HelpOnItsWay, SafetyMark
from onedoor.rules.fold.told_safety import HelpCallTold, SafetyMarkTold
from onedoor.rules.opening import us
from onedoor.vocabulary.safety_codes import Measure


def told_help_calls() -> dict[int, HelpCallTold]:
    """Every call for help, and who came."""
    coming: dict[int, dict[int, int]] = defaultdict(dict)
    for one in HelpOnItsWay.objects.all().iterator():
        coming[one.call_id][one.employee_id] = us(one.since)
    return {
        row.pk: HelpCallTold(
            office=row.office_id,
            caller=row.caller_id,
            place=row.place,
            desk_number=row.desk_number,
            called_us=us(row.called_at),
            coming=coming[row.pk],
            went_on_us=_us(row.went_on_at),
            came_up_to=row.came_up_to_id or 0,
            ended_us=_us(row.ended_at),
            end=row.end,
        )
        for row in HelpCall.objects.all().iterator()
    }


def told_marks() -> dict[int, SafetyMarkTold]:
    """Every safety mark on a person."""
    return {
        row.pk: SafetyMarkTold(
            office=row.office_id,
            person=row.person_id,
            side=row.side,
            state=row.state,
            reason=row.reason,
            measures=frozenset(one for one in Measure if getattr(row, one.name)),
            until=row.until,
            keeper=row.keeper_id,
            proposed_by=row.proposed_by_id or 0,
            decide_on=row.decide_on,
            told=row.told,
            ended_us=_us(row.ended_at),
            end=row.end,
        )
        for row in SafetyMark.objects.all().iterator()
    }


def _us(instant: dt.datetime | None) -> int:
    return us(instant) if instant else 0
