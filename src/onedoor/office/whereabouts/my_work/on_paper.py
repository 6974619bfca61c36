"""One's own work on paper: whole lists where a screen has pages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.establishment.queries import one_pack
from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.debts.queries import owed_by
from onedoor.office.reception.desk.debts.told import DebtTold, part_told
from onedoor.office.responsibility.queries import CaseShown
from onedoor.office.responsibility.tasks import tasks_of
from onedoor.office.whereabouts.lists import (
    HandoverLine,
    Part,
    cases_in,
    due_days,
    handover_part,
    page_of,
    part,
    seen_cases,
)
from onedoor.office.whereabouts.my_work.queries import case_lists, handover_lists
from onedoor.vocabulary.confidentiality import Purpose

# Some ten sheets; whoever holds more has the rest on the screen, and the paper says so.
ON_PAPER = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkOnPaper:
    """What one owes, must answer, works with, and has on hold."""

    owed: tuple[DebtTold, ...]
    to_answer: Part[HandoverLine]
    mine: Part[CaseShown]
    on_hold: Part[CaseShown]


def work_on_paper(reader: Employee, now: dt.datetime) -> WorkOnPaper:
    """The work of an employee, to be printed; the look is logged as that."""
    with one_pack():
        tasks, days = tasks_of(reader), due_days(reader.office_id, now)
        lists = case_lists(tasks.reader, now, days, "")
        asked = page_of(handover_lists(tasks.reader)["to_answer"], "", ON_PAPER)
        mine, on_hold = (page_of(lists[name], "", ON_PAPER) for name in ("mine", "on_hold"))
        shown = cases_in([asked, mine, on_hold])
        seen = seen_cases(reader, Purpose.paper, shown, tasks=tasks, now=now)
        return WorkOnPaper(
            owed=part_told(reader, owed_by(reader), now),
            to_answer=handover_part(asked, seen, reader),
            mine=part(mine, seen),
            on_hold=part(on_hold, seen),
        )
