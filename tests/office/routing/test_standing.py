"""Who is at the door as routing is told it, read in as few queries however many they are."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onedoor.office.establishment.queries import pack_of
from onedoor.office.people.actions.employees import set_presence
from onedoor.office.routing.actions import take_post
from onedoor.office.routing.standing import scheme_of, standing_at
from onedoor.packs.routing import routing_of
from onedoor.rules.opening import us
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.routing import Policy, Post
from tests.cast.people import FJELLBYEN, NOW, area, employee, office, unit

pytestmark = pytest.mark.usefixtures("office_database")


def stand(key, post=Post.front, in_unit="front_state"):
    take_post(employee(key).pk, post, unit=unit(in_unit).pk, actor=employee(key), now=NOW)


def standing(at="elvebyen"):
    return {one.key: one for one in standing_at(office(at).pk, NOW)}


def test_whoever_stands_at_the_door_is_told_of_with_what_they_know():
    stand("amina")
    found = standing()[employee("amina").pk]
    assert (found.post, found.unit) == (Post.front, unit("front_state").pk)
    assert found.since_us == us(NOW)
    assert found.levels[area("sick_leave").pk] == 3


def test_whoever_works_in_the_front_is_told_of_where_they_stand_nowhere():
    assert standing()[employee("lan").pk].post is Post.none
    assert employee("bjorn").pk not in standing()


def test_a_specialist_is_told_of_once_they_come_to_the_door():
    stand("bjorn", in_unit="team_work")
    assert standing()[employee("bjorn").pk].unit == unit("team_work").pk


def test_who_is_away_is_told_of_as_away():
    set_presence(employee("lan"), Presence.on_leave, today=NOW.date(), actor=None, now=NOW)
    assert not standing()[employee("lan").pk].present


def test_another_offices_door_is_not_told_of():
    assert not standing().keys() & standing(FJELLBYEN).keys()


def test_a_place_is_kept_by_those_who_stay_where_they_are():
    before = standing()[employee("lan").pk].place
    stand("bjorn", in_unit="team_work")
    assert standing()[employee("lan").pk].place == before


def test_the_door_is_read_in_as_few_queries_however_many_stand_there():
    counts, here = [], office().pk
    for key in ("amina", "lan", "pal"):
        stand(key)
        with CaptureQueriesContext(connection) as asked:
            standing_at(here, NOW)
        counts.append(len(asked))
    assert set(counts) == {3}  # which pack, who, and what they know


@pytest.mark.parametrize("stage", ["front", "back"])
def test_the_scheme_is_what_the_pack_says(stage):
    table = routing_of(pack_of(office().pk), stage)
    found = scheme_of(office().pk, stage)
    assert (found.policy, found.level) == (Policy[table.policy], table.level)
    assert found.fallback_after_minutes == (table.fallback_after_minutes or 0)
