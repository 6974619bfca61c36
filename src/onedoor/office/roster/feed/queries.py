"""From a secret address to whose duties it tells; or to nothing, and never to why."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext, override

from onedoor.office.establishment.queries import one_pack, opening_of, pack_of
from onedoor.office.pages.wording import in_my_language
from onedoor.office.people.models import Employee
from onedoor.office.people.tries import Tries
from onedoor.office.roster.feed.calendar import written
from onedoor.office.roster.feed.entries import SOURCES
from onedoor.office.roster.feed_token import fingerprint
from onedoor.office.roster.models import DutyFeed
from onedoor.rules.opening import day_of

# A whole office asks from one address, each calendar a few times an hour: only wrong ones count.
WRONG_ADDRESSES = Tries(kind="wrong-feed", of_one=30, of_all=2000)
_BACK, _AHEAD = dt.timedelta(days=14), dt.timedelta(days=92)


def feed_of(token: str, address: str, now: dt.datetime) -> bytes | None:
    """The calendar at a secret address, for whoever asks from this place.

    None for one that is wrong, was closed, or is of somebody who has left; and after too many
    wrong ones. All of them are looked for and counted alike.
    """
    row = DutyFeed.objects.filter(
        fingerprint=fingerprint(token), ended_at=None, employee__left_at=None
    ).select_related("employee__office")
    found, braked = row.first(), WRONG_ADDRESSES.too_many(address, now)
    if found is not None and not braked:
        return _calendar(found, now)
    WRONG_ADDRESSES.count(address, now)
    return None


def feed_since(reader: Employee) -> dt.datetime | None:
    """Since when the reader has an address of their own; None while they have none."""
    rows = DutyFeed.objects.filter(employee=reader, ended_at=None)
    return rows.values_list("made_at", flat=True).first()


def _calendar(feed: DutyFeed, now: dt.datetime) -> bytes:
    employee = feed.employee
    with one_pack(), override(employee.language):
        opening, pack = opening_of(feed.office_id), pack_of(feed.office_id)
        today = day_of(now, opening)
        first, last = today - _BACK, today + _AHEAD
        entries = [one for source in SOURCES for one in source(employee, first, last)]
        name = gettext("Duties, %(office)s") % {"office": in_my_language(pack.office.name)}
        office = employee.office.key
        return written(entries, called=name, office=office, zone=opening.zone, made=feed.made_at)
