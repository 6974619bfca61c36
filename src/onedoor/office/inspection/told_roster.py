"""What the tables tell of the roster, in the journal's own terms."""

from __future__ import annotations

from onedoor.office.roster.models import Duty
from onedoor.rules.fold.told_roster import DutyTold
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
