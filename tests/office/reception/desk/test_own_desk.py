"""One's own desk: where one stands, whom one is with, who waits, what one owes, what just was."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.closing import let_visit_be_owed
from onedoor.office.reception.actions.ending import answer_need
from onedoor.office.routing.actions import take_post
from onedoor.vocabulary.routing import Post
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import employee, person, unit
from tests.office.desk import Desk
from tests.office.reception.desk.clock import A_MINUTE, TEN

pytestmark = pytest.mark.usefixtures("sqlite_database", "clock")
LATELY = TEN - 5 * A_MINUTE


def desk_of(key: str = "lan") -> str:
    return Desk(key).open("/desk/")


def test_one_is_told_where_one_stands():
    stands("lan", desk=2)
    assert "Serves those who come in, State front, desk 2" in desk_of()


def test_who_stands_nowhere_is_asked_where():
    told = desk_of("ragnhild")
    assert "You are not at the door." in told
    assert "I stand here" in told
    assert "Call next" not in told


def test_one_stands_at_the_door_with_one_form():
    front = unit("front_state").pk
    told = take(Desk("ragnhild"), post=int(Post.front), unit=front, desk_number="9")
    assert "You stand here now: serves those who come in." in told
    row = Employee.objects.get(pk=employee("ragnhild").pk)
    assert (row.post, row.desk_number) == (Post.front, 9)


def test_leaving_the_door_needs_no_unit():
    stands("lan", desk=2)
    desk = Desk("lan")
    told = take(desk, post=int(Post.none), unit="", desk_number="")
    assert "You are not at the door any more." in told
    assert Employee.objects.get(pk=employee("lan").pk).post is Post.none


def test_a_desk_that_is_taken_is_told_at_its_field():
    stands("amina", desk=1)
    desk = Desk("lan")
    told = take(desk, post=int(Post.front), unit=unit("front_state").pk, desk_number="1")
    assert desk.status == 422
    assert "Desk number: Somebody else stands at that desk." in told


@pytest.mark.parametrize("number", ["-1", "9" * 500, "x", "1000"])
def test_a_desk_is_a_number_of_three_figures(number):
    desk = Desk("lan")
    take(desk, post=int(Post.front), unit=unit("front_state").pk, desk_number=number)
    assert desk.status == 422


def test_a_unit_one_does_not_work_for_is_no_choice():
    desk = Desk("lan")
    take(desk, post=int(Post.front), unit=unit("team_work").pk, desk_number="")
    assert desk.status == 422


def test_who_was_moved_meanwhile_is_told():
    desk = Desk("ragnhild")
    desk.open("/desk/")
    fields = hidden_of(desk, "/desk/take-post/")
    take_post(
        employee("ragnhild").pk,
        Post.front,
        unit=unit("front_state").pk,
        actor=employee("jonas"),
        now=TEN,
    )
    told = desk.post("/desk/take-post/", **fields, post=0, unit="", desk_number="")
    assert "Where you stand was changed meanwhile." in told


def test_whom_one_could_serve_waits_for_one_and_the_rest_is_counted():
    stands("lan"), stands("yusuf")
    visit(now=LATELY), visit("housing", now=LATELY)
    told = desk_of()
    mine = told[told.index("Waiting for you") :]
    assert "Job seeking" in mine
    assert "Temporary housing" not in mine
    assert "Yours next" in mine
    assert "2 wait at the whole office." in mine


def test_who_is_with_somebody_goes_back_to_them():
    row = served("lan", now=LATELY)
    desk = Desk("lan")
    told = desk.open("/desk/")
    assert "Back to the visit" in told
    assert "You are with Ticket 1" in told
    assert f'href="/visits/{row.pk}/" autofocus' in desk.html
    assert "Call next" not in told


def test_calling_next_has_the_focus():
    stands("lan")
    desk = Desk("lan")
    desk.open("/desk/")
    assert "Call next" in desk.html.split("autofocus")[1][:300]
    assert desk.html.count("autofocus") == 1


def test_what_one_just_did_is_told_without_a_name():
    row = served("lan", now=LATELY, of=person("Bekkeblom"))
    answer_need(row.needs.get().pk, actor=employee("lan"), now=TEN)
    told = desk_of()
    assert "Just now" in told
    assert "Answered." in told
    assert "10:00" in told
    assert "Bekkeblom" not in told


def test_what_one_owes_is_told_by_day():
    row = visit("housing", of=person("Bekkeblom"), now=LATELY - dt.timedelta(days=4))
    assert let_visit_be_owed(row.pk, now=TEN - dt.timedelta(days=3))
    told = desk_of("yusuf")
    assert "You owe these 1" in told
    assert "Bekkeblom" in told
    assert "Temporary housing" in told


def test_a_desk_with_many_waiting_asks_no_more_than_one_with_few():
    stands("lan")
    counted = []
    for more in (2, 20):
        for _ in range(more):
            visit(now=LATELY)
        desk = Desk("lan")
        desk.open("/desk/")
        with CaptureQueriesContext(connection) as asked:
            desk.open("/desk/")
        counted.append(len(asked))
    assert counted[0] == counted[1]
    assert counted[1] <= 50, counted


def take(desk: Desk, **fields: object) -> str:
    desk.open("/desk/")
    return desk.post("/desk/take-post/", **hidden_of(desk, "/desk/take-post/"), **fields)


def hidden_of(desk: Desk, action: str) -> dict[str, str]:
    """What the form at this address carries unseen."""
    form = desk.html.split(f'action="{action}"')[1].split("</form>")[0]
    found = re.findall(r'type="hidden" name="(expects|form_key)" value="([^"]*)"', form)
    return dict(found)


def test_who_is_with_somebody_is_told_what_to_do_before_they_move():
    desk = Desk("lan")
    desk.open("/desk/")
    form = hidden_of(desk, "/desk/take-post/")
    served("lan", now=LATELY)
    assert "You are with ticket 1. End that visit" in desk.open("/desk/")
    told = desk.post("/desk/take-post/", **form, post=int(Post.none), unit="", desk_number="")
    assert (desk.status, employee("lan").post) == (422, Post.front)
    assert "You are with somebody. End that visit, or let the person wait again, first." in told
