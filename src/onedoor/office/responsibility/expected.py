"""How long an answer, or the first step of a case, takes here: measured, or not known yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext, ngettext

from onedoor.office.establishment.queries import pack_of
from onedoor.office.responsibility.models import MeasuredAnswer
from onedoor.rules.waits import Measured, may_be_told, told_hours
from onedoor.vocabulary.responsibility_codes import Awaited
from onedoor.vocabulary.texts import text

_TOO_OLD = dt.timedelta(days=7)
_A_DAY = 24  # hours; from two of them on, days are told

_NOT_KNOWN = {
    Awaited.answer: text("How long an answer takes here we do not know yet."),
    Awaited.first_step: text("How long it takes before we begin we do not know yet."),
}
_HALF = {
    Awaited.answer: text("Half are answered within %(half)s."),
    Awaited.first_step: text("We begin with half of them within %(half)s."),
}
_MOST = {
    Awaited.answer: text("Half are answered within %(half)s, 8 in 10 within %(most)s."),
    Awaited.first_step: text(
        "We begin with half of them within %(half)s, 8 in 10 within %(most)s."
    ),
}


def expected_sentence(awaited: Awaited, office: int, unit: int, now: dt.datetime) -> str:
    """What may be told of how long it takes; of a unit where enough is known, 0 of the office."""
    rows = MeasuredAnswer.objects.filter(office=office, awaited=awaited, made_at__gt=now - _TOO_OLD)
    known = {row.unit_id or 0: _measured(row) for row in rows if row.unit_id in (None, unit)}
    groups = ((key, known.get(key, Measured())) for key in dict.fromkeys((unit, 0)))
    found = may_be_told(groups, pack_of(office).door.wait_least)
    return gettext(_NOT_KNOWN[awaited]) if found is None else _said(awaited, found[1])


def measured_at(offices: Iterable[int]) -> dict[int, dt.datetime]:
    """When each of these offices was measured last, of those that ever were."""
    rows = MeasuredAnswer.objects.filter(office__in=list(offices), unit=None)
    return dict(rows.values_list("office", "made_at"))


def _said(awaited: Awaited, known: Measured) -> str:
    half = _within(known.median_s or 0)
    if known.most_s is None:
        return gettext(_HALF[awaited]) % {"half": half}
    return gettext(_MOST[awaited]) % {"half": half, "most": _within(known.most_s)}


def _within(seconds: int) -> str:
    hours = told_hours(seconds)
    if hours < 2 * _A_DAY:
        return ngettext("%(number)d hour", "%(number)d hours", hours) % {"number": hours}
    days = -(-hours // _A_DAY)
    return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}


def _measured(row: MeasuredAnswer) -> Measured:
    return Measured(counted=row.counted, ended=row.ended, median_s=row.median_s, most_s=row.most_s)
