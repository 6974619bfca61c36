"""At the door: what is asked of somebody stands with their need, and goes along into the case."""

import pytest
from django.utils import timezone

from onedoor.office.casefile.models import Filed
from onedoor.office.reception.actions.ending import open_case_on
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.responsibility_codes import OpenedBy
from onedoor.vocabulary.sides import Side
from tests.cast.at_the_desk import served, visit
from tests.cast.people import employee
from tests.office.casefile.test_views_papers import sent
from tests.office.desk import Desk
from tests.office.responsibility.desk import a_case

pytestmark = pytest.mark.usefixtures("sqlite_database")


def a_visit(*needs):
    return served("amina", *needs, now=timezone.now())


def test_what_was_asked_at_the_door_stands_with_the_need_on_the_page_of_the_visit():
    row, amina = a_visit(), Desk("amina")
    need = row.needs.get()
    said = amina.send(f"/needs/{need.pk}/file/sheet/", asked=["work_so_far"], written="A baker")
    assert amina.address == f"/visits/{row.pk}/"
    assert "What have you worked with so far?" in said
    assert "A baker" in said


def test_who_is_not_with_the_person_is_shown_nothing_of_it():
    row, amina = a_visit(), Desk("amina")
    amina.send(f"/needs/{row.needs.get().pk}/file/note/", written="A baker")
    assert "A baker" not in Desk("lan").open(f"/visits/{row.pk}/")


def test_what_is_noted_with_a_need_of_the_other_side_is_theirs():
    row, amina = a_visit("financial_assistance"), Desk("amina")
    amina.send(f"/needs/{row.needs.get().pk}/file/sheet/", asked=["children_at_home"])
    assert Filed.objects.get().side is Side.municipality


def test_a_visit_that_only_waits_takes_no_notes_from_the_other_side():
    row = visit("financial_assistance", now=timezone.now())
    amina = Desk("amina")
    amina.open(f"/needs/{row.needs.get().pk}/file/note/")
    assert amina.status == 403


def test_what_was_noted_and_brought_at_the_door_is_in_the_file_of_the_case_that_came_of_it():
    row, amina = a_visit(), Desk("amina")
    need = row.needs.get()
    amina.send(f"/needs/{need.pk}/file/sheet/", asked=["work_so_far"], written="A baker")
    sent(amina, f"/needs/{need.pk}/file/paper/")
    assert "letter.pdf" in amina.open("/papers/")
    unit, by = employee("amina").home_unit_id, OpenedBy.caseworker
    actor, now = employee("amina"), timezone.now()
    key = open_case_on(need.pk, unit=unit, opened_by=by, actor=actor, now=now)
    said = amina.open(f"/cases/{Case.objects.get(pk=key).number}/")
    assert "A baker" in said
    assert "letter.pdf" in said
    assert "No paper waits." in amina.open("/papers/")


def test_a_case_is_found_by_its_number_in_another_system():
    row, amina = a_case(), Desk("amina")
    path = f"/cases/{row.number}/file/reference/"
    amina.send(path, system="payments", number="DAG-0000001")
    assert row.number in amina.post("/search/", q="DAG-0000001")
    berit = Desk("berit").post("/search/", q="DAG-0000001")
    assert row.number in berit
    assert "Testesen" not in berit
    assert employee("berit").side is Side.municipality
