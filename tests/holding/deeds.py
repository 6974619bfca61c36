"""What a racing employee may do: each deed to one thing, given by its key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from onedoor.office.appointment.actions.making import Agreed
from onedoor.office.casefile.actions import notes
from onedoor.office.casefile.models import Filed
from onedoor.office.casefile.place import place_of_case
from onedoor.office.establishment.models import Unit
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions import (
    calling,
    closing,
    ending,
    joining,
    leaving,
    messaging,
    taking_over,
)
from onedoor.office.reception.actions.agreeing import agree_on_time
from onedoor.office.reception.actions.messaging import Said
from onedoor.office.responsibility.actions import (
    allotment,
    answering,
    debts,
    handover,
    settlement,
    work,
)
from onedoor.office.responsibility.models import Case
from onedoor.office.routing.actions import take_post
from onedoor.vocabulary.appointment import Purpose
from onedoor.vocabulary.casefile_codes import CorrectionReason
from onedoor.vocabulary.reception_codes import Channel, PutBack, ReceptionReason, TookOver
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    DebtEnd,
    DebtMovedBy,
    OfferReason,
    Outcome,
    ReturnReason,
    WaitingFor,
    WithdrawReason,
)
from onedoor.vocabulary.routing import Post
from tests.cast.people import step

AT_CLOSING = dt.datetime(2026, 3, 2, 14, tzinfo=dt.UTC)
_OTHER = ReturnReason.other_unit

Deed = Callable[[int, Employee, dt.datetime, Form], int]


def _unit(actor: Employee, key: str) -> int:
    return Unit.objects.get(key=key, office=actor.office_id).pk


def accept(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    return answering.accept_handover(key, actor=actor, now=now, form=form)


def refuse(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    return answering.return_handover(
        key, reason=_OTHER, belongs_unit=None, actor=actor, now=now, form=form
    )


def withdraw(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    why = WithdrawReason.solved
    return handover.withdraw_handover(key, reason=why, actor=actor, now=now, form=form)


def offer(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    """To the health team, or from there to the work team."""
    here = Case.objects.get(pk=key).unit.key
    return handover.offer_handover(
        key,
        to_unit=_unit(actor, "team_work" if here == "team_health" else "team_health"),
        reason=OfferReason.other_area,
        asked=Asked.take_over,
        actor=actor,
        now=now,
        form=form,
    )


def allot(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    return allotment.allot_case(key, actor=actor, now=now, form=form)


def give_back(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    unit = Case.objects.get(pk=key).unit_id
    return allotment.return_allotment(
        key, reason=_OTHER, belongs_unit=unit, actor=actor, now=now, form=form
    )


def give(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    """By a leader, to somebody of the case's own unit who does not have it."""
    case = Case.objects.get(pk=key)
    staff = Employee.objects.filter(memberships__unit=case.unit_id, left_at=None)
    to = staff.exclude(pk=case.holder_id).earliest("pk")
    return allotment.give_case(
        key, to_employee=to.pk, to_unit=case.unit_id, actor=actor, now=now, form=form
    )


def settle(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    unit = Case.objects.get(pk=key).unit_id
    return settlement.settle_case(
        key, to_employee=actor.pk, to_unit=unit, actor=actor, now=now, form=form
    )


def do_step(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    return work.do_step(key, step=step("follow_up").pk, actor=actor, now=now, form=form)


def next_step(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    due = now.date() + dt.timedelta(days=7)
    return work.set_next_step(
        key, step=step("follow_up").pk, due=due, actor=actor, now=now, form=form
    )


def hold(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    until = now.date() + dt.timedelta(days=7)
    doctor = WaitingFor.doctor
    return work.hold_case(key, waiting_for=doctor, until=until, actor=actor, now=now, form=form)


def close_case(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    return work.close_case(key, outcome=Outcome.helped, actor=actor, now=now, form=form)


def call(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    return calling.call_visit(key, actor=actor, now=now, form=form)


def next_one(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    return calling.call_next(actor=actor, now=now, form=form)


def begin(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    return calling.begin_serving(key, actor=actor, now=now, form=form)


def put_back(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    return calling.put_back(key, PutBack.needs_other, actor=actor, now=now, form=form)


def leave_visit(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    return ending.leave_visit(key, actor=actor, now=now, form=form)


def answer(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    return ending.answer_need(key, actor=actor, now=now, form=form)


def join(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    return joining.join_visit(key, actor.pk, actor=actor, now=now, form=form)


def close(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    """Closing time passes over a visit, as the ticker lets it."""
    if not closing.let_visit_be_owed(key, now=max(now, AT_CLOSING)):
        raise Refused(ReceptionReason.visit_ended)
    return key


def pay(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    return closing.pay_what_is_owed(key, DebtEnd.reached, actor=actor, now=now, form=form)


def move_debt(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    """Each moves it to themself."""
    by = DebtMovedBy.taken
    return debts.move_debt(key, actor.pk, by=by, actor=actor, now=now, form=form)


def take_desk(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    """A desk's number is the key."""
    unit = actor.home_unit_id
    post = Post.front
    return take_post(actor.pk, post, unit=unit, desk_number=key, actor=actor, now=now, form=form)


def merge(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    """A person and the one registered next; one half of the hands the one way, half the other."""
    kept, merged = (key, key + 1) if actor.pk % 2 else (key + 1, key)
    return merge_persons(kept, merged, actor=actor, now=now, form=form)


def correct_note(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    """On a page that shows the version which the form expects."""
    row = Filed.objects.select_related("case__area", "case__need__service").get(pk=key)
    assert row.case is not None
    return notes.correct_note(
        key,
        place_of_case(row.case),
        f"written by {actor.key} with {form.form_key}",
        reason=CorrectionReason.unclear,
        seen_version=form.expects or 1,
        actor=actor,
        now=now,
        form=Form(form_key=form.form_key),
    )


def take_over(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    """From Lan, who was called away."""
    lan = Employee.objects.get(key="lan", office=actor.office_id).pk
    why = TookOver.called_away
    return taking_over.take_over(
        key, actor.pk, taken_from=lan, why=why, actor=actor, now=now, form=form
    )


def agree(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    """A person, whose key it is, is promised an hour of Elif's tomorrow at eleven."""
    begins = dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time(10), dt.UTC)
    agreed = Agreed(
        person=key,
        employee=Employee.objects.get(key="elif", office=actor.office_id).pk,
        begins=begins,
        ends=begins + dt.timedelta(hours=1),
        purpose=Purpose.follow_up,
    )
    return agree_on_time(agreed, channel=Channel.phone, actor=actor, now=now, form=form)


def message(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    """For whoever holds the case, taken by phone."""
    said = Said(channel=Channel.phone, words="Ring meg.")
    return messaging.leave_message(key, said, actor=actor, now=now, form=form)


def leave(key: int, actor: Employee, now: dt.datetime, form: Form) -> int:
    """Somebody stops working here."""
    return leaving.end_employment(key, actor=None, now=now)


DEEDS: dict[str, Deed] = {
    one.__name__: one
    for one in (
        accept,
        agree,
        allot,
        answer,
        begin,
        call,
        close,
        close_case,
        correct_note,
        do_step,
        give,
        give_back,
        hold,
        join,
        leave,
        leave_visit,
        merge,
        message,
        move_debt,
        next_one,
        next_step,
        offer,
        pay,
        put_back,
        refuse,
        settle,
        take_desk,
        take_over,
        withdraw,
    )
}
