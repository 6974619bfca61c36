"""The answer of routing names everybody once, and can be compared."""

from hypothesis import given

from onedoor.rules.routing.route import route
from tests.cast.at_the_door import doors, instants, schemes, visits


@given(scheme=schemes, visit=visits, servers=doors, now_us=instants)
def test_everybody_is_ranked_or_left_out_exactly_once(scheme, visit, servers, now_us):
    found = route(scheme, visit, servers, now_us)
    named = [one.key for one in found.ranked] + [one.key for one in found.left_out]
    assert sorted(named) == sorted(one.key for one in servers)


@given(scheme=schemes, visit=visits, servers=doors, now_us=instants)
def test_either_somebody_is_found_or_the_reason_why_not(scheme, visit, servers, now_us):
    found = route(scheme, visit, servers, now_us)
    assert (found.nobody is None) == bool(found.ranked)


@given(scheme=schemes, visit=visits, servers=doors, now_us=instants)
def test_the_same_facts_give_the_same_answer(scheme, visit, servers, now_us):
    assert route(scheme, visit, servers, now_us) == route(scheme, visit, servers, now_us)
