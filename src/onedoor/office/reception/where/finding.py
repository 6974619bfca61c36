"""From a code to the visit it belongs to; or to nothing, and never to why."""

from __future__ import annotations

import datetime as dt

from onedoor.office.people.tries import Tries
from onedoor.office.reception.models import Slip, Visit
from onedoor.office.reception.slip_code import fingerprint, read_code
from onedoor.rules.reception.slips import first_day_that_counts

# A whole waiting room, or a library, may share one address. Against guessing the codes are long
# enough by themselves; this keeps a machine that tries from taking up the office's time.
WRONG_CODES = Tries(kind="wrong-code", of_one=30, of_all=2000)


def visit_of(written: str, address: str, now: dt.datetime) -> Visit | None:
    """The visit that a code opens, for whoever asks from this address.

    A code that is wrong, worthless, too old or whose person is deleted, and one that comes after
    too many wrong ones, are all looked for and counted alike.
    """
    found = _with_code(written, now)
    braked = WRONG_CODES.too_many(address, now)
    if found is not None and not braked:
        return found
    WRONG_CODES.count(address, now)
    return None


def _with_code(written: str, now: dt.datetime) -> Visit | None:
    good = Slip.objects.filter(
        fingerprint=fingerprint(read_code(written)),
        worthless_at=None,
        visit__person__forgotten_at=None,
        visit__day__gte=first_day_that_counts(now.date()),
    )
    slip = good.select_related("visit__served_by").first()
    return slip.visit if slip else None
