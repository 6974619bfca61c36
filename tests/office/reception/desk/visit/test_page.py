"""The visit's page: everything to who serves it, that it is there to others."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.confidentiality.models import Look, LookedAt
from onedoor.office.reception.actions.arriving import Stated
from onedoor.office.reception.actions.calling import begin_serving, call_visit
from onedoor.office.reception.actions.closing import let_visit_be_owed
from onedoor.office.reception.actions.ending import answer_need
from onedoor.office.reception.actions.joining import join_visit
from onedoor.office.reception.models import Need
from onedoor.vocabulary.confidentiality import Level
from onedoor.vocabulary.reception_codes import NeedKind, NeedState
from onedoor.vocabulary.routing import Post
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import area, case, employee, person
from tests.office.desk import Desk
from tests.office.reception.desk.clock import TEN
from tests.office.reception.desk.visit.at_visits import LATELY, SAID, came_with, homeless, page_of

pytestmark = pytest.mark.usefixtures("sqlite_database", "clock")


def test_who_serves_sees_who_it_is_and_what_they_said():
    row = homeless(person("Bekkeblom"))
    told = Desk("lan").open(page_of(row))
    assert "Bekkeblom" in told
    assert SAID in told
    assert "Temporary housing" in told


@pytest.mark.parametrize("key", ["amina", "yusuf", "ragnhild"])
def test_who_does_not_serve_sees_a_ticket_and_a_topic(key):
    row = homeless(person("Bekkeblom"))
    told = Desk(key).open(page_of(row))
    assert "Ticket 1" in told
    assert "Temporary housing" in told
    assert "Bekkeblom" not in told
    assert SAID not in told


def test_who_has_joined_sees_it_too_whichever_side_they_are_of():
    row = homeless()
    join_visit(row.pk, employee("yusuf").pk, actor=employee("lan"), now=TEN)
    assert SAID in Desk("yusuf").open(page_of(row))


def test_when_it_is_over_the_words_are_gone_and_what_came_of_it_stays():
    row = homeless(person("Bekkeblom"))
    answer_need(row.needs.get().pk, actor=employee("lan"), now=TEN)
    told = Desk("lan").open(page_of(row))
    assert "Served." in told
    assert "Answered." in told
    assert "Bekkeblom" in told
    assert SAID not in told
    assert "Bekkeblom" not in Desk("amina").open(page_of(row))


def test_each_look_is_logged_at_its_level():
    row = homeless()
    Desk("yusuf").open(page_of(row))
    levels = LookedAt.objects.filter(look=Look.objects.latest("pk"), person_key=row.person_id)
    assert {one.level for one in levels} == {Level.existence}
    Desk("lan").open(page_of(row))
    seen = LookedAt.objects.filter(person_key=row.person_id, level=Level.content)
    assert seen.count() == 2


def test_where_is_it_is_answered_right_there():
    who = person("Bekkeblom")
    about = case(holder="elif", in_unit="team_work", of=who)
    row = came_with(Stated(kind=NeedKind.where_is_it, about_case=about.pk), of=who)
    told = Desk("lan").open(page_of(row))
    panel = told[told.index("Job seeking (asks where it is)") : told.index("Answered")]
    assert about.number in panel
    assert "Elif Karabulut" in panel
    assert "Make first contact" in panel
    assert "Where it is: Job seeking (asks where it is)" in panel


def test_a_case_that_stands_under_a_need_does_not_stand_again_below():
    who = person()
    about, other = (case(holder="elif", in_unit="team_work", of=who) for _ in range(2))
    row = came_with(Stated(kind=NeedKind.where_is_it, about_case=about.pk), of=who)
    told = Desk("lan").open(page_of(row))
    assert told.count(about.number) == 1
    assert other.number in told[told.index("Their other open cases 1") :]


def test_the_other_sides_case_is_told_as_no_more_than_it_is():
    who = person()
    theirs = case(holder="yusuf", in_unit="front_municipality", about="housing", of=who)
    told = Desk("lan").open(page_of(came_with(Stated(area=area("job_seeking").pk), of=who)))
    assert theirs.number in told
    assert "Yusuf Demirkan" in told
    assert f"{theirs.number}The other side's case" in told.replace(" The", "The")
    assert "Make first contact" not in told


def test_the_usual_next_thing_has_the_focus():
    lan, row = stands("lan"), visit(now=LATELY)
    call_visit(row.pk, actor=lan, now=TEN)
    desk = Desk("lan")
    desk.open(page_of(row))
    assert desk.html.count("autofocus") == 1
    begin_serving(row.pk, actor=lan, now=TEN)
    desk.open(page_of(row))
    assert "Answered" in desk.html.split("autofocus")[1][:300]


def test_the_page_tells_what_has_happened_in_words():
    row = homeless()
    told = Desk("lan").open(page_of(row))
    assert "Called to desk 7" in told
    assert "Came for: Temporary housing" in told


def test_who_could_serve_is_told_on_the_page_of_who_waits():
    stands("lan", Post.front)
    told = Desk("ragnhild").open(page_of(visit(now=LATELY)))
    assert "Lan Nguyen-Brekkmo : Knows all that the person comes for." in told


def test_what_is_owed_to_them_is_told_to_who_serves_them():
    who = person()
    before = visit("housing", of=who, now=LATELY - dt.timedelta(days=3))
    assert let_visit_be_owed(before.pk, now=TEN - dt.timedelta(days=1))
    told = Desk("lan").open(page_of(came_with(Stated(area=area("job_seeking").pk), of=who)))
    assert "Owed to them" in told
    assert "Yusuf Demirkan" in told
    assert Need.objects.get(visit=before).state is NeedState.owed


def test_a_visit_is_served_by_one_and_seen_so():
    row = served("amina", now=LATELY)
    assert "Amina Jamadid" in Desk("lan").open(page_of(row))
