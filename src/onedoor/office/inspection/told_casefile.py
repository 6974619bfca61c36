"""What the tables tell of case files, in the journal's own terms."""

from __future__ import annotations

from onedoor.office.casefile.models import Filed
from onedoor.rules.fold.told_casefile import FiledTold
from onedoor.rules.opening import us


def told_filed() -> dict[int, FiledTold]:
    """Everything that lies in a file, by its key."""
    return {row.pk: _filed(row) for row in Filed.objects.all().iterator()}


def _filed(row: Filed) -> FiledTold:
    return FiledTold(
        office=row.office_id,
        kind=row.kind,
        person=row.person_id,
        of_case=row.case_id or 0,
        need=row.need_id or 0,
        side=row.side,
        by=row.by_id,
        at_us=us(row.at),
        words=row.words_id or 0,
        version=row.version,
        promised_for=row.promised_for,
        paper_from=row.paper_from,
        waits_with=row.waits_with_id or 0,
        taken_back_us=us(row.taken_back_at) if row.taken_back_at else 0,
    )
