"""Where a need is taken in, and who answers for it, when nothing else is said."""

from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.reception.placing import Place, front_for, opened_by_default, own_unit_for
from onedoor.vocabulary.responsibility_codes import OpenedBy
from onedoor.vocabulary.sides import Side, Stage
from tests.cast.facts import (
    AREA,
    MUNICIPAL_TEAM,
    OTHER_AREA,
    OTHER_TEAM,
    TEAM,
    a_municipal_unit,
    a_unit,
    an_employee,
    any_employee,
    any_unit,
)

FRONT = 30
BOTH_TEAMS = frozenset({TEAM, OTHER_TEAM})

any_place = st.builds(Place, unit=any_unit, stage=st.sampled_from(Stage))
any_places = st.lists(any_place, max_size=4, unique_by=lambda place: place.unit.key)


def back(unit):
    return Place(unit=unit, stage=Stage.back)


def front(key=FRONT, **told):
    return Place(unit=a_unit(key, **told), stage=Stage.front)


PLACES = [front(), back(a_unit(TEAM)), back(a_unit(OTHER_TEAM)), back(a_municipal_unit())]


def test_what_ones_own_unit_works_with_one_takes_oneself():
    taken = opened_by_default(AREA, Side.state, an_employee(), PLACES)
    assert taken == (OpenedBy.caseworker, TEAM)


def test_everything_else_is_taken_in_at_the_front_of_the_areas_side():
    taken = opened_by_default(OTHER_AREA, Side.state, an_employee(), PLACES)
    assert taken == (OpenedBy.door, FRONT)


def test_a_side_without_a_front_has_no_unit_to_propose():
    taken = opened_by_default(AREA, Side.municipality, an_employee(), PLACES)
    assert taken == (OpenedBy.door, None)


def test_ones_home_comes_before_ones_other_units():
    at_home = an_employee(units=BOTH_TEAMS, home_unit=OTHER_TEAM)
    assert own_unit_for(AREA, Side.state, at_home, PLACES) == OTHER_TEAM
    away_from_home = an_employee(units=frozenset({OTHER_TEAM}), home_unit=FRONT)
    assert own_unit_for(AREA, Side.state, away_from_home, PLACES) == OTHER_TEAM


def test_a_unit_of_the_other_side_is_not_ones_own_for_this_area():
    guest = an_employee(units=frozenset({MUNICIPAL_TEAM}), home_unit=MUNICIPAL_TEAM)
    assert own_unit_for(AREA, Side.state, guest, PLACES) is None


def test_the_front_that_works_with_the_area_comes_before_any_other():
    places = [front(31, areas=frozenset({OTHER_AREA})), front(32)]
    assert front_for(AREA, Side.state, places) == 32
    assert front_for(OTHER_AREA, Side.state, places) == 31
    assert front_for(999, Side.state, places) == 31


@given(any_employee, any_places, st.sampled_from([Side.state, Side.municipality]))
def test_what_is_proposed_lies_on_the_areas_own_side(actor, places, side):
    opened_by, unit = opened_by_default(AREA, side, actor, places)
    sides = {place.unit.key: place.unit.side for place in places}
    assert unit is None or sides[unit] is side
    assert opened_by is not OpenedBy.caseworker or unit in actor.units
