"""What was owed at closing time is told the next day, and taken up when the person is here."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from onedoor.office.people.models import Person
from onedoor.office.reception.actions.closing import let_visit_be_owed
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.reception_codes import NeedOutcome, NeedState, VisitEnd, VisitState
from onedoor.vocabulary.responsibility_codes import DebtEnd
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import FJELLBYEN, person
from tests.office.desk import Desk
from tests.office.reception.door.page import carried, come

pytestmark = pytest.mark.usefixtures("sqlite_database")

DOOR = "/door/"


@pytest.fixture
def desk() -> Desk:
    stands("amina")
    return Desk("amina")


def left_yesterday(*needs: str, of: Person | None = None, at: str = "elvebyen") -> Visit:
    """Somebody waited until closing time, and nobody reached them."""
    came = timezone.now() - dt.timedelta(days=1)
    row = visit(*needs, of=of, now=came, at=at)
    assert let_visit_be_owed(row.pk, now=came + dt.timedelta(hours=20))
    return row


def test_nothing_is_said_of_debts_where_there_are_none(desk):
    assert "Owed and expected" not in desk.open(DOOR)


def test_whoever_is_owed_something_stands_on_the_page(desk):
    known = person("Skogstjerne")
    row = left_yesterday("housing", of=known)
    words = desk.open(DOOR)
    assert "Owed and expected 1" in words
    assert f"{known.given_name} Skogstjerne Temporary housing" in words
    assert f"ticket {row.ticket}" not in words


def test_who_stands_at_no_door_is_not_told_the_other_sides_matters(desk):
    left_yesterday("housing", of=person("Skogstjerne"))
    words = Desk("elif").open(DOOR)
    assert "Skogstjerne" in words
    assert "Something of the other side's" in words
    assert "Temporary housing" not in words.split("Owed and expected")[1]


def test_who_is_here_now_goes_on_where_it_stopped(desk):
    known = person("Skogstjerne")
    row = left_yesterday("housing", "job_seeking", of=known)
    words = desk.post(DOOR, who="", asked="person", person=known.pk)
    assert "Owed from before. Is it taken up now?" in words
    keys = [need.pk for need in row.needs.all()]
    assert all(f'value="{key}" checked' in desk.html for key in keys)
    desk.post(DOOR, **carried(desk), takes_up=keys)
    now = Visit.objects.exclude(pk=row.pk).get()
    assert [need.follows_id for need in now.needs.order_by("pk")] == keys
    assert {need.outcome for need in row.needs.all()} == {NeedOutcome.came_back}
    assert {debt.end for debt in Debt.objects.all()} == {DebtEnd.came_back}


def test_a_new_need_and_an_old_one_are_one_visit(desk):
    known = person("Skogstjerne")
    row = left_yesterday("housing", of=known)
    come(desk, who="Skogstjerne", about="aap")
    desk.post(DOOR, **carried(desk), person=known.pk)
    desk.post(DOOR, **carried(desk), takes_up=[row.needs.get().pk])
    now = Visit.objects.exclude(pk=row.pk).get()
    assert {need.area.key for need in now.needs.all() if need.area} == {
        "work_assessment",
        "housing",
    }


def test_what_is_not_taken_up_stays_owed(desk):
    known = person("Skogstjerne")
    row = left_yesterday("housing", of=known)
    come(desk, who="Skogstjerne", about="aap")
    desk.post(DOOR, **carried(desk), person=known.pk)
    desk.post(DOOR, **carried(desk))
    assert row.needs.get().state is NeedState.owed
    assert Visit.objects.count() == 2


def test_a_nameless_one_is_found_by_the_ticket_of_that_day(desk):
    row = left_yesterday("housing")
    words = come(desk, who=str(row.ticket))
    assert f"No name {row.person_id}" in words
    assert "1 need owed" in words


def test_what_was_taken_up_is_not_undone_and_so_lost(desk):
    known = person("Skogstjerne")
    row = left_yesterday("housing", of=known)
    desk.post(DOOR, asked="person", person=known.pk)
    words = desk.post(DOOR, **carried(desk), takes_up=[row.needs.get().pk])
    assert "Temporary housing" in words
    assert "Undo" not in words
    assert "It cannot be undone. They came for what was owed to them" in words


def test_another_persons_debt_is_no_choice(desk):
    known, other = person("Skogstjerne"), person("Bekkeblom")
    left_yesterday("housing", of=known)
    others = left_yesterday("housing", of=other)
    desk.post(DOOR, asked="person", person=known.pk)
    words = desk.post(DOOR, **carried(desk), takes_up=[others.needs.get().pk])
    assert "Choose one of the alternatives." in words
    assert others.needs.get().state is NeedState.owed


def test_another_offices_debts_are_not_shown(desk):
    left_yesterday("housing", of=person("Skogstjerne", at=FJELLBYEN), at=FJELLBYEN)
    assert "Skogstjerne" not in desk.open(DOOR)


def test_closing_time_is_no_end_that_counts_as_served(desk):
    row = left_yesterday("housing")
    seen = Visit.objects.get(pk=row.pk)
    assert (seen.state, seen.end) == (VisitState.ended, VisitEnd.closing)
    assert Need.objects.get(visit=seen).state is NeedState.owed
