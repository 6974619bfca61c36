"""The ticker: looks for what has run out, and lets it come up to a name.

A tick may be missed, doubled or late: what is due is found by the tables, never remembered.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from traceback import format_tb
from typing import Any, Protocol

from django.db import OperationalError

from onedoor.office.appointment import due as appointment_due
from onedoor.office.appointment.actions.ending import let_appointment_be_missed
from onedoor.office.appointment.reminding.actions import remind_person
from onedoor.office.casefile import due as casefile_due
from onedoor.office.casefile.actions.deleting import let_content_go
from onedoor.office.establishment.models import Office
from onedoor.office.journal.models import Seal
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.sealing import seal
from onedoor.office.reception import due as reception_due
from onedoor.office.reception.actions.asking import let_question_come_up
from onedoor.office.reception.actions.beginning import let_duty_begin
from onedoor.office.reception.actions.closing import let_visit_be_owed
from onedoor.office.reception.actions.pausing import let_visit_hold_end
from onedoor.office.responsibility import due
from onedoor.office.responsibility.actions import running_out
from onedoor.office.responsibility.actions.debts import let_debt_run_out
from onedoor.office.roster import due as roster_due
from onedoor.office.roster.actions.swapping import let_swap_run_out
from onedoor.office.safety import due as safety_due
from onedoor.office.safety.help.actions import let_help_go_on
from onedoor.office.safety.marks.actions import let_mark_come_up, let_mark_end
from onedoor.rules.opening import us
from onedoor.rules.responsibility.holder import NobodyAnswers

_log = logging.getLogger("onedoor.ticker")

_A_DAY_US = 24 * 60 * 60 * 1_000_000


@dataclass(frozen=True, kw_only=True)
class Tick:
    """How much came up in one tick, and how much `failed` to: it is logged, and tried again."""

    handovers: int
    holds: int
    absences: int
    settlements: int
    debts: int
    missed: int
    reminders: int
    pauses: int
    visits: int
    questions: int
    duties: int
    help_calls: int
    swaps: int
    papers: int
    marks: int
    proposals: int
    failed: int

    @property
    def total(self) -> int:
        """Everything that came up. A duty that began came up to nobody."""
        of_times = self.missed + self.swaps
        waiting = self.pauses + self.visits + self.debts + self.questions
        of_cases = self.handovers + self.holds + self.absences + self.settlements
        ours = self.help_calls + self.marks + self.proposals
        return of_cases + waiting + of_times + ours


def seal_when_due(now: dt.datetime) -> int:
    """Seal every office whose last seal is a day old, or that has none; how many were sealed.

    Between two seals a lost last line would not show (see `journal.sealing`).
    """
    yesterday = us(now) - _A_DAY_US
    sealed = set(Seal.objects.filter(at_us__gt=yesterday).values_list("office", flat=True))
    due_ = Office.objects.exclude(pk__in=sealed).order_by("pk")
    return len([seal(office.pk, now) for office in due_])


class ComeUp(Protocol):
    """One of the actions that let something come up: for a row, at a time; how much did."""

    def __call__(self, key: int, /, *, now: dt.datetime) -> int:
        """Let it come up if its time has come."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What a tick looks for, and what is then done with each; `thing` is what a key is a key of."""

    thing: str
    find: Callable[[dt.datetime], Iterable[int]]
    come_up: ComeUp


_STEPS: dict[str, _Step] = {
    "handovers": _Step("handover", due.handovers_past_their_time, running_out.let_handover_run_out),
    "holds": _Step("case", due.holds_that_may_have_ended, running_out.let_hold_end),
    "absences": _Step(
        "employee", lambda now: due.holders_who_are_away(), running_out.let_cases_fall
    ),
    "settlements": _Step(
        "case", due.settlements_past_their_time, running_out.let_settlement_run_out
    ),
    "debts": _Step("debt", due.debts_past_their_day, let_debt_run_out),
    "reminders": _Step("appointment", appointment_due.appointments_to_remind_of, remind_person),
    "missed": _Step(
        "appointment", appointment_due.appointments_nobody_came_to, let_appointment_be_missed
    ),
    "pauses": _Step("visit", reception_due.pauses_that_have_ended, let_visit_hold_end),
    "visits": _Step("visit", reception_due.visits_past_closing, let_visit_be_owed),
    "questions": _Step("question", reception_due.questions_to_come_up, let_question_come_up),
    "swaps": _Step("swap", roster_due.swaps_past_their_time, let_swap_run_out),
    "duties": _Step("employee", roster_due.duties_to_begin, let_duty_begin),
    "help_calls": _Step("call for help", safety_due.calls_nobody_answered, let_help_go_on),
    "papers": _Step("content", casefile_due.contents_to_let_go, let_content_go),
    "marks": _Step("safety mark", safety_due.marks_past_their_day, let_mark_end),
    "proposals": _Step("safety mark", safety_due.marks_to_come_up, let_mark_come_up),
}


def tick(now: dt.datetime) -> Tick:
    """Let everything that has run out by now come up, in every office of the installation.

    What cannot come up is logged and tried again next time; it keeps nothing else waiting.
    """
    came_up: Counter[str] = Counter()
    for name, step in _STEPS.items():
        keys: Iterable[int] = ()
        with _Trying(step.thing, 0, came_up):
            keys = step.find(now)
        for key in keys:
            with _Trying(step.thing, key, came_up):
                came_up[name] += step.come_up(key, now=now)
    return Tick(failed=came_up["failed"], **{name: came_up[name] for name in _STEPS})


@dataclass(frozen=True, slots=True)
class _Trying:
    """One try: whatever breaks in it is logged, by keys alone, and keeps nothing else waiting.

    `key` is 0 while the keys themselves are looked for.
    """

    thing: str
    key: int
    came_up: Counter[str]

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, broken: BaseException | None, trace: Any
    ) -> bool:
        """Log what broke; only what ends the process itself goes on."""
        if isinstance(broken, NobodyAnswers):
            _log.error(_NO_LEADER, self._row, exc_info=broken)
        elif self.key and isinstance(broken, Refused | OperationalError):  # locked the other way
            _log.error(_AGAIN, self._row, exc_info=broken)
        elif isinstance(broken, Exception):
            # Without its words: a database may repeat the row in them, names and all.
            where = "".join(format_tb(trace))
            _log.error(_BROKEN, self._row, type(broken).__name__, where)
            self.came_up["failed"] += 1
        return broken is None or isinstance(broken, Exception)

    @property
    def _row(self) -> str:
        """Which row it is about. A log names nobody, not by key either."""
        return self.thing if self.thing == "employee" else f"{self.thing} {self.key}"


_NO_LEADER = "nobody can be named for %s; the office needs a leader"
_AGAIN = "%s does not come up; it is tried again"
_BROKEN = "%s does not come up: %s; it is tried again\n%s"
