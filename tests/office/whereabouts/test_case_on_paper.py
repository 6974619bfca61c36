"""A case on paper for the person: plain words in their language, and nothing of our own doings."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.confidentiality.models import Look
from onedoor.office.people.models import Person
from onedoor.office.responsibility.actions.answering import accept_handover, return_handover
from onedoor.office.responsibility.actions.work import close_case, do_step, hold_case
from onedoor.office.responsibility.models import Case
from onedoor.office.whereabouts.case_on_paper.sentences import to_the_person
from onedoor.vocabulary.confidentiality import Purpose
from onedoor.vocabulary.responsibility_codes import Outcome, ReturnReason, WaitingFor
from tests.cast.people import LATER, case, employee, person, unit
from tests.office.desk import Desk
from tests.office.whereabouts.test_unit_work import offer

pytestmark = pytest.mark.usefixtures("sqlite_database")
A_DAY = dt.timedelta(days=1)


def printed(number: str, by: str = "amina", language: str = "en") -> str:
    asked = f"?language={language}" if language else ""
    return Desk(by).open(f"/cases/{number}/on-paper/{asked}")


def a_case(**told: object) -> Case:
    return case(holder="amina", of=person("Bekkeblom"), **told)  # type: ignore[arg-type]


def test_it_tells_whose_it_is_who_has_it_and_what_happens_next():
    row = a_case()
    told = printed(row.number)
    assert f"Your case {row.number}" in told
    assert "Bekkeblom" in told
    assert "Ask for Amina Jamadid, who has it since" in told
    assert "What happens next" in told
    assert "The case was opened. Amina Jamadid got it." in told


def test_what_is_done_and_waited_for_is_said_to_them():
    row, amina = a_case(), employee("amina")
    until = LATER.date() + dt.timedelta(days=9)
    do_step(row.pk, step=row.next_step_id, actor=amina, now=LATER)
    hold_case(row.pk, waiting_for=WaitingFor.person, until=until, actor=amina, now=LATER + A_DAY)
    told = printed(row.number)
    assert "Done:" in told
    assert "It waits for you until" in told


def test_to_whom_it_was_offered_and_why_it_came_back_is_not_told():
    row = a_case()
    asked = offer(row, "elif", "team_work")
    return_handover(
        asked,
        reason=ReturnReason.other_unit,
        belongs_unit=unit("front_state").pk,
        actor=employee("elif"),
        now=LATER + A_DAY,
    )
    told = printed(row.number)
    for ours in ("Elif", "Offered", "Returned", "bounce", "Work team"):
        assert ours not in told


def test_who_took_it_over_is_told():
    row = a_case()
    accept_handover(offer(row, "elif", "team_work"), actor=employee("elif"), now=LATER + A_DAY)
    told = printed(row.number, by="elif")
    assert "Elif Karabulut got it." in told
    assert "Ask for Elif Karabulut" in told


def test_how_it_ended_is_said_to_them_and_not_about_them():
    row = a_case()
    close_case(row.pk, outcome=Outcome.helped, actor=employee("amina"), now=LATER)
    told = printed(row.number)
    assert "The case was closed. You got what you came for." in told
    assert "What happens next" not in told


@pytest.mark.parametrize(
    ("speaks", "asked", "says"),
    [
        ("nn", "", "Saka di"),
        ("nb", "", "Saken din"),
        ("en", "", "Your case"),
        ("nn", "en", "Your case"),
        ("nn", "xx", "Saka di"),
    ],
)
def test_it_is_in_their_language_unless_another_is_chosen(speaks, asked, says):
    row = a_case()
    Person.objects.filter(pk=row.person_id).update(language=speaks)
    assert says in printed(row.number, language=asked)


def test_the_look_is_logged_as_printed():
    row = a_case()
    printed(row.number)
    look = Look.objects.latest("pk")
    assert (look.purpose, look.task_case) == (Purpose.paper, row.pk)


def test_whoever_sees_only_that_it_exists_cannot_print_it():
    row = a_case()
    desk = Desk("dawit")
    told = desk.open(f"/cases/{row.number}/on-paper/")
    assert desk.status == 403
    assert "Bekkeblom" not in told
    assert Look.objects.latest("pk").purpose is Purpose.paper


@pytest.mark.parametrize("number", ["2026-99999", "nothing"])
def test_a_case_that_is_not_there_is_a_404(number):
    desk = Desk("amina")
    desk.open(f"/cases/{number}/on-paper/")
    assert desk.status == 404


def test_what_has_no_sentence_for_them_is_not_told():
    assert list(to_the_person(object(), None, None)) == []  # type: ignore[arg-type]


def test_the_paper_has_no_menu_and_says_when_and_by_whom():
    desk = Desk("amina")
    told = desk.open(f"/cases/{a_case().number}/on-paper/?language=en")
    assert "Sign out" not in told
    assert "My work" not in told
    assert "by Amina Jamadid" in told
    assert "This is about you. Keep it where nobody else reads it." in told
