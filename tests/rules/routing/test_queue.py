"""The queue: the urgent first, then who came first; and whom a free colleague calls."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.routing.queue import Queued, next_for, queue_rank
from onedoor.rules.routing.route import route
from onedoor.vocabulary.reception_codes import UrgentReason
from onedoor.vocabulary.routing import FellBack, Policy
from tests.cast.at_the_door import (
    CAME_US,
    LIMIT,
    MINUTE_US,
    a_scheme,
    a_server,
    a_visit,
    doors,
    schemes,
    visits,
)


def in_queue(scheme, servers, *waiting, now_us=CAME_US):
    """These visits in the order they came, as keys 1, 2 and so on."""
    return [
        Queued(
            visit=number,
            rank=queue_rank(0, visit.waiting_since_us, number),
            route=route(scheme, visit, servers(visit) if callable(servers) else servers, now_us),
        )
        for number, visit in enumerate(waiting, start=1)
    ]


CONTINUITY = a_scheme(Policy.by_continuity, Policy.first_free)

# ---------------------------------------------------------------------------- the order


def test_the_urgent_come_first_and_then_who_came_first():
    early, late = queue_rank(0, 1, 1), queue_rank(0, 2, 2)
    urgent = queue_rank(UrgentReason.no_roof, 3, 3)
    assert sorted([late, urgent, early]) == [urgent, early, late]


def test_all_reasons_for_urgency_weigh_the_same():
    ranks = {queue_rank(one, 5, 1) for one in UrgentReason if one is not UrgentReason.none}
    assert ranks == {queue_rank(1, 5, 1)}


def test_the_ticket_decides_between_two_who_came_at_once():
    assert queue_rank(0, 5, 1) < queue_rank(0, 5, 2)


def test_who_did_not_come_is_behind_those_who_waited_then_also_who_was_urgent():
    waits, then = queue_rank(0, 5, 2), 9
    assert queue_rank(UrgentReason.none, then, 1) > waits
    assert queue_rank(UrgentReason.no_roof, then, 1) < waits  # a new reason was given


# ---------------------------------------------------------------------------- whom to call


def test_whoever_is_free_and_asks_takes_the_first_even_when_another_has_been_free_longer():
    door = [a_server(1, free_since_us=1), a_server(2, free_since_us=9)]
    queue = in_queue(a_scheme(Policy.first_free), door, a_visit(), a_visit())
    assert next_for(2, queue) == 1


def test_nobody_is_called_by_somebody_who_serves_already_or_is_left_out():
    door = [a_server(1, busy=True), a_server(2, present=False)]
    queue = in_queue(a_scheme(Policy.first_free), door, a_visit())
    assert [next_for(one, queue) for one in (1, 2, 3)] == [None, None, None]


def met_and_holds(visit):
    """Two who are free: one has met everybody, the other holds the case of the first to come."""
    first = visit.needs == 1
    return [a_server(1, met_before=True), a_server(2, holds_the_case=first, met_before=True)]


def test_a_visit_is_left_to_the_free_colleague_whom_the_policy_wants():
    queue = in_queue(CONTINUITY, met_and_holds, a_visit(), a_visit(needs=2))
    assert next_for(1, queue) == 2
    assert next_for(2, queue) == 1


def test_a_colleague_can_be_wanted_for_one_visit_at_a_time():
    queue = in_queue(CONTINUITY, met_and_holds, a_visit(), a_visit())
    assert next_for(1, queue) == 2


def test_a_visit_is_not_left_to_somebody_busy():
    door = [a_server(1, met_before=True), a_server(2, holds_the_case=True, busy=True)]
    assert next_for(1, in_queue(CONTINUITY, door, a_visit())) == 1


def test_no_visit_is_left_to_a_colleague_where_the_policy_never_gives_way():
    for_ever = a_scheme(Policy.by_continuity)
    assert next_for(1, in_queue(for_ever, met_and_holds, a_visit())) == 1


def test_no_visit_is_left_to_a_colleague_once_the_policy_has_given_way():
    now_us = CAME_US + LIMIT * MINUTE_US
    assert next_for(1, in_queue(CONTINUITY, met_and_holds, a_visit(), now_us=now_us)) == 1


def test_who_knows_all_of_it_is_left_a_visit_with_several_needs():
    door = [a_server(1, knows=1), a_server(2, knows=2)]
    scheme = a_scheme(Policy.by_competence, Policy.first_free)
    queue = in_queue(scheme, door, a_visit(needs=2))
    assert (next_for(1, queue), next_for(2, queue)) == (None, 1)


# ---------------------------------------------------------------------------- always

queues = st.lists(visits, max_size=6)
any_queue = given(scheme=schemes, servers=doors, waiting=queues, minutes=st.integers(0, 20))


def at(minutes):
    return CAME_US + minutes * MINUTE_US


def free_in(queued):
    return {one.key for one in queued.route.ranked if one.free}


@any_queue
def test_only_a_visit_that_ranks_them_is_given_to_somebody(scheme, servers, waiting, minutes):
    queue = in_queue(scheme, servers, *waiting, now_us=at(minutes))
    for one in servers:
        visit = next_for(one.key, queue)
        assert visit is None or one.key in free_in(queue[visit - 1])


@any_queue
def test_nobody_waits_for_ever_while_somebody_the_fallback_allows_is_free(
    scheme, servers, waiting, minutes
):
    queue = in_queue(scheme, servers, *waiting, now_us=at(minutes))
    for queued in queue:
        if queued.route.fell_back is FellBack.no and queued.route.falls_back_at_us:
            continue  # it still has an end
        taken = (next_for(key, queue) for key in free_in(queued))
        assert all(visit and queue[visit - 1].rank <= queued.rank for visit in taken)


@any_queue
def test_where_somebody_free_may_serve_somebody_free_is_given_a_visit(
    scheme, servers, waiting, minutes
):
    queue = in_queue(scheme, servers, *waiting, now_us=at(minutes))
    free = set().union(*map(free_in, queue))
    assert not free or any(next_for(key, queue) for key in free)


@any_queue
def test_the_order_in_which_visits_are_listed_decides_nothing(scheme, servers, waiting, minutes):
    queue = in_queue(scheme, servers, *waiting, now_us=at(minutes))
    for one in servers:
        assert next_for(one.key, queue) == next_for(one.key, queue[::-1])


@given(scheme=schemes, waiting=st.lists(visits, min_size=1, max_size=6), calls=st.integers(1, 12))
def test_nobody_who_does_not_come_is_called_again_before_all_the_others(scheme, waiting, calls):
    queue = in_queue(scheme, [a_server(1)], *waiting)
    theirs = [one.visit for one in queue if any(chosen.free for chosen in one.route.ranked)]
    called = []
    for now_us in range(at(20), at(20) + calls if theirs else 0):
        called.append(visit := next_for(1, queue))
        stays = [one for one in queue if one.visit != visit]
        (gone,) = (one for one in queue if one.visit == visit)
        queue = [*stays, replace(gone, rank=queue_rank(0, now_us, gone.visit))]
    rounds = [called[at : at + len(theirs)] for at in range(0, len(called), len(theirs) or 1)]
    assert all(len(set(one)) == len(one) for one in rounds)
