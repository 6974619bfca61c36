"""Quiet questions: those put to a reader, those they have asked themselves, and what others asked.

What is about a visit is a look at its person, and logged; what is about none is about nobody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from onedoor.office.confidentiality.shown import Item, Shown, shown
from onedoor.office.establishment.queries import pack_of
from onedoor.office.pages.wording import in_my_language
from onedoor.office.people.models import Competence, Employee
from onedoor.office.reception.models import Question, Visit
from onedoor.office.reception.question_at_hand import asked_facts, colleagues_for
from onedoor.office.responsibility.names import Names
from onedoor.office.routing.standing import scheme_of
from onedoor.rules.reception.asking import is_reached
from onedoor.vocabulary.confidentiality import Level, Purpose

_KEPT_AT_ONCE = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionTold:
    """A question as a page tells it: never who asked, to whoever it was put to.

    `ticket` is the visit it is about, 0 none. `answer` is empty until somebody has answered.
    """

    key: int
    topic: str
    asks: str
    asked_of: str
    asked_at: dt.datetime
    answer_by: dt.datetime
    fell_to: str
    ran_out: bool
    answered_by: str
    answered_at: dt.datetime | None
    answer: str
    ticket: int

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes: it is answered, or nobody has."""
        return self.ran_out or self.answered_at is not None


def put_to(reader: Employee) -> QuerySet[Question]:
    """The questions that wait for this reader's answer, whoever else they wait for."""
    level = scheme_of(reader.office_id, "front").level
    known = Competence.objects.filter(employee=reader, level__gte=level).values("area")
    mine = Q(asked_of=reader) | Q(fell_to=reader) | Q(asked_of=None, area__in=known)
    of_my_side = Q(visit=None) | Q(side=reader.side)
    rows = Question.objects.filter(
        office=reader.office_id, ended_at=None, answered_at=None, ran_out_at=None
    )
    return rows.filter(mine & of_my_side).exclude(asked_by=reader).order_by("answer_by", "pk")


def to_answer(reader: Employee, now: dt.datetime) -> list[QuestionTold]:
    """What colleagues ask this reader, the soonest first."""
    return _told(reader, _reached(reader, put_to(reader), now), now)


def one_to_answer(reader: Employee, question: int, now: dt.datetime) -> QuestionTold | None:
    """One question that waits for this reader's answer; None when it does not."""
    found = _told(reader, _reached(reader, put_to(reader).filter(pk=question), now), now)
    return found[0] if found else None


def asked_by(reader: Employee) -> QuerySet[Question]:
    """The questions this reader has asked, and not seen the end of."""
    return Question.objects.filter(asked_by=reader, ended_at=None).order_by("asked_at", "pk")


def my_questions(reader: Employee, now: dt.datetime) -> list[QuestionTold]:
    """What this reader has asked, and what came of it."""
    return _told(reader, asked_by(reader), now, mine=True)


def my_questions_tag(reader: Employee) -> str:
    """What changes when there is something new to tell whoever asked."""
    rows = asked_by(reader).values_list("pk", "answered_at", "ran_out_at", "fell_to")
    state = "-".join(f"{key}{bool(a):d}{bool(r):d}{f or 0}" for key, a, r, f in rows)
    return f'"{reader.pk}-{state}"'


def asked_before(reader: Employee, area: int = 0) -> list[QuestionTold]:
    """What others may read of earlier questions: dated, with who answered, the latest first."""
    rows = Question.objects.filter(office=reader.office_id, for_others=True)
    rows = rows.exclude(ended_at=None).order_by("-answered_at", "-pk")
    some = list((rows.filter(area=area) if area else rows)[:_KEPT_AT_ONCE])
    names = _names(reader, some)
    return [_one(row, names, {}) for row in some]


def is_office_question(reader: Employee, question: int) -> bool:
    """Whether there is such a question at the reader's office."""
    return Question.objects.filter(pk=question, office=reader.office_id).exists()


def is_with(reader: Employee, visit: int) -> bool:
    """Whether the reader is with a visit now, and so may ask about it."""
    rows = Visit.objects.filter(pk=visit, office=reader.office_id)
    mine = Q(served_by=reader) | Q(meetings__employee=reader, meetings__until=None)
    return rows.filter(mine).exists()


def _reached(reader: Employee, rows: Iterable[Question], now: dt.datetime) -> list[Question]:
    return [row for row in rows if _is_reached(reader, row, now)]


def _is_reached(reader: Employee, row: Question, now: dt.datetime) -> bool:
    colleagues = colleagues_for(row.area_id, row.office_id, now)
    me = next((one for one in colleagues if one.key == reader.pk), None)
    return me is not None and is_reached(asked_facts(row), me)


def _told(
    reader: Employee, rows: Iterable[Question], now: dt.datetime, *, mine: bool = False
) -> list[QuestionTold]:
    found = list(rows)
    visits = Visit.objects.in_bulk([row.visit_id for row in found if row.visit_id])
    seen = {
        one.value
        for one in _looked_at(reader, found, visits, now, mine=mine)
        if one.level is Level.content
    }
    names = _names(reader, found)
    return [_one(row, names, visits) for row in found if row.visit_id is None or row.pk in seen]


def _looked_at(
    reader: Employee,
    rows: Iterable[Question],
    visits: dict[int, Visit],
    now: dt.datetime,
    *,
    mine: bool,
) -> list[Shown[int]]:
    items = [
        Item(
            value=row.pk,
            person_key=visits[row.visit_id].person_id,
            office=row.office_id,
            owner=row.side,
            has_task=mine,
        )
        for row in rows
        if row.visit_id
    ]
    return shown(reader, Purpose.door, items, now=now) if items else []


def _names(reader: Employee, rows: Iterable[Question]) -> Names:
    keys = {
        key or 0 for row in rows for key in (row.asked_of_id, row.fell_to_id, row.answered_by_id)
    }
    return Names(reader.office_id, keys)


def _one(row: Question, names: Names, visits: dict[int, Visit]) -> QuestionTold:
    return QuestionTold(
        key=row.pk,
        topic=_topic(row, names),
        asks=row.asks,
        asked_of=names.alone(row.asked_of_id) if row.asked_of_id else "",
        asked_at=row.asked_at,
        answer_by=row.answer_by,
        fell_to=names.alone(row.fell_to_id) if row.fell_to_id else "",
        ran_out=row.ran_out_at is not None,
        answered_by=names.alone(row.answered_by_id) if row.answered_by_id else "",
        answered_at=row.answered_at,
        answer=row.answer,
        ticket=visits[row.visit_id].ticket if row.visit_id in visits else 0,
    )


def _topic(row: Question, names: Names) -> str:
    area = names.area(row.area_id)
    if row.service is None:
        return area
    named = {one.key: one.name for one in pack_of(row.office_id).service}
    service = in_my_language(named[row.service.key]) if row.service.key in named else ""
    return f"{service} ({area})" if service else area
