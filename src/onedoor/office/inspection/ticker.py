"""The ticker: looks for what has run out, and lets it come up to a name.

A tick may be missed, doubled or late: what is due is found by the tables, never remembered.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.db import OperationalError

from onedoor.office.establishment.models import Office
from onedoor.office.journal.models import Seal
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.sealing import seal
from onedoor.office.reception import due as reception_due
from onedoor.office.reception.actions.closing import let_visit_be_owed
from onedoor.office.reception.actions.pausing import let_visit_hold_end
from onedoor.office.responsibility import due
from onedoor.office.responsibility.actions import running_out
from onedoor.rules.opening import us
from onedoor.rules.responsibility.holder import NobodyAnswers

_log = logging.getLogger("onedoor.ticker")

_A_DAY_US = 24 * 60 * 60 * 1_000_000


@dataclass(frozen=True, kw_only=True)
class Tick:
    """How much came up in one tick."""

    handovers: int
    holds: int
    absences: int
    settlements: int
    pauses: int
    visits: int

    @property
    def total(self) -> int:
        """Everything that came up."""
        waiting = self.pauses + self.visits
        return self.handovers + self.holds + self.absences + self.settlements + waiting


def seal_when_due(now: dt.datetime) -> int:
    """Seal every office whose last seal is a day old, or that has none; how many were sealed.

    Between two seals a lost last line would not show (see `journal.sealing`).
    """
    yesterday = us(now) - _A_DAY_US
    sealed = set(Seal.objects.filter(at_us__gt=yesterday).values_list("office", flat=True))
    due_ = Office.objects.exclude(pk__in=sealed).order_by("pk")
    return len([seal(office.pk, now) for office in due_])


def tick(now: dt.datetime) -> Tick:
    """Let everything that has run out by now come up, in every office of the installation.

    What cannot come up is logged and tried again next time; it keeps nothing else waiting.
    """
    return Tick(
        handovers=_each(due.handovers_past_their_time(now), running_out.let_handover_run_out, now),
        holds=_each(due.holds_that_may_have_ended(now), running_out.let_hold_end, now),
        absences=_each(due.holders_who_are_away(), running_out.let_cases_fall, now),
        settlements=_each(
            due.settlements_past_their_time(now), running_out.let_settlement_run_out, now
        ),
        pauses=_each(reception_due.pauses_that_have_ended(now), let_visit_hold_end, now),
        visits=_each(reception_due.visits_past_closing(now), let_visit_be_owed, now),
    )


class ComeUp(Protocol):
    """One of the actions of `running_out`: for a row, at a time; how much came up."""

    def __call__(self, key: int, /, *, now: dt.datetime) -> int:
        """Let it come up if its time has come."""


def _each(keys: Iterable[int], come_up: ComeUp, now: dt.datetime) -> int:
    came_up = 0
    for key in keys:
        try:
            came_up += come_up(key, now=now)
        except NobodyAnswers:
            _log.exception("nobody can be named for %s; the office needs a leader", key)
        except (Refused, OperationalError):  # the second: somebody had locked it the other way
            _log.exception("%s does not come up; it is tried again", key)
    return came_up
