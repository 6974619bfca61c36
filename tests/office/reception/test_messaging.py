"""Messages: what is asked of a holder is owed by a day, goes along, and is answered or given up."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form
from onedoor.office.people.actions.employees import set_presence
from onedoor.office.people.actions.persons import forget_person
from onedoor.office.people.models import Words
from onedoor.office.reception.actions.closing import pay_what_is_owed, write_down_call
from onedoor.office.reception.actions.messaging import Said, leave_message, leave_message_about
from onedoor.office.reception.models import Message, Need
from onedoor.office.responsibility.actions.allotment import give_case
from onedoor.office.responsibility.actions.leaving import end_employment
from onedoor.office.responsibility.actions.work import close_case
from onedoor.office.responsibility.models import CallTry, Case, Debt
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.reception_codes import BestTime, Channel, NeedOutcome
from onedoor.vocabulary.responsibility_codes import (
    DebtEnd,
    DebtKind,
    Outcome,
    Reason,
    TryOutcome,
)
from tests.cast.people import FJELLBYEN, LATER, NOW, case, employee, unit
from tests.office.reception.deeds import owed

pytestmark = pytest.mark.usefixtures("healthy_office")
DAY = dt.timedelta(days=1)
PHONED = Said(channel=Channel.phone, words="Har ikke fått pengene.", best_time=BestTime.morning)
ONCE = Form(form_key="5f1c7c1e-0000-4000-8000-000000000404")


def asked(said: Said = PHONED, *, by: str | None = "lan", of: Case | None = None) -> Debt:
    """A message that Lan takes down for Amina, who holds the case."""
    row = of or case()
    actor = employee(by) if by else None
    return Debt.objects.get(pk=leave_message(row.pk, said, actor=actor, now=NOW))


def fresh(debt: Debt) -> Debt:
    return Debt.objects.get(pk=debt.pk)


def pay(debt: Debt, end: DebtEnd, now: dt.datetime = LATER) -> None:
    pay_what_is_owed(debt.pk, end, actor=employee("amina"), now=now)


def call(debt: Debt, outcome: TryOutcome, now: dt.datetime = LATER) -> None:
    write_down_call(debt.pk, outcome, actor=employee("amina"), now=now)


def test_the_holder_owes_it_by_a_day_and_the_words_have_an_owner_side():
    debt = asked()
    assert (debt.kind, debt.employee, debt.unit) == (
        DebtKind.message,
        employee("amina"),
        unit("front_state"),
    )
    assert debt.due == dt.date(2026, 3, 4)
    need = Message.objects.get(debt=debt).need
    assert need.outcome is NeedOutcome.message_left
    words = Words.objects.get(pk=need.words_id or 0)
    assert (words.body, words.side) == (PHONED.words, employee("amina").side)


def test_the_person_may_leave_one_themselves():
    assert asked(Said(channel=Channel.web), by=None).employee == employee("amina")


def test_another_number_stands_with_the_message_and_never_with_the_person():
    """Whoever has a slip may write any number: calls must not go there as if it were known."""
    debt = asked(Said(channel=Channel.web, phone="+4740000123"), by=None)
    assert Message.objects.get(debt=debt).phone == "+4740000123"
    assert debt.person.phone == ""


def test_one_message_more_goes_to_the_same_debt_and_its_day_stays():
    debt = asked()
    again = leave_message(debt.case_id or 0, PHONED, actor=None, now=NOW + DAY)
    assert again == debt.pk
    assert fresh(debt).due == debt.due
    assert Message.objects.filter(debt=debt).count() == 2


def test_a_form_sent_twice_leaves_one_message():
    row = case()
    for _ in range(2):
        leave_message(row.pk, PHONED, actor=employee("lan"), now=NOW, form=ONCE)
    assert Message.objects.count() == 1


def test_the_case_moves_and_the_message_goes_along():
    debt = asked(of=case(holder="elif", in_unit="team_work"))
    lead = unit("team_work").leader
    assert lead is not None
    give_case(
        debt.case_id or 0,
        to_employee=lead.pk,
        to_unit=unit("team_work").pk,
        actor=lead,
        now=LATER,
    )
    assert fresh(debt).employee == lead
    assert JournalLine.objects.filter(kind="DebtMoved").count() == 1


def test_the_holder_leaves_and_the_message_goes_with_the_case_to_the_leader():
    debt = asked(of=case(holder="lan"))
    end_employment(employee("lan").pk, actor=None, now=LATER)
    row = Case.objects.get(pk=debt.case_id or 0)
    assert fresh(debt).employee_id == row.holder_id != employee("lan").pk


def test_a_holder_who_is_away_past_the_day_does_not_owe_it():
    row = case(holder="elif", in_unit="team_work")
    set_presence(
        employee("elif"),
        Presence.on_leave,
        until=NOW.date() + 9 * DAY,
        today=NOW.date(),
        actor=None,
        now=NOW,
    )
    assert asked(of=row).employee != employee("elif")


def test_past_its_day_it_comes_up_to_a_leader_by_name():
    debt = asked()
    tick(NOW + 4 * DAY)
    assert fresh(debt).came_up_to is not None


def test_a_call_that_reaches_them_ends_it():
    debt = asked()
    call(debt, TryOutcome.no_answer)
    assert fresh(debt).end is None
    call(debt, TryOutcome.reached, LATER + DAY)
    assert fresh(debt).end is DebtEnd.reached
    assert CallTry.objects.filter(debt=debt).count() == 2


def test_a_call_that_reaches_somebody_who_waited_until_closing_ends_their_need():
    debt = owed()
    write_down_call(debt.pk, TryOutcome.reached, actor=debt.employee, now=LATER + DAY)
    assert Need.objects.get(pk=debt.need_id).outcome is NeedOutcome.answered


def test_nobody_is_given_up_before_calls_on_three_days_and_without_a_letter():
    debt = asked()
    for day in range(3):
        with pytest.raises(Refused) as refused:
            pay(debt, DebtEnd.letter, LATER + day * DAY)
        assert refused.value.because is Reason.try_first
        call(debt, TryOutcome.no_answer, LATER + day * DAY)
    pay(debt, DebtEnd.letter, LATER + 3 * DAY)
    assert fresh(debt).end is DebtEnd.letter


def test_an_answer_in_writing_ends_it():
    debt = asked()
    pay(debt, DebtEnd.written)
    assert fresh(debt).end is DebtEnd.written


def test_nobody_calls_about_what_is_paid_and_no_stranger_writes_a_call_down():
    debt = asked()
    with pytest.raises(Refused) as refused:
        write_down_call(debt.pk, TryOutcome.no_answer, actor=employee("yusuf"), now=LATER)
    assert refused.value.because is Reason.not_debtor
    pay(debt, DebtEnd.written)
    with pytest.raises(Refused) as refused:
        call(debt, TryOutcome.no_answer)
    assert refused.value.because is Reason.debt_paid


def test_no_message_is_left_for_a_closed_case_or_from_another_office():
    row = case()
    with pytest.raises(Refused) as refused:
        leave_message(row.pk, PHONED, actor=employee("amina", FJELLBYEN), now=NOW)
    assert refused.value.because is Reason.other_office
    close_case(row.pk, outcome=Outcome.helped, actor=employee("amina"), now=NOW)
    with pytest.raises(Refused) as refused:
        asked(of=row)
    assert refused.value.because is Reason.case_closed
    assert not Message.objects.exists()


def test_who_is_owed_a_contact_may_ask_again():
    debt = owed()
    leave_message_about(debt.pk, PHONED, actor=None, now=LATER + DAY)
    assert Message.objects.get().debt == debt


def test_deleting_a_person_takes_their_number_and_words_along():
    debt = asked(Said(channel=Channel.web, words="Ring meg", phone="+4740000123"), by=None)
    pay(debt, DebtEnd.written)
    close_case(debt.case_id or 0, outcome=Outcome.helped, actor=employee("amina"), now=LATER)
    forget_person(debt.person_id, actor=None, now=LATER)
    assert Message.objects.get().phone == ""
    assert not Words.objects.filter(person=debt.person).exists()
