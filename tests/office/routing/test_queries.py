"""Who stands where, for pages; and which units receive what the front passes on."""

from __future__ import annotations

import pytest

from onedoor.office.routing.actions import take_post
from onedoor.office.routing.queries import posts_of, receiving_units
from onedoor.rules.routing.units import unit_for
from onedoor.vocabulary.routing import Policy, Post
from onedoor.vocabulary.sides import Side
from tests.cast.people import FJELLBYEN, NOW, area, employee, office, unit

pytestmark = pytest.mark.usefixtures("office_database")


def stand(key, post=Post.front, desk_number=0):
    own = employee(key).home_unit_id
    told = {"unit": own, "desk_number": desk_number, "actor": employee(key), "now": NOW}
    take_post(employee(key).pk, post, **told)


def test_those_at_the_door_are_listed_by_post_and_desk():
    stand("amina", desk_number=2)
    stand("lan", desk_number=1)
    stand("silje", Post.desk)
    stand("pal", Post.support)
    found = posts_of(office().pk, NOW)
    assert [one.employee for one in found] == [
        employee(key).pk for key in ("silje", "lan", "amina", "pal")
    ]
    assert {one.since for one in found} == {NOW}


def test_nobody_is_listed_who_stands_nowhere_or_elsewhere():
    stand("amina")
    stand("lan")
    stand("lan", Post.none)
    assert [one.name for one in posts_of(office().pk, NOW)] == [str(employee("amina"))]
    assert posts_of(office(FJELLBYEN).pk, NOW) == []


def received(about, side=Side.state):
    units = receiving_units(office().pk, open_cases={})
    return unit_for(Policy.by_competence, area(about).pk, side, birth_day=0, units=units)


def test_the_specialists_who_work_with_the_area_receive_what_is_passed_on():
    assert [one.key for one in received("job_seeking").ranked] == [unit("team_work").pk]


def test_units_at_the_door_and_outside_the_house_receive_nothing_passed_on():
    named = {one.key for one in receiving_units(office().pk, open_cases={})}
    assert not named & {unit("front_state").pk, unit("regional_benefits").pk}


def test_a_unit_is_told_of_with_its_open_cases():
    team = unit("team_work").pk
    found = {one.key: one for one in receiving_units(office().pk, open_cases={team: 7})}
    assert found[team].open_cases == 7
    assert found[unit("team_health").pk].open_cases == 0
