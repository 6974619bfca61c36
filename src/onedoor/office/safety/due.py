"""What is due in safety: what the ticker looks for, and what the doctor asks after."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.queries import one_pack, pack_of
from onedoor.office.safety.models import HelpCall
from onedoor.rules.safety.help import goes_on_at


def calls_nobody_answered(now: dt.datetime) -> list[int]:
    """Open calls for help that nobody has answered in time, and that have not gone on."""
    open_ = HelpCall.objects.filter(ended_at=None, went_on_at=None, on_their_way=None)
    rows = open_.order_by("called_at", "pk").values_list("pk", "office_id", "called_at")
    with one_pack():
        return [key for key, office, at in rows if now >= goes_on_at(at, _seconds(office))]


def calls_nobody_ended(before: dt.datetime) -> list[int]:
    """Calls for help from before this that nobody has said are over."""
    rows = HelpCall.objects.filter(ended_at=None, called_at__lt=before)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _seconds(office: int) -> int:
    return pack_of(office).safety.answer_seconds
