"""A clock that is put back: work goes on, and nothing ends before it began."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onedoor.office.inspection.doctor import examine
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope
from onedoor.office.people.actions.employees import set_presence
from onedoor.office.reception.actions.calling import begin_serving, call_visit
from onedoor.office.reception.actions.ending import answer_need
from onedoor.office.reception.models import Visit
from onedoor.office.responsibility.actions.answering import accept_handover
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.actions.work import close_case
from onedoor.office.responsibility.models import Case, Handover, Holding
from onedoor.rules.opening import us
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import Asked, OfferReason, Outcome
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import LATER, NOW, case, employee, office, unit
from tests.databases import Database

BACK = LATER - dt.timedelta(hours=1)
SUMMER_BEGINS = dt.datetime(2026, 3, 29, 1, tzinfo=dt.UTC)
SUMMER_ENDS = dt.datetime(2026, 10, 25, 1, tzinfo=dt.UTC)


def offered(row: Case, now: dt.datetime, answer_by: dt.datetime | None = None) -> Handover:
    key = offer_handover(
        row.pk,
        to_unit=unit("team_work").pk,
        reason=OfferReason.other_area,
        asked=Asked.take_over,
        answer_by=answer_by,
        actor=row.holder,
        now=now,
    )
    return Handover.objects.get(pk=key)


def times_of(row: Case | Visit) -> list[int]:
    about = {"case_key": row.pk} if isinstance(row, Case) else {"visit_key": row.pk}
    return list(
        JournalLine.objects.filter(**about).order_by("prev").values_list("at_us", flat=True)
    )


def test_a_new_thread_begins_by_the_clock(sqlite_database: Database):
    assert now_in(envelope(office().pk, None, NOW, case_key=999)) == NOW


def test_a_thread_goes_on_from_its_last_line_until_the_clock_has_caught_up(
    sqlite_database: Database,
):
    row = case(now=LATER)
    assert now_in(envelope(office().pk, None, BACK, case_key=row.pk)) == LATER
    after = LATER + dt.timedelta(microseconds=1)
    assert now_in(envelope(office().pk, None, after, case_key=row.pk)) == after


def test_a_case_moves_and_closes_though_the_clock_was_put_back_an_hour(healthy_office: Database):
    row = case(now=LATER)
    accept_handover(offered(row, BACK).pk, actor=employee("elif"), now=BACK)
    close_case(row.pk, outcome=Outcome.helped, actor=employee("elif"), now=BACK)
    assert set(times_of(row)) == {us(LATER)}
    assert all(one.until is None or one.until >= one.since for one in Holding.objects.all())


def test_an_offer_never_runs_out_before_it_was_made(sqlite_database: Database):
    asked = offered(case(now=LATER), BACK, answer_by=BACK + dt.timedelta(minutes=5))
    assert asked.answer_by >= asked.offered_at == LATER


def test_somebody_is_called_served_and_answered_though_the_clock_goes_back_each_time(
    healthy_office: Database,
):
    lan, row = stands("lan"), visit(now=LATER)
    call_visit(row.pk, actor=lan, now=BACK)
    begin_serving(row.pk, actor=lan, now=BACK - dt.timedelta(minutes=1))
    answer_need(row.needs.get().pk, actor=lan, now=BACK - dt.timedelta(minutes=2))
    assert times_of(row) == sorted(times_of(row))
    assert Visit.objects.get(pk=row.pk).ended_at == LATER


def test_whoever_is_away_is_so_from_when_the_journal_says(healthy_office: Database):
    for now, presence in ((LATER, Presence.present), (BACK, Presence.out)):
        until = LATER.date() + dt.timedelta(days=3) if presence is Presence.out else None
        lan = employee("lan")
        set_presence(lan, presence, until=until, today=LATER.date(), actor=lan, now=now)
    assert employee("lan").away_since == LATER


@pytest.mark.parametrize("change", [SUMMER_BEGINS, SUMMER_ENDS])
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(minutes=st.lists(st.integers(-180, 180), min_size=3, max_size=3))
def test_around_the_change_of_the_clocks_a_days_work_is_whole_in_any_order(
    sqlite_database: Database, change: dt.datetime, minutes: list[int]
):
    born, asked, answered = (change + dt.timedelta(minutes=one) for one in minutes)
    row = case(now=born)
    accept_handover(offered(row, asked).pk, actor=employee("elif"), now=answered)
    assert times_of(row) == sorted(times_of(row))
    assert Case.objects.get(pk=row.pk).held_since == max(born, asked, answered)
    assert list(examine(change + dt.timedelta(hours=3))) == []
