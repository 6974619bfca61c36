"""What is due in safety: what the ticker looks for, and what the doctor asks after."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from onedoor.office.establishment.models import Office
from onedoor.office.establishment.queries import one_pack, pack_of
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.safety.models import HelpCall, SafetyMark
from onedoor.rules.safety.help import goes_on_at
from onedoor.rules.safety.marks import longest_until


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


def marks_past_their_day(now: dt.datetime) -> list[int]:
    """Safety marks whose last day is past."""
    rows = SafetyMark.objects.filter(_past("until", now), ended_at=None)
    return list(rows.order_by("until", "pk").values_list("pk", flat=True))


def marks_to_come_up(now: dt.datetime) -> list[int]:
    """Proposals that were not decided in time, and marks whose keeper no longer works here."""
    whose = _past("decide_on", now) | Q(keeper__left_at__lte=now)
    rows = SafetyMark.objects.filter(whose, ended_at=None)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def marks_of_deleted_persons() -> list[int]:
    """Safety marks that hold though their person has been deleted."""
    rows = SafetyMark.objects.filter(ended_at=None, person__forgotten_at__isnull=False)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def marks_without_an_end_in_sight(now: dt.datetime) -> list[int]:
    """Safety marks that hold for longer than any pack could let them: a year from now."""
    rows = SafetyMark.objects.filter(ended_at=None, until__gt=longest_until(now.date(), 13))
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _past(column: str, now: dt.datetime) -> Q:
    """A day that is past where each office stands."""
    past = Q(pk__in=[])
    with one_pack():
        for office in Office.objects.values_list("pk", flat=True):
            past |= Q(**{"office": office, f"{column}__lt": today_at(office, now)})
    return past
