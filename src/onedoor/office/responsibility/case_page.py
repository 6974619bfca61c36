"""The case page: everything one page tells of one case, at the level its reader may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from onedoor.office.confidentiality.shown import Shown
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.reading import as_line
from onedoor.office.people.models import Employee
from onedoor.office.responsibility import history
from onedoor.office.responsibility.models import Case, Handover
from onedoor.office.responsibility.names import Names
from onedoor.office.responsibility.queries import (
    CaseShown,
    employees_told_of,
    look_at,
    told,
    with_what_is_told,
)
from onedoor.office.responsibility.tasks import Tasks, tasks_of
from onedoor.office.responsibility.what_may_be_done import Doable, what_may_be_done
from onedoor.rules.fold import Told, fold_line
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    DebtKind,
    HandoverKind,
    HandoverState,
    OfferReason,
    Reason,
    ReturnReason,
)

_OF_DEBTS = {"DebtIncurred", "DebtMoved", "DebtPaid"}


@dataclass(frozen=True, kw_only=True, slots=True)
class HandoverShown:
    """A handover as the page tells it: who asked whom, for what, and how it went.

    `to` is the key of the one employee who is asked, 0 when it is a unit or the holder.
    """

    key: int
    kind: HandoverKind
    state: HandoverState
    to: int
    sender: str
    receiver: str
    reason: OfferReason
    asked: Asked
    crosses: bool
    offered_at: dt.datetime
    answer_by: dt.datetime
    answered_at: dt.datetime | None
    return_reason: ReturnReason | None
    belongs: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NeedShown:
    """What the person said they came for, when and by which way."""

    channel: Channel
    stated_at: dt.datetime
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedFor:
    """A message that is not answered yet: what is owed for it, by whom and by which day."""

    debt: int
    who: str
    by: dt.date


@dataclass(frozen=True, kw_only=True, slots=True)
class CasePage:
    """One case as its page tells it; what is content is empty for whoever may not see it.

    `asked` is the question that waits for an answer. `last` is the last line of its thread
    before the case was read, so that what happened meanwhile makes the page's forms old.
    """

    case: CaseShown
    need: NeedShown | None
    asked: HandoverShown | None
    handovers: list[HandoverShown]
    sisters: list[CaseShown]
    asked_for: list[AskedFor]
    history: list[history.Happened]
    doable: list[Doable]
    last: int

    def may(self, action: str) -> bool:
        """Whether the reader may do this now."""
        return any(one.action == action and one.verdict.allowed for one in self.doable)

    def because(self, action: str) -> Reason | None:
        """Why the reader may do this now, or may not; None when nobody could."""
        return next((one.verdict.because for one in self.doable if one.action == action), None)


def case_page(reader: Employee, number: str, now: dt.datetime) -> CasePage | None:
    """The page of the case with this number; None when there is none, or none to see."""
    lines, tasks = history.lines_known(number, reader.office_id), tasks_of(reader)
    seen = look_at_case(reader, number, now, tasks)
    first = next((one for one in seen if one.value.number == number), None)
    if first is None:
        return None
    row, whole = first.value, first.level is Level.content
    named = employees_told_of(seen) | (history.employees_in(lines) if whole else set())
    if whole:
        named |= {key for one in row.handovers.all() for key in employees_in(one)}
    names = Names(row.office_id, named)
    handovers = _handovers(row, names) if whole else []
    return CasePage(
        case=told([first], names, now)[0],
        need=_need(row) if whole else None,
        asked=next((one for one in handovers if one.state is HandoverState.open), None),
        handovers=handovers,
        sisters=told([one for one in seen if one is not first], names, now) if whole else [],
        asked_for=_asked_for(lines, names) if whole else [],
        history=history.told(lines, names) if whole else [],
        doable=what_may_be_done(row, reader, now, actor=tasks.reader),
        last=lines[-1].seq if lines else 0,
    )


def look_at_case(
    reader: Employee, number: str, now: dt.datetime, tasks: Tasks
) -> list[Shown[Case]]:
    """The case and its sister, each at its own level; the look is for the case's sake."""
    here = Case.objects.filter(office_id=reader.office_id)
    this = here.filter(number=number)
    sisters = Case.objects.filter(sister_of__in=this.values("pk"))
    # Each by an index of its own: as one condition with `or` all cases were read.
    asked = this.values("pk").union(sisters.values("pk"), this.values("sister_of"))
    rows = here.filter(pk__in=asked).order_by("pk")
    rows = with_what_is_told(rows).select_related("need__words")
    rows = rows.annotate(has_sisters=Exists(Case.objects.filter(sister_of=OuterRef("pk"))))
    found = list(rows)
    case = next((row.pk for row in found if row.number == number), 0)
    return look_at(reader, Purpose.case, found, now, tasks=tasks, task_case=case)


def _asked_for(lines: Iterable[JournalLine], names: Names) -> list[AskedFor]:
    """From the lines the page has read anyway, so that it asks the database nothing more."""
    told = Told()
    for line in lines:
        if line.kind in _OF_DEBTS:
            read = as_line(line)
            fold_line(read.event, read.envelope, told)
    return [
        AskedFor(debt=key, who=names.alone(one.employee), by=one.due)
        for key, one in told.debts.items()
        if not one.paid_us and one.kind is DebtKind.message
    ]


def _need(row: Case) -> NeedShown:
    need = row.need
    words = need.words.body if need.words else ""
    return NeedShown(channel=need.channel, stated_at=need.stated_at, words=words)


def _handovers(row: Case, names: Names) -> list[HandoverShown]:
    newest_first = sorted(row.handovers.all(), key=lambda one: one.pk, reverse=True)
    return [handover_shown(one, names) for one in newest_first]


def employees_in(row: Handover) -> set[int]:
    """The keys of everybody whom a handover names."""
    return {row.from_employee_id, row.to_employee_id or 0} - {0}


def handover_shown(row: Handover, names: Names) -> HandoverShown:
    """A handover in words."""
    asks = row.kind is HandoverKind.ask
    sender_unit = row.to_unit_id if asks else row.from_unit_id
    receiver = row.from_unit_id if asks else row.to_unit_id
    return HandoverShown(
        key=row.pk,
        kind=row.kind,
        state=row.state,
        to=0 if asks else row.to_employee_id or 0,
        sender=names.employee(row.from_employee_id, sender_unit),
        receiver=names.whom(0 if asks else row.to_employee_id or 0, receiver),
        reason=row.reason,
        asked=row.asked,
        crosses=row.crosses,
        offered_at=row.offered_at,
        answer_by=row.answer_by,
        answered_at=row.answered_at,
        return_reason=row.return_reason,
        belongs=names.unit(row.belongs_unit_id) if row.belongs_unit_id else "",
    )
