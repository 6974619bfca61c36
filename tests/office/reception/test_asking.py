"""Asking quietly: it comes back to whoever asked, and then nobody knows that they did."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.models import JournalLine, Submission
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form
from onedoor.office.people.actions.employees import set_presence
from onedoor.office.people.models import Competence
from onedoor.office.reception.actions.asking import (
    Asks,
    answer_question,
    ask_quietly,
    end_question,
)
from onedoor.office.reception.models import Question, Visit
from onedoor.office.reception.question_at_hand import duty_for
from onedoor.office.reception.questions.queries import asked_before, my_questions, put_to
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.reception_codes import QuestionEnd, ReceptionReason
from tests.cast.at_the_desk import served, stands
from tests.cast.people import NOW, area, employee

pytestmark = pytest.mark.usefixtures("healthy_office")
MINUTES = dt.timedelta(minutes=1)
ONCE = Form(form_key="5f1c7c1e-0000-4000-8000-000000000009")


def ask(
    about: str = "housing",
    *,
    by: str = "lan",
    of: str = "",
    visit: Visit | None = None,
    form: Form | None = None,
) -> Question:
    asks = Asks(
        area=area(about).pk,
        words="Hvor lenge?",
        asked_of=employee(of).pk if of else None,
        visit=visit.pk if visit else None,
    )
    key = ask_quietly(asks, actor=employee(by), now=NOW, form=form or Form())
    return Question.objects.get(pk=key)


def answer(row: Question, by: str, *, for_others: bool = False) -> Question:
    answer_question(row.pk, "Tre uker.", for_others=for_others, actor=employee(by), now=NOW)
    return Question.objects.get(pk=row.pk)


def refused_because(act: object) -> ReceptionReason:
    with pytest.raises(Refused) as refused:
        act()  # type: ignore[operator]
    return refused.value.because  # type: ignore[return-value]


def somebody_who_knows(about: str = "housing", but: str = "lan") -> str:
    rows = Competence.objects.filter(area=area(about), level__gte=2)
    keys = rows.exclude(employee__key=but).filter(employee__office=area(about).office)
    return keys.values_list("employee__key", flat=True).earliest("employee")


def test_the_answer_comes_back_to_whoever_asked():
    row, who = ask(), somebody_who_knows()
    assert row in put_to(employee(who))
    answer(row, who)
    (told,) = my_questions(employee("lan"), NOW)
    assert (told.answer, told.answered_by) == ("Tre uker.", str(employee(who)))
    assert not put_to(employee(who)).exists()


def test_when_the_answer_is_read_nobody_knows_who_asked_or_what():
    row, who = ask(form=ONCE), somebody_who_knows()
    answer(row, who)
    assert end_question(row.pk, actor=employee("lan"), now=NOW)
    row.refresh_from_db()
    assert (row.asked_by, row.visit, row.form_key, row.asks, row.answer) == (
        None,
        None,
        None,
        "",
        "",
    )
    assert row.end is QuestionEnd.read
    assert not end_question(row.pk, actor=employee("lan"), now=NOW)


def test_no_line_and_no_form_tells_who_asked_or_about_which_visit():
    row = served("lan", "housing")
    before = JournalLine.objects.latest("seq").seq
    question = ask(visit=row, form=ONCE)
    end_question(question.pk, actor=employee("lan"), now=NOW)
    lines = JournalLine.objects.filter(seq__gt=before)
    assert [line.kind for line in lines.order_by("seq")] == ["QuestionAsked", "QuestionEnded"]
    for line in lines:
        about = (line.actor_key, line.acting_unit, line.visit_key, line.person_key)
        assert about == (0, 0, 0, 0)
        assert employee("lan").pk not in (line.fields.get("asked_of"), line.fields.get("fell_to"))
    assert not Submission.objects.filter(form_key=ONCE.form_key).exists()


def test_the_database_keeps_nobody_who_asked_what_is_over():
    row = ask()
    end_question(row.pk, actor=employee("lan"), now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.update(asked_by=employee("lan"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.update(asks="Hvor lenge?")


def test_a_form_sent_twice_asks_once():
    assert ask(form=ONCE) == ask(form=ONCE)
    assert Question.objects.count() == 1
    assert ask() != ask()


def test_a_colleague_who_is_named_is_asked_alone_whether_they_know_it_or_not():
    row = ask(of="elif")
    assert list(put_to(employee("elif"))) == [row]
    others = set(Competence.objects.filter(area=row.area).values_list("employee__key", flat=True))
    for who in others - {"elif"}:
        assert refused_because(lambda who=who: answer(row, who)) in (
            ReceptionReason.question_is_of_another,
            ReceptionReason.other_office,
        )


def test_of_two_who_answer_one_is_told():
    row = ask(of="elif")
    answer(row, "elif")
    assert refused_because(lambda: answer(row, "elif")) is ReceptionReason.question_is_over


def test_whoever_asked_neither_answers_nor_lets_another_end_it():
    row = ask(of="elif")
    assert refused_because(lambda: answer(row, "lan")) is ReceptionReason.question_is_of_another
    because = refused_because(lambda: end_question(row.pk, actor=employee("elif"), now=NOW))
    assert because is ReceptionReason.question_is_of_another


def test_who_is_away_is_not_asked():
    away = {"until": NOW.date() + dt.timedelta(days=3), "today": NOW.date()}
    set_presence(employee("elif"), Presence.out, **away, actor=None, now=NOW)  # type: ignore[arg-type]
    assert refused_because(lambda: ask(of="elif")) is ReceptionReason.colleague_away


def test_only_who_is_with_somebody_asks_about_their_visit():
    row = served("amina", "housing")
    because = refused_because(lambda: ask(visit=row, by="lan"))
    assert because is ReceptionReason.question_about_their_visit


def test_what_is_about_a_visit_is_asked_only_of_the_side_it_belongs_to():
    row = served("lan", "housing")  # a matter of the municipality's
    because = refused_because(lambda: ask(visit=row, of="elif"))
    assert because is ReceptionReason.question_crosses
    assert ask(visit=row, of="yusuf").visit == row
    assert ask(of="elif").visit is None


def test_nobody_who_answers_in_time_leaves_it_to_whoever_has_the_duty_and_then_it_is_said():
    row = ask(of="oksana")
    assert tick(NOW + 9 * MINUTES).questions == 0
    assert tick(NOW + 10 * MINUTES).questions == 1
    row.refresh_from_db()
    assert row.fell_to_id == duty_for(row.area_id, row.office_id, NOW) != 0
    tick(NOW + 20 * MINUTES)
    row.refresh_from_db()
    assert row.ran_out_at == NOW + 20 * MINUTES
    (told,) = my_questions(employee("lan"), NOW)
    assert told.ran_out
    assert told.is_over


def test_what_nobody_reads_is_over_with_the_day():
    row, who = ask(), somebody_who_knows()
    answer(row, who)
    assert tick(NOW + 600 * MINUTES).questions == 0
    assert tick(NOW + 24 * 60 * MINUTES).questions == 1
    row.refresh_from_db()
    assert (row.end, row.asked_by, row.answer) == (QuestionEnd.not_read, None, "")


def test_an_answer_may_stay_for_others_and_names_who_gave_it():
    row, who = ask(), somebody_who_knows()
    answer(row, who, for_others=True)
    assert not asked_before(employee("amina"))
    end_question(row.pk, actor=employee("lan"), now=NOW)
    (told,) = asked_before(employee("amina"))
    assert (told.asks, told.answer) == ("Hvor lenge?", "Tre uker.")
    assert told.answered_by == str(employee(who))
    assert not asked_before(employee("amina"), area("job_seeking").pk)


def test_what_is_about_a_visit_never_stays_for_others():
    row = ask(visit=served("lan", "housing"), of="yusuf")
    assert not answer(row, "yusuf", for_others=True).for_others


def test_at_the_door_nothing_shows():
    row = served("lan", "housing")
    stands("yusuf")
    ask(visit=row, of="yusuf")
    kinds = set(JournalLine.objects.filter(visit_key=row.pk).values_list("kind", flat=True))
    assert not {kind for kind in kinds if kind.startswith("Question")}


def test_a_clock_that_was_set_back_asks_nothing_before_what_was_asked():
    first = ask()
    asks = Asks(area=first.area_id, words="Hvor lenge?")
    key = ask_quietly(asks, actor=employee("lan"), now=NOW - 60 * MINUTES)
    assert Question.objects.get(pk=key).asked_at == first.asked_at
