"""The doctor: asks a live database every invariant of the house, and names the offenders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from onedoor.office.confidentiality.queries import verify_looks
from onedoor.office.establishment.models import LoadedPack, Office, OfficeLeader, Unit
from onedoor.office.inspection import whose_papers, whose_times, whose_visits
from onedoor.office.inspection.finding import Check, Finding
from onedoor.office.inspection.one_reading import one_reading
from onedoor.office.inspection.told import disagreements, told_by_journal, told_by_tables
from onedoor.office.inspection.whose import (
    cases_held_wrongly,
    holdings_with_gaps,
    open_cases_of_deleted_persons,
    questions_about_closed_cases,
    sisters_on_one_side,
)
from onedoor.office.journal.verify import verify
from onedoor.office.people.models import Employee
from onedoor.office.reception import due as reception_due
from onedoor.office.responsibility import due
from onedoor.office.roster import due as roster_due
from onedoor.office.roster.due import duties_of_another_office, swaps_of_another_office
from onedoor.office.safety import due as safety_due
from onedoor.packs.reader import fingerprint

_LATE = dt.timedelta(hours=1)
_A_DAY = dt.timedelta(days=1)


def examine(
    now: dt.datetime, seen: Callable[[int], object] = lambda number: None
) -> Iterator[Finding]:
    """Everything that is wrong in this installation, check by check; nothing when all is well.

    All of one moment: work that goes on meanwhile is no disagreement.
    """
    with one_reading():
        for number, check in enumerate(CHECKS, start=1):
            seen(number)
            yield from check(now)


def journal_is_whole(now: dt.datetime) -> Iterator[Finding]:
    """Every thread and seal of the journal is as it was written (law 4)."""
    for office in Office.objects.order_by("pk"):
        for one in verify(office.pk).offenders:
            yield Finding(Check.journal, one.seq or one.number, one.wrong.words)


def looks_are_whole(now: dt.datetime) -> Iterator[Finding]:
    """The log of looks is as it was written (law 6)."""
    for office in Office.objects.order_by("pk"):
        looks = verify_looks(office.pk)
        if not looks:
            yield Finding(Check.looks, looks.broken)


def tables_agree(now: dt.datetime) -> Iterator[Finding]:
    """Replaying the journal gives the tables' state (law 4)."""
    for one in disagreements(told_by_tables(), told_by_journal()):
        detail = f"{one.table}.{one.column}: {one.in_tables} / {one.in_journal}"
        yield Finding(Check.tables, one.key, detail)


def cases_are_answered_for(now: dt.datetime) -> Iterator[Finding]:
    """Every open case has exactly one holder, who works here (law 1)."""
    for case in cases_held_wrongly():
        yield Finding(Check.holder, case)
    for case in holdings_with_gaps():
        yield Finding(Check.holdings, case)
    for case in open_cases_of_deleted_persons():
        yield Finding(Check.deleted, case)
    for case in sisters_on_one_side():
        yield Finding(Check.sisters, case)


def visits_are_answered_for(now: dt.datetime) -> Iterator[Finding]:
    """Whoever came is with somebody who is here, or waits, or was owed something (law 10)."""
    for check, ask in _OF_VISITS.items():
        for key in ask():
            yield Finding(check, key)
    for visit in whose_visits.visits_with_somebody_away(now):
        yield Finding(Check.away, visit)
    late = now - _LATE
    for visit in reception_due.pauses_that_have_ended(late):
        yield Finding(Check.pause, visit)
    for visit in reception_due.visits_past_closing(late):
        yield Finding(Check.closing, visit)


def times_are_held(now: dt.datetime) -> Iterator[Finding]:
    """Nobody and no room is promised twice, and nobody stays away in silence (laws 2 and 8)."""
    for key in whose_times.appointments_not_held():
        yield Finding(Check.held, key)
    for key in whose_times.appointments_with_strangers():
        yield Finding(Check.with_whom, key)
    for key in whose_times.appointments_silently_missed(now - _LATE):
        yield Finding(Check.not_come, key)


def questions_have_an_end(now: dt.datetime) -> Iterator[Finding]:
    """Nothing waits for nobody, and what has run out has come up (law 2)."""
    for handover in questions_about_closed_cases():
        yield Finding(Check.closed, handover)
    late = now - _LATE
    for handover in due.handovers_past_their_time(late):
        yield Finding(Check.run_out, handover)
    for case in due.settlements_past_their_time(late):
        yield Finding(Check.settlement, case)
    for debt in due.debts_past_their_day(late):
        yield Finding(Check.late_debt, debt)
    for swap in roster_due.swaps_past_their_time(late):
        yield Finding(Check.late_swap, swap)


def duties_are_of_those_who_work_here(now: dt.datetime) -> Iterator[Finding]:
    """A duty, and a swap, are of the office's own people."""
    for duty in duties_of_another_office():
        yield Finding(Check.duty, duty)
    for swap in swaps_of_another_office():
        yield Finding(Check.swap, swap)


def safety_is_kept(now: dt.datetime) -> Iterator[Finding]:
    """No call for help is left standing, and no safety mark without an end (law 2)."""
    late = now - _LATE
    for check, ask in _OF_SAFETY.items():
        for key in ask(late):
            yield Finding(check, key)


def somebody_leads(now: dt.datetime) -> Iterator[Finding]:
    """Every unit has a leader and a duty lead, every side of the office a leader, who work here."""
    working = set(Employee.objects.filter(left_at=None).values_list("pk", flat=True))
    for unit in Unit.objects.order_by("pk"):
        if not {unit.leader_id, unit.duty_lead_id} <= working:
            yield Finding(Check.leaders, unit.pk)
    for leader in OfficeLeader.objects.exclude(employee__in=working):
        yield Finding(Check.office_leaders, leader.pk)


def packs_are_as_loaded(now: dt.datetime) -> Iterator[Finding]:
    """The pack each office works by is kept, as it was when it was loaded."""
    for office in Office.objects.order_by("pk"):
        kept = LoadedPack.objects.filter(office=office, fingerprint=office.fingerprint).last()
        if kept is None or fingerprint(kept.files) != office.fingerprint:
            yield Finding(Check.pack, office.pk)


def papers_are_whole(now: dt.datetime) -> Iterator[Finding]:
    """Every paper's file is there as it was kept, and what waits has somebody to wait with."""
    for paper in whose_papers.papers_not_whole():
        yield Finding(Check.paper_gone, paper)
    for paper in whose_papers.papers_waiting_with_nobody():
        yield Finding(Check.paper_waits, paper)
    for name in whose_papers.files_of_nobody(now - _A_DAY):
        yield Finding(Check.paper_stray, 0, name)
    for content in whose_papers.contents_past_their_time(now - _A_DAY - _LATE):
        yield Finding(Check.paper_left, content)


_OF_VISITS: dict[Check, Callable[[], list[int]]] = {
    Check.served: whose_visits.visits_served_wrongly,
    Check.meetings: whose_visits.visits_without_their_meeting,
    Check.visit_end: whose_visits.visits_ended_in_nothing,
    Check.tickets: whose_visits.tickets_alike,
    Check.owed: whose_visits.needs_owed_by_nobody,
    Check.debt: whose_visits.debts_owed_wrongly,
    Check.message: whose_visits.messages_for_nobody,
    Check.along: whose_visits.debts_with_another_case,
    Check.awaited: whose_visits.waiting_after_being_deleted,
}

_OF_SAFETY: dict[Check, Callable[[dt.datetime], list[int]]] = {
    Check.help_call: safety_due.calls_nobody_ended,
    Check.help_late: safety_due.calls_nobody_answered,
    Check.mark_past: safety_due.marks_past_their_day,
    Check.mark_keeper: safety_due.marks_to_come_up,
    Check.mark_deleted: lambda _: safety_due.marks_of_deleted_persons(),
    Check.mark_endless: safety_due.marks_without_an_end_in_sight,
}

CHECKS: list[Callable[[dt.datetime], Iterator[Finding]]] = [
    journal_is_whole,
    looks_are_whole,
    tables_agree,
    cases_are_answered_for,
    visits_are_answered_for,
    times_are_held,
    questions_have_an_end,
    safety_is_kept,
    duties_are_of_those_who_work_here,
    somebody_leads,
    packs_are_as_loaded,
    papers_are_whole,
]
