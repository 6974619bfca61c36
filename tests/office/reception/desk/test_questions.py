"""The pages of asking quietly: on one's own screen, in a corner, and nowhere else."""

from __future__ import annotations

import pytest

from onedoor.office.reception.models import Question
from onedoor.vocabulary.reception_codes import ScreenKind
from tests.cast.at_the_desk import served, stands
from tests.cast.people import FJELLBYEN, area, employee
from tests.office.desk import Desk
from tests.office.reception.desk.visit.at_visits import page_of
from tests.office.reception.waiting_room import Machine, code_of, screen_cookie

pytestmark = pytest.mark.usefixtures("sqlite_database", "clock")
ASKS, ANSWERS = "Kan de få strøm betalt?", "Ja, med vedtak samme dag."


def ask(desk: Desk, path: str = "/questions/ask/", **fields: object) -> str:
    chosen = {"what": "area:housing", "words": ASKS, **fields}
    return desk.send(path, **chosen)


def test_one_asks_from_the_visit_and_reads_the_answer_there():
    row = served("lan", "housing")
    lan, yusuf = Desk("lan"), Desk("yusuf")
    told = ask(lan, page_of(row, "ask-quietly"), colleague=employee("yusuf").pk)
    assert "It is asked. The answer comes to your own screen." in told
    assert "A colleague asks you something" in yusuf.open("/desk/")
    assert ASKS in yusuf.open("/questions/")
    question = Question.objects.get().pk
    assert "Whoever asked has your answer." in yusuf.send(
        f"/questions/{question}/answer/", words=ANSWERS
    )
    assert f"{ANSWERS} Yusuf Demirkan" in lan.open(page_of(row))
    told = lan.post(f"/questions/{question}/end/", visit=row.pk)
    assert ANSWERS not in told
    assert lan.address == page_of(row)
    assert Question.objects.get().asked_by is None


def test_nobody_at_the_desk_sees_it():
    row = served("lan", "housing")
    ask(Desk("lan"), page_of(row, "ask-quietly"), colleague=employee("yusuf").pk)
    seen = [Desk("amina").open(path) for path in ("/queue/", page_of(row), "/questions/")]
    stands("amina")
    seen.append(Machine(screen_cookie(ScreenKind.board)).open("/board/tickets/"))
    seen.append(Machine().ask(code_of(row, by="lan")))
    assert not any(ASKS in page for page in seen)


def test_whoever_is_asked_reads_no_name_of_who_asks():
    ask(Desk("lan"), colleague=employee("yusuf").pk)
    desk = Desk("yusuf")
    question = Question.objects.get().pk
    pages = [desk.open("/questions/"), desk.open(f"/questions/{question}/answer/")]
    assert all(ASKS in page for page in pages)
    assert not any("Nguyen" in page for page in pages)


def test_the_part_that_keeps_itself_fresh_comes_only_when_something_is_new():
    desk = Desk("lan")
    ask(desk, colleague=employee("yusuf").pk)
    first = desk.client.get("/questions/now/")
    known = {"If-None-Match": first.headers["ETag"]}
    assert desk.client.get("/questions/now/", headers=known).status_code == 304
    Desk("yusuf").send(f"/questions/{Question.objects.get().pk}/answer/", words=ANSWERS)
    assert ANSWERS in desk.client.get("/questions/now/", headers=known).content.decode()


def test_a_question_needs_words_and_something_it_is_about():
    desk = Desk("lan")
    told = ask(desk, what="", words="")
    assert desk.status == 422
    assert "Choose one of the alternatives." in told
    assert "Fill in this field." in told


def test_what_crosses_is_told_at_the_colleague():
    row = served("lan", "housing")
    desk = Desk("lan")
    path = page_of(row, "ask-quietly")
    told = ask(desk, path, colleague=employee("elif").pk, about_visit="on")
    assert desk.status == 422
    assert "They work on the other side, and this is about a person." in told
    assert ASKS in desk.html


def test_a_question_of_another_office_or_none_is_the_same_404():
    ask(Desk("lan"), colleague=employee("yusuf").pk)
    stranger, key = Desk("amina", FJELLBYEN), Question.objects.get().pk
    for path in (f"/questions/{key}/answer/", "/questions/999/answer/"):
        stranger.open(path)
        assert stranger.status == 404
    stranger.post(f"/questions/{key}/end/")
    assert stranger.status == 404


def test_who_was_too_late_is_told_that_it_is_over():
    ask(Desk("lan"), colleague=employee("yusuf").pk)
    key = Question.objects.get().pk
    Desk("yusuf").send(f"/questions/{key}/answer/", words=ANSWERS)
    desk = Desk("yusuf")
    assert "The question is over" in desk.open(f"/questions/{key}/answer/")
    assert desk.address == "/questions/"


def test_only_who_is_with_the_person_asks_about_the_visit():
    row = served("lan", "housing")
    desk = Desk("silje")
    desk.open(page_of(row, "ask-quietly"))
    assert desk.status == 404


def test_it_is_counted_on_my_work_with_a_link_to_the_list():
    ask(Desk("lan"), colleague=employee("elif").pk)
    desk = Desk("elif")
    assert "asked quietly" in desk.open("/my-work/")
    assert 'href="/questions/"' in desk.html
    assert area("housing").pk == Question.objects.get().area_id
