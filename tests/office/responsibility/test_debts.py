"""Debts: somebody answers for each until it is paid, also when they leave or are away for long."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form, HasMovedOn
from onedoor.office.people.actions.employees import mark_left, set_presence
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.actions.debts import (
    Owed,
    incur_debt,
    let_debts_fall,
    move_debt,
    pay_debt,
    pay_debt_of,
)
from onedoor.office.responsibility.actions.running_out import let_cases_fall
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtKind, DebtMovedBy, Reason
from tests.cast.people import FJELLBYEN, LATER, NOW, case, employee, office, unit

pytestmark = pytest.mark.usefixtures("healthy_office")
TOMORROW = dt.date(2026, 3, 3)
A_MINUTE = dt.timedelta(minutes=1)
MIDNIGHT = dt.datetime(2026, 3, 3, 23, tzinfo=dt.UTC)  # in Norway, of the day it was owed by
LONG_AFTER = NOW + dt.timedelta(days=30)
ONCE = Form(form_key="5f1c7c1e-0000-4000-8000-000000000002")


def promised(by: str = "elif", at: str = "team_work") -> Debt:
    """A call that somebody has promised, about a need of an open case."""
    need = case(holder="elif", in_unit="team_work").need
    owed = Owed(
        office=office().pk,
        person=need.person_id,
        need=need.pk,
        kind=DebtKind.call_back,
        employee=employee(by).pk,
        unit=unit(at).pk,
        due=TOMORROW,
    )
    return Debt.objects.get(pk=incur_debt(owed, actor=employee("elif"), now=NOW))


def fresh(debt: Debt) -> Debt:
    return Debt.objects.get(pk=debt.pk)


def move(debt: Debt, to: str, *, actor: str | None = "elif", form: Form | None = None) -> int:
    who = employee(actor) if actor else None
    by = DebtMovedBy.given
    return move_debt(debt.pk, employee(to).pk, by=by, actor=who, now=LATER, form=form or Form())


def goes_away(*who: str, days: int = 90) -> None:
    until = NOW.date() + dt.timedelta(days=days)
    for key in who:
        set_presence(
            employee(key), Presence.on_leave, until=until, today=NOW.date(), actor=None, now=NOW
        )


def test_a_debt_is_written_with_who_owes_it_by_when():
    debt = promised()
    line = JournalLine.objects.get(kind="DebtIncurred")
    assert line.fields == {
        "debt": debt.pk,
        "need": debt.need_id,
        "debt_kind": DebtKind.call_back,
        "owed_by": employee("elif").pk,
        "owed_unit": unit("team_work").pk,
        "owed_on": "2026-03-03",
    }


def test_one_need_is_owed_once():
    debt = promised()
    pay_debt_of(debt.need_id, DebtEnd.came_back, actor=None, now=LATER)
    assert fresh(debt).end is DebtEnd.came_back
    pay_debt_of(debt.need_id, DebtEnd.mistake, actor=None, now=LATER)
    assert fresh(debt).end is DebtEnd.came_back


def test_nobody_owes_who_has_left():
    mark_left(employee("oksana"), actor=None, now=NOW)
    with pytest.raises(Refused) as refused:
        promised(by="oksana")
    assert refused.value.because is Reason.receiver_left


def test_a_colleague_of_the_unit_pays_it_too_and_nobody_else():
    debt = promised()
    with pytest.raises(Refused) as refused:
        pay_debt(debt.pk, DebtEnd.reached, actor=employee("berit"), now=LATER)
    assert refused.value.because is Reason.not_debtor
    pay_debt(debt.pk, DebtEnd.reached, actor=employee("anders"), now=LATER)
    assert fresh(debt).end is DebtEnd.reached


def test_a_form_sent_twice_moves_it_once():
    debt = promised()
    assert move(debt, "anders", form=ONCE) == move(debt, "anders", form=ONCE) == debt.pk
    assert JournalLine.objects.filter(kind="DebtMoved").count() == 1


def test_an_old_page_is_told_of_what_came_since():
    debt = promised()
    with pytest.raises(HasMovedOn):
        move(debt, "anders", form=Form(expects=1))


@pytest.mark.parametrize("actor", ["elif", "bjorn", "anders"])
def test_who_owes_it_and_their_unit_give_it_to_a_colleague(actor):
    debt = promised()
    move(debt, "oksana", actor=actor)
    assert fresh(debt).employee == employee("oksana")


def test_who_is_away_has_left_or_owes_it_already_is_given_nothing():
    debt = promised()
    goes_away("anders")
    mark_left(employee("oksana"), actor=None, now=NOW)
    whys = {
        "anders": Reason.receiver_away,
        "oksana": Reason.receiver_left,
        "elif": Reason.owes_it_already,
    }
    for to, because in whys.items():
        with pytest.raises(Refused) as refused:
            move(debt, to)
        assert refused.value.because is because


def test_the_other_office_has_nothing_to_do_with_it():
    debt, stranger = promised(), employee("elif", FJELLBYEN)
    with pytest.raises(Refused) as refused:
        pay_debt(debt.pk, DebtEnd.reached, actor=stranger, now=LATER)
    assert refused.value.because is Reason.other_office
    with pytest.raises(Employee.DoesNotExist):
        move_debt(debt.pk, stranger.pk, by=DebtMovedBy.given, actor=employee("elif"), now=LATER)


def test_what_is_paid_neither_moves_nor_falls():
    debt = promised()
    pay_debt(debt.pk, DebtEnd.reached, actor=employee("elif"), now=LATER)
    with pytest.raises(Refused) as refused:
        move(debt, "anders")
    assert refused.value.because is Reason.debt_paid
    assert let_debts_fall(employee("elif").pk, actor=None, now=LATER) == 0


# ---------------------------------------------------------------------------- away


def test_what_somebody_owes_who_is_away_past_the_limit_falls_to_the_leader():
    debt = promised(by="oksana")
    goes_away("oksana")
    assert tick(LATER).absences == 0
    assert tick(LONG_AFTER).absences == 1
    assert fresh(debt).employee == employee("bjorn")
    assert JournalLine.objects.get(kind="DebtMoved").fields["debt_moved_by"] == DebtMovedBy.fallen


def test_what_is_paid_meanwhile_stays_with_who_paid_it():
    debt = promised(by="oksana")
    goes_away("oksana")
    pay_debt(debt.pk, DebtEnd.reached, actor=employee("anders"), now=LATER)
    assert tick(LONG_AFTER).absences == 0
    assert fresh(debt).employee == employee("oksana")


def test_it_goes_from_one_empty_desk_to_no_other():
    debt = promised(by="oksana")
    goes_away("oksana", "bjorn", "ragnhild", "hakon")
    assert let_cases_fall(employee("oksana").pk, now=LONG_AFTER) == 0
    assert fresh(debt).employee == employee("oksana")


def test_what_the_leader_owes_falls_to_the_leader_of_the_office():
    debt = promised(by="bjorn")
    goes_away("bjorn")
    tick(LONG_AFTER)
    assert fresh(debt).employee == employee("ragnhild")


def test_cases_and_debts_fall_together_and_are_counted():
    promised(), promised()
    goes_away("elif")
    assert let_cases_fall(employee("elif").pk, now=LONG_AFTER) == 4


# ---------------------------------------------------------------------------- past its day


def test_what_is_not_paid_by_its_day_comes_up_to_the_leader_and_stays_with_who_owes_it():
    debt = promised()
    assert tick(MIDNIGHT - A_MINUTE).debts == 0
    assert (tick(MIDNIGHT).debts, tick(MIDNIGHT).debts) == (1, 0)
    assert (fresh(debt).employee, fresh(debt).came_up_to) == (employee("elif"), employee("bjorn"))
    told = JournalLine.objects.get(kind="DebtRanOut").fields
    assert told == {"debt": debt.pk, "came_up_to": employee("bjorn").pk}


def test_what_the_leader_owes_comes_up_to_the_leader_of_the_office():
    debt = promised(by="bjorn")
    tick(MIDNIGHT)
    assert fresh(debt).came_up_to == employee("ragnhild")


def test_whom_it_came_up_to_may_do_it_or_give_it_on():
    debt = promised(by="bjorn")
    tick(MIDNIGHT)
    move(debt, "oksana", actor="ragnhild")
    assert fresh(debt).employee == employee("oksana")
    pay_debt(debt.pk, DebtEnd.reached, actor=employee("ragnhild"), now=LONG_AFTER)
    assert fresh(debt).end is DebtEnd.reached


def test_what_is_paid_in_time_comes_up_to_nobody():
    pay_debt(promised().pk, DebtEnd.reached, actor=employee("elif"), now=LATER)
    assert tick(LONG_AFTER).debts == 0


def test_a_leader_who_is_away_past_the_limit_is_passed_over():
    goes_away("bjorn")
    debt = promised()
    tick(LONG_AFTER)
    assert fresh(debt).came_up_to == employee("ragnhild")
