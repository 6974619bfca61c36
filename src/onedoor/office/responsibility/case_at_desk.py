"""A case at a desk: what a form about a case begins with, and how its answer is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from onedoor.office.people.models import Employee
from onedoor.office.responsibility import history
from onedoor.office.responsibility.case_page import (
    HandoverShown,
    employees_in,
    handover_shown,
    look_at_case,
)
from onedoor.office.responsibility.gathering import case_facts
from onedoor.office.responsibility.models import Case, Handover
from onedoor.office.responsibility.names import Names
from onedoor.office.responsibility.queries import CaseShown, employees_told_of, told
from onedoor.office.responsibility.tasks import Tasks, tasks_of
from onedoor.office.responsibility.what_may_be_done import what_may_be_done
from onedoor.rules.responsibility.facts import CaseFacts
from onedoor.rules.verdict import Verdict, no
from onedoor.vocabulary.confidentiality import Level
from onedoor.vocabulary.responsibility_codes import HandoverState, Reason


@dataclass(frozen=True, kw_only=True)
class CaseAtDesk:
    """A case that a reader has been shown, for a form about it: who, when, and its last line
    before it was read.

    `handover` is the question that the form answers, if it answers one.
    """

    row: Case
    shown: CaseShown
    reader: Employee
    now: dt.datetime
    last: int
    tasks: Tasks
    handover: Handover | None = None

    @cached_property
    def facts(self) -> CaseFacts:
        """The case as the rules see it."""
        return case_facts(self.row)

    @property
    def sees_content(self) -> bool:
        """Whether the reader may be told more than that the case exists."""
        return self.shown.level is Level.content

    def verdict(self, action: str) -> Verdict:
        """Whether the reader may do this now, and why or why not."""
        if self.handover is not None and self.handover.state is not HandoverState.open:
            return no(Reason.no_open_offer)
        doable = what_may_be_done(self.row, self.reader, self.now, actor=self.tasks.reader)
        found = {one.action: one.verdict for one in doable}
        return found.get(action, no(Reason.no_open_offer))

    def again(self) -> CaseAtDesk:
        """The same case looked at once more, when somebody else has been quicker."""
        handover = self.handover.pk if self.handover else None
        found = case_at_desk(self.reader, self.row.number, self.now, handover=handover)
        return found or self


def case_at_desk(
    reader: Employee, number: str, now: dt.datetime, *, handover: int | None = None
) -> CaseAtDesk | None:
    """The case with this number for a form about it, or about one of its handovers; None as for
    `case_page`.
    """
    last, tasks = history.last_seq(number, reader.office_id), tasks_of(reader)
    seen = look_at_case(reader, number, now, tasks)
    first = next((one for one in seen if one.value.number == number), None)
    if first is None:
        return None
    row = first.value
    answered = next((one for one in row.handovers.all() if one.pk == handover), None)
    if handover is not None and answered is None:
        return None
    names = Names(row.office_id, employees_told_of([first]))
    return CaseAtDesk(
        row=row,
        shown=told([first], names, now)[0],
        reader=reader,
        now=now,
        last=last,
        tasks=tasks,
        handover=answered,
    )


def what_has_happened_since(desk: CaseAtDesk, seq: int) -> list[history.Happened]:
    """What has happened in the case after a line, newest first; nothing for who may not see it."""
    if not desk.sees_content:
        return []
    lines = history.lines_of(desk.row.pk, desk.row.office_id, after=seq)
    return history.told(lines, Names(desk.row.office_id, history.employees_in(lines)))


def question(desk: CaseAtDesk) -> HandoverShown | None:
    """The question a form answers, in words; None for who may not see it."""
    row = desk.handover
    if row is None or not desk.sees_content:
        return None
    return handover_shown(row, Names(row.office_id, employees_in(row)))


def whom(reader: Employee, employee: int, unit: int) -> str:
    """A colleague in a unit, or the unit, as a sentence names them."""
    return Names(reader.office_id, [employee]).whom(employee, unit)


def number_of(reader: Employee, case: int) -> str:
    """The number of a case that an action of the reader's has just led to; empty for none."""
    found = Case.objects.filter(pk=case, office=reader.office_id)
    return found.values_list("number", flat=True).first() or ""


def answer_by(reader: Employee, handover: int) -> dt.datetime | None:
    """By when a question that the reader has just asked is to be answered."""
    found = Handover.objects.filter(pk=handover, office=reader.office_id)
    return found.values_list("answer_by", flat=True).first()
