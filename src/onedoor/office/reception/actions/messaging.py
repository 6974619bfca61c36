"""Messages: a person asks to be contacted by the one who has their case; it is owed by a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.establishment.queries import opening_of, pack_of
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.people.person_at_hand import lock_person
from onedoor.office.people.staying import stay_at_work
from onedoor.office.reception.actions.needs import Statement, end_need, state_need
from onedoor.office.reception.models import Message, Need
from onedoor.office.responsibility.actions.debts import Owed, incur_debt
from onedoor.office.responsibility.case_at_hand import CaseAtHand, case_at_hand, require
from onedoor.office.responsibility.debt_at_hand import debt_at_hand, thread_of
from onedoor.office.responsibility.falling import on_duty_in
from onedoor.office.responsibility.gathering import at_work
from onedoor.office.responsibility.models import Case, Debt
from onedoor.rules.responsibility.messages import may_leave_message, message_due, who_answers
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.reception import MessageLeft
from onedoor.vocabulary.reception_codes import BestTime, Channel, NeedKind, NeedOutcome
from onedoor.vocabulary.responsibility_codes import DebtKind


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody says to the one who has their case: by which way, in which words, when best.

    `phone` is the number they left, as `telephone.read_telephone` gives it; it stands with the
    message and never replaces the one that is known: who wrote is not known for sure.
    """

    channel: Channel
    words: str = ""
    best_time: BestTime = BestTime.any_time
    phone: str = ""


def leave_message(
    case: int, said: Said, *, actor: Employee | None, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """The holder of a case owes its person a contact; the debt's row number.

    One message more while the first is not answered goes to the same debt, and its day stays.
    Raises `Refused`, and `HasMovedOn`.
    """
    with one_transaction():
        stay_at_work(actor)
        lock_person(Case.objects.values_list("person_id", flat=True).get(pk=case))
        with case_at_hand(case, actor=actor, now=now, form=form) as hand:
            if hand.done is not None:
                return hand.done
            require(may_leave_message(hand.facts, hand.actor_facts if actor else None))
            need = _stated(hand.case, said, actor, now)
            open_ = Debt.objects.filter(case=case, paid_at=None, kind=DebtKind.message).first()
            debt = open_ or Debt.objects.get(pk=_owed(hand, need))
            _write(debt, need, said, thread_of(debt, actor, now))
            return hand.leave("leave_message", debt.pk)


def leave_message_about(
    debt: int, said: Said, *, actor: Employee | None, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """Somebody who is owed a contact already asks for it, or says more; the debt's row number."""
    with debt_at_hand(debt, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        need = _asked_again(hand.row.need, said, actor, now)
        _write(hand.row, need, said, thread_of(hand.row, actor, now))
        return hand.leave("leave_message_about")


def _owed(hand: CaseAtHand, need: Need) -> int:
    """Incur the debt: by the holder, or by who is on duty while they are away past its day."""
    case, now = hand.case, hand.now
    days = pack_of(case.office_id).times.answer_messages_days
    due = message_due(now, days, opening_of(case.office_id))
    in_time = at_work([case.holder_id], due)[case.holder_id]
    owes, _ = who_answers(case.holder_id, in_time=in_time, on_duty=on_duty_in(case.unit, now))
    owed = Owed(
        office=case.office_id,
        person=case.person_id,
        need=need.pk,
        kind=DebtKind.message,
        employee=owes,
        unit=case.unit_id,
        due=due,
        case=case,
    )
    return incur_debt(owed, actor=hand.actor, now=now)


def _stated(case: Case, said: Said, actor: Employee | None, now: dt.datetime) -> Need:
    statement = Statement(
        person=case.person_id,
        channel=said.channel,
        kind=NeedKind.about_case,
        about_case=case.pk,
        words=said.words,
    )
    need = state_need(statement, actor=actor, now=now)
    end_need(need, NeedOutcome.message_left, actor=actor, now=now, into_case=case.pk)
    return need


def _asked_again(first: Need, said: Said, actor: Employee | None, now: dt.datetime) -> Need:
    statement = Statement(
        person=first.person_id,
        channel=said.channel,
        area=first.area_id,
        service=first.service_id,
        kind=NeedKind.where_is_it,
        about_case=first.about_case_id,
        words=said.words,
    )
    need = state_need(statement, actor=actor, now=now)
    end_need(need, NeedOutcome.message_left, actor=actor, now=now)
    return need


def _write(debt: Debt, need: Need, said: Said, thread: Envelope) -> None:
    known = need.person.phone
    Message.objects.create(
        office_id=debt.office_id,
        person_id=debt.person_id,
        need=need,
        debt=debt,
        best_time=said.best_time,
        phone=said.phone if said.phone != known else "",
    )
    append(thread, MessageLeft(need=need.pk, debt=debt.pk, best_time=said.best_time))
