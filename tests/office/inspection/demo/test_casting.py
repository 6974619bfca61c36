"""Casting: parts are filled from whatever office there is, evenly, and the same for a seed."""

from __future__ import annotations

from random import Random

import pytest

from onedoor.office.inspection.demo.casting import AWAY, Casting, NobodyFits
from onedoor.office.inspection.demo.house import House, house_of
from onedoor.office.inspection.demo.ways import a_way, an_outsider, two_sides
from onedoor.vocabulary.sides import FormerAgency, Side, Stage
from tests.cast.people import employee, office


@pytest.fixture
def house(sqlite_database) -> House:
    return house_of(office())


def casting(house: House, seed: int = 1, *, absent: tuple[int, ...] = ()) -> Casting:
    return Casting(house, Random(seed), lambda some: {one: one not in absent for one in some})


def test_the_same_seed_chooses_the_same_parts(house):
    some, others = casting(house), casting(house)
    assert [some.worker() for _ in range(9)] == [others.worker() for _ in range(9)]


def test_work_is_spread_over_everybody_who_leads_nothing(house):
    cast = casting(house)
    chosen = [cast.worker().who for _ in range(40)]
    assert max(map(chosen.count, chosen)) - min(map(chosen.count, chosen)) <= 2
    assert not set(chosen) & house.leading


def test_a_caseworker_knows_the_area_and_is_at_work(house):
    away = employee("oksana").pk
    cast = casting(house, absent=(away,))
    parts = [cast.worker() for _ in range(30)]
    assert all(house.level(one.who, one.area) for one in parts)
    assert away not in {one.who for one in parts}


def test_a_part_is_of_the_agency_that_was_asked_for(house):
    cast = casting(house)
    areas = {cast.worker(agency=FormerAgency.social).area for _ in range(12)}
    assert {house.fields[one].agency for one in areas} == {FormerAgency.social}


def test_who_goes_away_leaves_a_unit_that_can_do_without_them(house):
    cast = casting(house)
    going = [cast.who_is(why) for why in AWAY]
    assert len({one.unit for one in going}) == 3
    assert not {one.who for one in going} & {cast.worker().who for _ in range(40)}


def test_a_way_leads_from_a_door_to_who_works_with_the_same(house):
    cast = casting(house)
    for stage in (Stage.back, Stage.outside):
        way = a_way(cast, stage=stage)
        assert way.area in house.places[way.door].areas
        assert way.area in house.places[way.unit].areas


def test_what_is_over_the_line_is_agreed_or_not(house):
    cast = casting(house)
    for agreed in (True, False):
        mine, theirs = two_sides(cast, agreed=agreed)
        assert (mine.area in house.places[theirs.unit].areas) is agreed
        assert house.places[mine.unit].side is not house.places[theirs.unit].side


def test_an_outsider_has_what_their_unit_does_not_work_with(house):
    part = an_outsider(casting(house))
    assert part.area not in house.places[part.unit].areas


def test_an_office_that_has_nobody_says_so(house):
    everybody = tuple(one for place in house.places.values() for one in place.members)
    cast = casting(house, absent=everybody)
    for ask in (cast.worker, lambda: cast.busy(Side.state), lambda: an_outsider(cast)):
        with pytest.raises(NobodyFits):
            ask()
