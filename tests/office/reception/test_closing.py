"""Closing time: who is left over is owed by somebody the next open day, and was never served."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.employees import set_presence
from onedoor.office.reception.actions.arriving import Arrival, Stated, register_visit
from onedoor.office.reception.actions.calling import begin_serving, call_visit, put_back
from onedoor.office.reception.actions.closing import let_visit_be_owed, pay_what_is_owed
from onedoor.office.reception.actions.ending import answer_need
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.reception_codes import (
    Channel,
    NeedOutcome,
    NeedState,
    PutBack,
    VisitEnd,
    VisitState,
)
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtKind, Reason
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import FJELLBYEN, NOW, case, employee, office, person, unit
from tests.cast.visit_facts import clock
from tests.office.reception.deeds import AT_CLOSING, TOMORROW, called, need_of, owed

pytestmark = pytest.mark.usefixtures("healthy_office")
MIDNIGHT = dt.datetime(2026, 3, 2, 23, tzinfo=dt.UTC)
A_MINUTE = dt.timedelta(minutes=1)
A_HOUR = dt.timedelta(hours=1)


def fresh(row: Visit) -> Visit:
    return Visit.objects.get(pk=row.pk)


def close(row: Visit, now: dt.datetime = AT_CLOSING) -> Debt:
    assert let_visit_be_owed(row.pk, now=now)
    return Debt.objects.get(need__visit=row)


# ---------------------------------------------------------------------------- when


def test_whoever_waits_in_every_office_is_owed_in_one_tick():
    visit(), visit(), visit(at=FJELLBYEN)
    assert tick(AT_CLOSING - A_MINUTE).visits == 0
    assert (tick(AT_CLOSING).visits, tick(AT_CLOSING).visits) == (3, 0)
    assert set(Visit.objects.values_list("end", flat=True)) == {VisitEnd.closing}


def test_what_is_written_in_the_evening_waits_for_the_next_days_closing():
    row = Visit.objects.get(pk=written(AT_CLOSING + 5 * A_HOUR))
    assert row.day == TOMORROW
    assert tick(AT_CLOSING + 6 * A_HOUR).visits == 0
    assert fresh(row).state is VisitState.waiting
    assert tick(AT_CLOSING + 24 * A_HOUR).visits == 1
    assert Debt.objects.get(need__visit=row).due == TOMORROW + dt.timedelta(days=1)


def test_numbers_go_on_today_after_something_was_written_for_tomorrow():
    visit(), written(AT_CLOSING + A_MINUTE)
    late = visit(now=AT_CLOSING + 2 * A_MINUTE)
    assert (late.day, late.ticket) == (NOW.date(), 2)
    assert visit(now=NOW + dt.timedelta(days=1)).ticket == 2


def written(now: dt.datetime) -> int:
    """Somebody writes from home."""
    arrival = Arrival(channel=Channel.web, needs=(Stated(words="Mistet jobben."),))
    return register_visit(arrival, office=office().pk, actor=None, now=now)


def test_who_is_called_in_the_minute_of_closing_comes_to_the_desk_and_is_served():
    row = called()
    assert tick(AT_CLOSING).visits == 0
    begin_serving(row.pk, actor=employee("amina"), now=AT_CLOSING + A_MINUTE)
    assert fresh(row).state is VisitState.serving


def test_who_is_put_back_after_closing_is_owed_in_the_next_tick():
    row = called("lan")
    later = AT_CLOSING + A_MINUTE
    put_back(row.pk, PutBack.did_not_come, actor=employee("lan"), now=later)
    assert tick(later).visits == 1
    assert (fresh(row).end, Debt.objects.get().employee) == (VisitEnd.closing, employee("amina"))


def test_at_midnight_who_called_somebody_and_said_no_more_owes_it():
    row = called("lan")
    assert tick(MIDNIGHT).visits == 1
    assert (fresh(row).served_by, Debt.objects.get().employee) == (None, employee("lan"))


def test_the_caller_is_free_for_the_next_day():
    called()
    tick(MIDNIGHT)
    row = visit(now=clock(9, day=TOMORROW))
    assert call_visit(row.pk, actor=employee("amina"), now=clock(9, day=TOMORROW)) == row.pk


def test_who_is_being_served_is_served_to_the_end():
    row = served()
    tick(AT_CLOSING + dt.timedelta(hours=2))
    answer_need(need_of(row).pk, actor=employee("amina"), now=AT_CLOSING + dt.timedelta(hours=3))
    assert fresh(row).end is VisitEnd.served


def test_at_midnight_somebody_forgot_to_say_what_came_of_it_and_owes_it():
    row = served("lan")
    assert tick(MIDNIGHT - A_MINUTE).visits == 0
    assert tick(MIDNIGHT).visits == 1
    debt = Debt.objects.get()
    assert (debt.employee, debt.due) == (employee("lan"), TOMORROW)
    assert fresh(row).end is VisitEnd.closing


def test_only_what_is_left_of_a_visit_is_owed():
    row = served("amina", "job_seeking", "sick_leave")
    answer_need(need_of(row).pk, actor=employee("amina"), now=NOW)
    tick(MIDNIGHT)
    assert list(row.needs.order_by("pk").values_list("state", flat=True)) == [
        NeedState.ended,
        NeedState.owed,
    ]


@pytest.mark.parametrize("day", [dt.date(2026, 3, 29), dt.date(2026, 10, 25)])
def test_on_a_closed_day_on_which_the_clock_jumps_it_is_midnight_on_the_wall(day):
    row = visit(now=clock(12, day=day))
    midnight = clock(0, day=day + dt.timedelta(days=1))
    assert not let_visit_be_owed(row.pk, now=midnight - A_MINUTE)
    # The Monday after each of them the office is open.
    assert close(row, midnight).due == day + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (dt.date(2026, 3, 6), dt.date(2026, 3, 9)),  # a weekend
        (dt.date(2026, 4, 1), dt.date(2026, 4, 7)),  # Easter
        (dt.date(2026, 5, 13), dt.date(2026, 5, 15)),  # Ascension Day
        (dt.date(2026, 12, 23), dt.date(2026, 12, 28)),  # Christmas, and a day of the office's own
    ],
)
def test_it_is_owed_by_the_next_day_the_office_is_open(day, due):
    row = visit(now=clock(10, day=day))
    assert close(row, clock(18, day=day)).due == due


def test_who_writes_after_closing_is_owed_at_once():
    row = visit(now=clock(21))
    assert close(row, clock(21, 1)).due == TOMORROW


# ---------------------------------------------------------------------------- by whom


def test_the_duty_lead_where_they_waited_owes_it():
    state, municipality = visit("job_seeking"), visit("housing")
    assert close(state).employee == employee("amina")
    assert close(municipality).employee == employee("yusuf")


def test_the_unit_they_were_sent_on_to_owes_it():
    row = visit("job_seeking", unit=unit("team_work").pk)
    debt = close(row)
    assert (debt.employee, debt.unit) == (employee("elif"), unit("team_work"))


def test_while_the_duty_lead_is_away_their_leader_owes_it():
    away = {"until": dt.date(2026, 3, 20), "today": NOW.date(), "actor": None, "now": NOW}
    set_presence(employee("amina"), Presence.out, **away)  # type: ignore[arg-type]
    assert close(visit(by="lan")).employee == employee("jonas")


def test_who_holds_the_case_it_is_about_owes_it():
    known = person()
    theirs = case(holder="elif", in_unit="team_work", of=known)
    arrival = Arrival(channel=Channel.phone, person=known.pk, needs=(Stated(about_case=theirs.pk),))
    key = register_visit(arrival, office=office().pk, actor=employee("lan"), now=NOW)
    debt = close(Visit.objects.get(pk=key))
    assert (debt.employee, debt.unit) == (employee("elif"), unit("team_work"))


def test_who_came_with_a_need_nobody_knew_is_owed_all_the_same():
    arrival = Arrival(channel=Channel.web, needs=(Stated(),))
    key = register_visit(arrival, office=office().pk, actor=None, now=NOW)
    assert close(Visit.objects.get(pk=key)).kind is DebtKind.carried_over


def test_the_line_about_what_is_owed_is_its_sides():
    close(visit("housing"))
    line = JournalLine.objects.get(kind="NeedOwed")
    assert line.side == unit("front_municipality").side


# ---------------------------------------------------------------------------- paying


@pytest.mark.parametrize(
    ("end", "outcome"),
    [
        (DebtEnd.reached, NeedOutcome.answered),
        (DebtEnd.came_back, NeedOutcome.came_back),
        (DebtEnd.not_reached, NeedOutcome.not_reached),
        (DebtEnd.not_wanted, NeedOutcome.not_wanted),
        (DebtEnd.mistake, NeedOutcome.mistake),
    ],
)
def test_with_the_debt_the_need_has_its_end(end, outcome):
    debt = owed()
    pay_what_is_owed(debt.pk, end, actor=employee("amina"), now=AT_CLOSING)
    need = Need.objects.get(pk=debt.need_id)
    assert (need.state, need.outcome) == (NeedState.ended, outcome)
    assert Visit.objects.get(needs=need).end is VisitEnd.closing


def test_who_may_not_pay_leaves_everything_as_it_was():
    debt = owed()
    with pytest.raises(Refused) as refused:
        pay_what_is_owed(debt.pk, DebtEnd.reached, actor=employee("elif"), now=AT_CLOSING)
    assert refused.value.because is Reason.not_debtor
    assert Need.objects.get(pk=debt.need_id).state is NeedState.owed


def test_what_is_paid_is_not_paid_again():
    debt = owed()
    pay_what_is_owed(debt.pk, DebtEnd.reached, actor=employee("amina"), now=AT_CLOSING)
    with pytest.raises(Refused) as refused:
        pay_what_is_owed(debt.pk, DebtEnd.mistake, actor=employee("amina"), now=AT_CLOSING)
    assert refused.value.because is Reason.debt_paid


def test_a_debt_that_is_not_there_is_not_paid():
    with pytest.raises(Debt.DoesNotExist):
        pay_what_is_owed(0, DebtEnd.reached, actor=stands("amina"), now=NOW)
