"""A quiet question at hand: locked, with its facts, for the length of one action.

Its lines stand in the office's own thread, and only whoever answers acts in them: a line in a
visit's thread, or with whoever asks as its actor, would tell who asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from onedoor.office.establishment.models import Office, Unit
from onedoor.office.establishment.queries import one_pack, unit_facts
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope
from onedoor.office.people.models import Competence, Employee
from onedoor.office.reception.models import Question
from onedoor.office.responsibility.falling import on_duty_in
from onedoor.office.responsibility.gathering import at_work, today_at
from onedoor.office.routing.standing import scheme_of
from onedoor.rules.reception.asking import Asked, Colleague
from onedoor.rules.responsibility.holder import NobodyAnswers
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.reception import QuestionEnded
from onedoor.vocabulary.reception_codes import QuestionEnd
from onedoor.vocabulary.sides import Stage


@dataclass
class QuestionAtHand:
    """One question in one action."""

    question: Question
    now: dt.datetime

    @property
    def facts(self) -> Asked:
        """The question as the rules see it now."""
        return asked_facts(self.question)

    def write(self, event: Event, actor: Employee | None = None) -> None:
        """Append what happened; nobody acts but whoever answers."""
        row = self.question
        append(envelope(row.office_id, actor, self.now, side=row.side), event)

    def end(self, how: QuestionEnd) -> None:
        """The question is over: who asked is gone, and its words unless others may read them."""
        row = self.question
        row.ended_at, row.end = self.now, how
        row.asked_by, row.visit, row.form_key = None, None, None
        if not row.for_others:
            row.asks = row.answer = ""
        self.write(QuestionEnded(question=row.pk, question_end=how))
        row.save()


@contextmanager
def question_at_hand(question: int, office: int, now: dt.datetime) -> Iterator[QuestionAtHand]:
    """Lock a question of an office. Raises `Question.DoesNotExist`."""
    with one_transaction(), one_pack():
        at = lock_the_thread(office, now)
        rows = Question.objects.select_for_update(of=("self",))
        yield QuestionAtHand(rows.get(pk=question, office=office), at)


def lock_the_thread(office: int, now: dt.datetime) -> dt.datetime:
    """Let nobody else write in the office's own thread meanwhile; when its next line is written."""
    Office.objects.select_for_update(of=("self",)).get(pk=office)
    return now_in(envelope(office, None, now))


def asked_facts(row: Question) -> Asked:
    """A question as the rules see it."""
    return Asked(
        office=row.office_id,
        area_side=row.side,
        about_somebody=row.visit_id is not None,
        asked_by=row.asked_by_id or 0,
        asked_of=row.asked_of_id or 0,
        fell_to=row.fell_to_id or 0,
        answered=row.answered_at is not None,
        ran_out=row.ran_out_at is not None,
    )


def colleagues_for(area: int, office: int, now: dt.datetime) -> list[Colleague]:
    """Everybody who works at an office, and whether they know an area and are at work."""
    rows = list(Employee.objects.filter(office=office, left_at=None).order_by("pk"))
    here = at_work([row.pk for row in rows], today_at(office, now))
    level = scheme_of(office, "front").level
    known = Competence.objects.filter(area=area, level__gte=level, employee__office=office)
    knowing = set(known.values_list("employee", flat=True))
    return [
        Colleague(
            key=row.pk,
            office=row.office_id,
            side=row.side,
            present=here[row.pk],
            knows=row.pk in knowing,
        )
        for row in rows
    ]


def duty_for(area: int, office: int, now: dt.datetime) -> int:
    """Who has the duty where an area is worked with, behind the door first; 0 when nobody has."""
    units = Unit.objects.filter(office=office).exclude(stage=Stage.outside).order_by("pk")
    with_it = [row for row in units if area in unit_facts(row).areas]
    with_it.sort(key=lambda row: (row.stage is not Stage.back, row.pk))
    try:
        return on_duty_in(with_it[0], now) if with_it else 0
    except NobodyAnswers:
        return 0
