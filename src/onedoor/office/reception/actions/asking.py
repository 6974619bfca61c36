"""Asking quietly: put to a colleague, answered, and over; who asked is kept no longer than that."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.establishment.models import Area, Service
from onedoor.office.establishment.queries import one_pack, pack_of
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import (
    NO_FORM,
    Form,
    FormReason,
    first_result,
    remember,
)
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import stay_at_work
from onedoor.office.reception.models import Question, Visit
from onedoor.office.reception.question_at_hand import (
    QuestionAtHand,
    asked_facts,
    colleagues_for,
    duty_for,
    lock_the_thread,
    question_at_hand,
)
from onedoor.office.reception.visit_at_hand import refuse_because
from onedoor.office.responsibility.gathering import today_at
from onedoor.rules.opening import us
from onedoor.rules.reception.asking import (
    Colleague,
    answer_due,
    falls_next,
    what_hinders_answering,
    what_hinders_asking,
    what_hinders_taking_back,
)
from onedoor.vocabulary.reception import QuestionAnswered, QuestionAsked, QuestionRanOut
from onedoor.vocabulary.reception_codes import QuestionEnd


@dataclass(frozen=True, kw_only=True)
class Asks:
    """A question: about an area or a service of it, perhaps about a visit; in a few words.

    `asked_of` None is everybody who knows the area.
    """

    area: int
    words: str
    service: int | None = None
    asked_of: int | None = None
    visit: int | None = None


def ask_quietly(asks: Asks, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """Put a question to a colleague, or to all who know the area; its row number.

    The form's key is kept with the question and not with what the employee has sent: there it
    would tell who asked. Raises `Refused`.
    """
    with one_transaction(), one_pack():
        stay_at_work(actor)
        refuse_unless_works_here(actor, actor.office_id)
        if first_result(form) is not None:  # also waits for the same form, sent at once
            raise Refused(FormReason.used)
        again = Question.objects.filter(form_key=form.form_key, asked_by=actor).first()
        if form.form_key and again is not None:
            return again.pk
        now = lock_the_thread(actor.office_id, now)
        row = _question(asks, actor, now)
        _refuse_to_ask(row, actor, now)
        row.form_key = form.form_key or None
        row.save(force_insert=True)
        QuestionAtHand(row, now).write(_asked(row))
        return row.pk


def answer_question(
    question: int,
    words: str,
    *,
    for_others: bool = False,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Answer a question; its row number. What is about a visit is never kept for others.

    Raises `Refused`, also when a colleague was quicker.
    """
    with question_at_hand(question, actor.office_id, now) as hand:
        thread = envelope(actor.office_id, actor, now)
        done = first_result(form, thread)
        if done is not None:
            return done
        refuse_unless_works_here(actor, actor.office_id)
        row = hand.question
        me = _one(actor.pk, row, now)
        refuse_because(what_hinders_answering(hand.facts, me))
        row.answered_by, row.answered_at, row.answer = actor, hand.now, words
        row.for_others = for_others and row.visit_id is None
        hand.write(QuestionAnswered(question=row.pk, for_others=row.for_others), actor)
        row.save()
        remember(form, thread, "answer_question", row.pk)
        return row.pk


def end_question(question: int, *, actor: Employee, now: dt.datetime) -> bool:
    """Whoever asked has read the answer, or takes the question back; False when it is over already.

    Raises `Refused` for a question of somebody else's.
    """
    with question_at_hand(question, actor.office_id, now) as hand:
        if hand.question.ended_at is not None:
            return False
        refuse_because(what_hinders_taking_back(hand.facts, actor.pk))
        told = hand.facts.answered or hand.facts.ran_out
        hand.end(QuestionEnd.read if told else QuestionEnd.taken_back)
        return True


def let_question_come_up(question: int, *, now: dt.datetime) -> bool:
    """Nobody has answered in time: it goes to whoever has the duty, and then it is told so.

    What was told is over with the day, read or not.
    """
    office = Question.objects.values_list("office", flat=True).get(pk=question)
    with question_at_hand(question, office, now) as hand:
        row, facts = hand.question, hand.facts
        if row.ended_at is not None:
            return False
        if facts.answered or facts.ran_out:
            told_at = row.answered_at or row.ran_out_at or now
            if today_at(office, told_at) < today_at(office, now):
                hand.end(QuestionEnd.not_read)
                return True
            return False
        if now < row.answer_by:
            return False
        _fall(hand)
        return True


def _fall(hand: QuestionAtHand) -> None:
    row, now = hand.question, hand.now
    duty = duty_for(row.area_id, row.office_id, now)
    next_ = falls_next(hand.facts, _one(duty, row, now) if duty else None)
    if next_:
        row.fell_to_id = next_
        row.answer_by = answer_due(now, pack_of(row.office_id).door.question_minutes)
    else:
        row.ran_out_at = now
    hand.write(QuestionRanOut(question=row.pk, fell_to=next_, answer_by_us=us(row.answer_by)))
    row.save()


def _question(asks: Asks, actor: Employee, now: dt.datetime) -> Question:
    area = Area.objects.get(pk=asks.area, office=actor.office_id)
    services = Service.objects.filter(office=actor.office_id, area=area)
    return Question(
        office_id=actor.office_id,
        area=area,
        service=services.get(pk=asks.service) if asks.service else None,
        side=area.side,
        asked_of=_colleague(asks.asked_of, actor),
        asked_at=now,
        answer_by=answer_due(now, pack_of(actor.office_id).door.question_minutes),
        asked_by=actor,
        visit=_visit(asks.visit, actor),
        asks=asks.words,
    )


def _colleague(key: int | None, actor: Employee) -> Employee | None:
    return Employee.objects.get(pk=key, office=actor.office_id) if key else None


def _visit(key: int | None, actor: Employee) -> Visit | None:
    return Visit.objects.get(pk=key, office=actor.office_id) if key else None


def _refuse_to_ask(row: Question, actor: Employee, now: dt.datetime) -> None:
    all_ = colleagues_for(row.area_id, row.office_id, now)
    some = [one for one in all_ if row.asked_of_id in (None, one.key)]
    if not any(one.knows and one.present and one.key != actor.pk for one in some):
        _ask_the_duty(row, all_, now)
        some = [one for one in all_ if row.asked_of_id in (None, one.key)]
    refuse_because(what_hinders_asking(asked_facts(row), some, with_them=_with_them(row, actor)))


def _ask_the_duty(row: Question, all_: list[Colleague], now: dt.datetime) -> None:
    """Nobody who knows the area is at work: whoever has the duty is asked at once."""
    duty = duty_for(row.area_id, row.office_id, now)
    here = next((one for one in all_ if one.key == duty and one.present), None)
    if row.asked_of_id is None and here is not None:
        row.asked_of_id = duty


def _with_them(row: Question, actor: Employee) -> bool:
    visit = row.visit
    if visit is None:
        return True
    in_it = visit.meetings.filter(until=None, employee=actor).exists()
    return in_it or visit.served_by_id == actor.pk


def _asked(row: Question) -> QuestionAsked:
    return QuestionAsked(
        question=row.pk,
        area=row.area_id,
        service=row.service_id or 0,
        asked_of=row.asked_of_id or 0,
        answer_by_us=us(row.answer_by),
    )


def _one(key: int, row: Question, now: dt.datetime) -> Colleague:
    found = colleagues_for(row.area_id, row.office_id, now)
    return next(one for one in found if one.key == key)
