"""What an employee has to do: everything on the page in one look, and nothing of anybody else's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from onedoor.office.appointment.queries import (
    TimeTold,
    own_times_today,
    rows_of_today,
    rows_to_settle,
    to_settle,
)
from onedoor.office.casefile.queries import papers_that_wait
from onedoor.office.establishment.queries import one_pack
from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.debts.queries import late_for, owed_by
from onedoor.office.reception.desk.debts.told import DebtTold, part_told
from onedoor.office.reception.desk.routes import UnservedTold, unserved_told
from onedoor.office.reception.desk.threads import last_lines
from onedoor.office.reception.desk.visits_told import VisitTold, stand_called_told
from onedoor.office.reception.questions.queries import put_to
from onedoor.office.reception.unserved import unserved_for
from onedoor.office.responsibility.history import employees_in
from onedoor.office.responsibility.models import Case, Debt, Handover, Notice
from onedoor.office.responsibility.names import Names
from onedoor.office.responsibility.queries import CaseShown, with_what_is_told
from onedoor.office.responsibility.tasks import Tasks, tasks_of
from onedoor.office.responsibility.waiting import employees_waited_for
from onedoor.office.roster.lacking import too_few_for
from onedoor.office.roster.swaps.queries import asked_of
from onedoor.office.roster.wording import TooFewTold, too_few_told
from onedoor.office.whereabouts.lists import (
    DueDays,
    HandoverLine,
    Part,
    case_rows,
    due_days,
    handover_part,
    handover_rows,
    lying_wrong_here,
    seen_cases,
)
from onedoor.office.whereabouts.my_work.news import News, lines_told, news_of
from onedoor.office.whereabouts.my_work.sharing_out import to_share_out
from onedoor.office.whereabouts.pages_at_once import Found, pages_at_once
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.rules.whereabouts import answers_for_a_unit
from onedoor.vocabulary.confidentiality import Purpose
from onedoor.vocabulary.envelope import ThreadKind
from onedoor.vocabulary.responsibility_codes import CaseState, HandoverKind, HandoverState

NARROWED_BY = ("overdue", "today", "soon", "all")
_OF_CASES = ("to_share_out", "allotted", "to_settle", "mine", "on_hold", "lies_wrong")
_OF_HANDOVERS = ("to_answer", "asked_by_me")


@dataclass(frozen=True, kw_only=True, slots=True)
class DueCounts:
    """How many cases one works with, `all` with those on hold, and how many are due when."""

    working: int
    all: int
    overdue: int
    today: int
    soon: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MyWork:
    """Everything on the page. What waits for an answer comes first, then what one holds.

    `last` is the last line of each case that one may share out with one press.
    """

    to_share_out: Part[CaseShown]
    last: Mapping[int, int]
    owed: tuple[DebtTold, ...]
    late: tuple[DebtTold, ...]
    times: tuple[TimeTold, ...]
    times_elsewhere: tuple[TimeTold, ...]
    unserved: tuple[UnservedTold, ...]
    stand_called: tuple[VisitTold, ...]
    too_few: tuple[TooFewTold, ...]
    swaps: int
    to_answer: Part[HandoverLine]
    allotted: Part[CaseShown]
    to_settle: Part[CaseShown]
    mine: Part[CaseShown]
    on_hold: Part[CaseShown]
    asked_by_me: Part[HandoverLine]
    lies_wrong: Part[CaseShown]
    news: Part[News]
    due: DueCounts
    leads: bool
    asked: int
    papers: int


def my_work(
    reader: Employee, now: dt.datetime, *, pages: Mapping[str, str], due: str = ""
) -> MyWork:
    """The work of an employee.

    `pages` are the page numbers of the lists that are longer than one page; `due` narrows the
    cases they hold to those past their day (`overdue`), due `today` or `soon`, or shows `all`.
    """
    with one_pack():
        tasks, days = tasks_of(reader), due_days(reader.office_id, now)
        lists: dict[str, QuerySet[Any]] = {
            **case_lists(tasks.reader, now, days, due),
            **handover_lists(tasks.reader),
            **_counted(reader, days),
            "news": Notice.objects.filter(employee=reader, seen_at=None).order_by("-at", "-pk"),
            "owed": owed_by(reader),
            "late": late_for(tasks.reader),
            "asked": put_to(reader),
            "swaps": asked_of(reader),
            "papers": papers_that_wait(reader),
            "times": rows_of_today(reader, now),
            "times_elsewhere": rows_to_settle(reader, now),
        }
        last = _last_lines(reader, lists["to_share_out"])
        found = pages_at_once(lists, pages)
        at_hand = _AtHand(reader, tasks, found, now)
        cases = {name: at_hand.cases(name) for name in _OF_CASES}
        return MyWork(
            to_share_out=cases["to_share_out"],
            last=last,
            owed=_debts(reader, found["owed"], owed_by(reader), now),
            asked=found["asked"][1].paginator.count,
            unserved=unserved_told(unserved_for(tasks.reader, now), Names(reader.office_id, ())),
            stand_called=stand_called_told(reader, tasks.reader, now),
            too_few=too_few_told(too_few_for(tasks.reader, now)),
            swaps=found["swaps"][1].paginator.count,
            papers=found["papers"][1].paginator.count,
            late=_debts(reader, found["late"], late_for(tasks.reader), now),
            times=tuple(own_times_today(reader, now)) if found["times"][0] else (),
            times_elsewhere=tuple(to_settle(reader, now)) if found["times_elsewhere"][0] else (),
            to_answer=at_hand.handovers("to_answer"),
            allotted=cases["allotted"],
            to_settle=cases["to_settle"],
            mine=cases["mine"],
            on_hold=cases["on_hold"],
            asked_by_me=at_hand.handovers("asked_by_me"),
            lies_wrong=cases["lies_wrong"],
            news=at_hand.news(),
            due=_due_counts(found),
            leads=answers_for_a_unit(tasks.reader),
        )


class _AtHand:
    """What stands on the pages of all lists, read and looked at once."""

    def __init__(
        self, reader: Employee, tasks: Tasks, found: Mapping[str, Found], now: dt.datetime
    ) -> None:
        self.reader, self.found = reader, found
        self.lines = lines_told(reader.office_id, [one.line for one in found["news"][0]])
        shown = (*_OF_CASES, *_OF_HANDOVERS, "news")
        keys = list(dict.fromkeys(one.case for name in shown for one in found[name][0]))
        rows = {row.pk: row for row in with_what_is_told(Case.objects.filter(pk__in=keys))}
        self._asked = {one.pk: one for row in rows.values() for one in row.handovers.all()}
        Names(reader.office_id, self._named(rows.values()))  # all of them in one question
        ordered = [rows[key] for key in keys if key in rows]
        self.seen = seen_cases(reader, Purpose.my_work, ordered, tasks=tasks, now=now)

    def cases(self, name: str) -> Part[CaseShown]:
        """A list of cases."""
        found, page = self.found[name]
        return Part(rows=[self.seen[one.key] for one in found if one.key in self.seen], page=page)

    def handovers(self, name: str) -> Part[HandoverLine]:
        """A list of what is asked."""
        found, page = self.found[name]
        rows = [self._asked[one.key] for one in found if one.key in self._asked]
        return handover_part((rows, page), self.seen, self.reader)

    def news(self) -> Part[News]:
        """What they must be told."""
        found, page = self.found["news"]
        return Part(rows=news_of(self.reader.office_id, found, self.lines, self.seen), page=page)

    def _named(self, rows: Iterable[Case]) -> set[int]:
        named = employees_in(self.lines.values())
        for row in rows:
            named |= employees_waited_for(row)
        asked = self._asked.values()
        return named | {
            key for one in asked for key in (one.from_employee_id, one.to_employee_id) if key
        }


def _last_lines(reader: Employee, to_share_out: QuerySet[Case]) -> dict[int, int]:
    """The last line of each case one may share out; asked before the cases are read."""
    if to_share_out.query.is_empty():
        return {}
    return last_lines(reader.office_id, ThreadKind.case, to_share_out.values("pk"))


def _debts(
    reader: Employee, found: Found, rows: QuerySet[Debt], now: dt.datetime
) -> tuple[DebtTold, ...]:
    return part_told(reader, rows, now) if found[0] else ()


def case_lists(
    reader: EmployeeFacts, now: dt.datetime, days: DueDays, due: str
) -> dict[str, QuerySet[Case]]:
    """The lists of cases, by their names on the page."""
    rows = case_rows(reader.office)
    held = rows.filter(holder=reader.key)
    by_day = ("next_due", "pk")
    return {
        "to_share_out": held.filter(to_share_out(reader)).order_by("opened_at", "pk"),
        "allotted": held.filter(_may_still_be_returned(now)).order_by("return_by", "pk"),
        "to_settle": rows.filter(_settles(reader)).order_by("settle_by", "pk"),
        "mine": held.filter(_narrowed(due, days)).order_by(*by_day),
        "on_hold": held.filter(state=CaseState.on_hold).order_by("hold_until", "pk"),
        "lies_wrong": rows.filter(_lies_wrong_for(reader, now)).order_by("in_unit_since", "pk"),
    }


def handover_lists(reader: EmployeeFacts) -> dict[str, QuerySet[Handover]]:
    """What is asked of one, and of others by one."""
    rows = handover_rows(reader.office)
    asked = Q(kind=HandoverKind.ask)
    from_me = Q(from_employee=reader.key)
    answers_for = Q(case__holder=reader.key) | Q(case__unit__in=reader.leads | reader.duty_in)
    to_me = Q(to_employee=reader.key)
    mine = Q(case__holder=reader.key)
    to_us = Q(to_employee=None, to_unit__in=reader.units) & ~from_me & ~mine
    mine_to_answer = (~asked & (to_me | to_us)) | (asked & answers_for & ~from_me)
    waiting_for_others = from_me | (~asked & Q(case__holder=reader.key))
    return {
        "to_answer": rows.filter(mine_to_answer),
        "asked_by_me": rows.filter(waiting_for_others),
    }


def _may_still_be_returned(now: dt.datetime) -> Q:
    """The condition of `may_return_allotment` for cases one holds."""
    return Q(return_by__gte=now, settle_by=None) & ~Q(handovers__state=HandoverState.open)


def _settles(reader: EmployeeFacts) -> Q:
    """The condition of `may_settle`; what one has proposed oneself waits for the other leader."""
    sides = reader.office_leader_of
    side = Q(side__in=sides) | Q(unit__side__in=sides)
    alone = Q(joint=False) & (Q(unit__in=reader.leads) | side)
    joint = Q(joint=True) & ~Q(proposed_by=reader.key)
    both = joint if reader.office_leader_of else Q(pk__in=[])
    return Q(settle_by__isnull=False) & (alone | both)


def _lies_wrong_for(reader: EmployeeFacts, now: dt.datetime) -> Q:
    """One's own cases, and those of the units one leads."""
    whose = Q(holder=reader.key) | Q(unit__in=reader.leads)
    return whose & lying_wrong_here(reader.office, now)


def _narrowed(due: str, days: DueDays) -> Q:
    """The open cases that one works with, those of them due when; or `all`, those on hold too."""
    at_work = Q(state=CaseState.open)
    ranges = {
        "overdue": at_work & Q(next_due__lt=days.today),
        "today": at_work & Q(next_due=days.today),
        "soon": at_work & Q(next_due__gt=days.today, next_due__lte=days.soon_until),
        "all": ~Q(state=CaseState.closed),
    }
    return ranges.get(due, at_work)


def _counted(reader: Employee, days: DueDays) -> dict[str, QuerySet[Case]]:
    """The cases one works with, and those of them due when; only how many is told of these."""
    held = Case.objects.filter(holder=reader)
    return {f"due_{name}": held.filter(_narrowed(name, days)) for name in ("", *NARROWED_BY)}


def _due_counts(found: Mapping[str, Found]) -> DueCounts:
    counts = {name: found[f"due_{name}"][1].paginator.count for name in NARROWED_BY}
    return DueCounts(working=found["due_"][1].paginator.count, **counts)
