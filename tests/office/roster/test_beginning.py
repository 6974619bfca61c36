"""As a half day begins, the ticker lets people take their posts by the roster, or leave them."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.inspection.ticker import tick
from onedoor.office.people.actions.employees import set_presence
from onedoor.office.reception.actions.ending import leave_visit
from onedoor.office.reception.actions.standing import take_post
from onedoor.office.reception.queue import queue_at
from onedoor.office.roster.actions.planning import Change, plan_duties
from onedoor.office.roster.models import Duty
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.roster import DutyKind, DutyWhy
from onedoor.vocabulary.routing import Post, RoutingReason
from tests.cast.at_the_desk import served, visit
from tests.cast.people import NOW, employee, office, unit
from tests.databases import Database
from tests.office.roster.week import AFTER, MONDAY, half, with_posts_by_the_roster

NOON = dt.timedelta(hours=3)


@pytest.fixture(autouse=True)
def by_the_roster(healthy_office: Database) -> None:
    with_posts_by_the_roster()


def posts(*who: str) -> list[Post]:
    return [employee(one).post for one in who]


def plan(who: str, kind: DutyKind, *halves: object) -> None:
    changes = [
        Change(employee=employee(who).pk, when=when, kind=kind)  # type: ignore[arg-type]
        for when in halves or (half(MONDAY),)
    ]
    plan_duties(changes, actor=employee("ragnhild"), now=NOW)


def test_in_the_morning_everybody_takes_their_post_for_their_own_front():
    assert tick(NOW).duties > 0
    assert posts("amina", "silje", "pal", "jonas") == [
        Post.front,
        Post.front,
        Post.support,
        Post.none,
    ]
    assert (employee("amina").desk_number, employee("pal").desk_number) == (1, 0)
    assert employee("yusuf").post_unit == unit("front_municipality")


def test_once_begun_it_is_not_begun_again_and_the_line_says_what_they_had():
    assert (tick(NOW).duties > 0, tick(NOW).duties) == (True, 0)
    row = Duty.objects.get(employee=employee("amina"))
    assert (row.kind, row.why, row.begun_at) == (DutyKind.front, DutyWhy.pattern, NOW)


def test_at_noon_those_who_are_off_leave_the_door():
    tick(NOW)
    tick(NOW + NOON)
    assert posts("amina", "silje", "pal") == [Post.front, Post.none, Post.none]


def test_before_the_doors_open_and_after_they_close_nothing_begins():
    assert tick(NOW - dt.timedelta(hours=1)).duties == 0
    assert tick(NOW + dt.timedelta(hours=7)).duties == 0


def test_who_serves_somebody_is_left_until_they_are_done():
    tick(NOW)
    row = served("silje")
    tick(NOW + NOON)
    assert posts("silje") == [Post.front]
    leave_visit(row.pk, actor=employee("silje"), now=NOW + NOON)
    tick(NOW + NOON)
    assert posts("silje") == [Post.none]


def test_who_has_moved_themselves_this_half_day_is_left_there():
    silje = employee("silje")
    for post in (Post.desk, Post.none):
        take_post(silje.pk, post, unit=silje.home_unit_id, actor=silje, now=NOW)
    tick(NOW + dt.timedelta(minutes=1))
    assert posts("silje") == [Post.none]
    tick(NOW + NOON)
    plan("silje", DutyKind.support, half(MONDAY, AFTER))
    tick(NOW + NOON)
    assert posts("silje") == [Post.support]


def test_a_change_while_the_half_day_lasts_moves_them_at_once():
    tick(NOW)
    plan("silje", DutyKind.support)
    plan("pal", DutyKind.front)
    tick(NOW + dt.timedelta(minutes=1))
    assert posts("silje", "pal") == [Post.support, Post.front]
    assert employee("pal").desk_number == 3  # the one that silje has left


def test_who_is_away_begins_when_they_come():
    amina = employee("amina")
    set_presence(
        amina, Presence.out, until=MONDAY + dt.timedelta(days=1), today=MONDAY, actor=None, now=NOW
    )
    tick(NOW)
    assert posts("amina") == [Post.none]
    set_presence(employee("amina"), Presence.present, today=MONDAY, actor=None, now=NOW)
    tick(NOW)
    assert posts("amina") == [Post.front]


def test_a_whole_day_of_training_is_an_absence_until_the_day_they_are_back():
    plan("anders", DutyKind.training, half(MONDAY), half(MONDAY, AFTER))
    plan("amina", DutyKind.leave, half(MONDAY, AFTER))
    tick(NOW)
    anders = employee("anders")
    assert (anders.presence, anders.away_until) == (Presence.out, MONDAY + dt.timedelta(days=1))
    tick(NOW + NOON)
    amina = employee("amina")
    assert (amina.presence, amina.post) == (Presence.on_leave, Post.none)


def test_half_a_day_of_training_takes_them_off_the_door_and_no_more():
    plan("amina", DutyKind.training)
    tick(NOW)
    assert (employee("amina").presence, posts("amina")) == (Presence.present, [Post.none])
    tick(NOW + NOON)
    assert posts("amina") == [Post.front]


def test_routing_tells_who_is_off_duty():
    plan("silje", DutyKind.off)
    tick(NOW)
    row = visit()
    (queued,) = [one for one in queue_at(office().pk, NOW).waiting if one.visit == row.pk]
    why = {one.key: one.reason for one in queued.route.left_out}
    assert why[employee("silje").pk] is RoutingReason.off_duty
