"""Who is free while somebody waits, and what keeps the two from each other."""

from onedoor.rules.routing.idle import Idle, KeptFrom, idle_while_waiting
from onedoor.rules.routing.queue import next_for
from onedoor.vocabulary.routing import Policy, Post, RoutingReason
from tests.cast.at_the_door import CAME_US, LIMIT, MINUTE_US, a_scheme, a_server, a_visit
from tests.rules.routing.test_queue import any_queue, at, in_queue

BY_COMPETENCE = a_scheme(Policy.by_competence, Policy.first_free)
DESK_FIRST = a_scheme(Policy.desk_then_competence)


def test_nobody_is_idle_while_nobody_waits():
    assert idle_while_waiting([1, 2], []) == ()


def test_who_could_call_somebody_is_told_whom():
    queue = in_queue(a_scheme(Policy.first_free), [a_server(1)], a_visit(), a_visit())
    assert idle_while_waiting([1], queue) == (Idle(employee=1, takes=1, kept_from=()),)


def test_who_is_left_out_of_the_order_is_told_why_for_each_who_waits():
    """Office B's second scheme: they stood at the reception desk while somebody was free."""
    waits = [a_visit(waits_for=Post.desk), a_visit(needs=2)]
    queue = in_queue(DESK_FIRST, [a_server(1, knows=0)], *waits)
    (idle,) = idle_while_waiting([1], queue)
    assert [(one.visit, one.because) for one in idle.kept_from] == [
        (1, RoutingReason.other_post),
        (2, RoutingReason.does_not_know),
    ]


def test_who_leaves_somebody_to_a_colleague_is_told_to_whom_and_until_when():
    door = [a_server(1, knows=1), a_server(2, knows=2)]
    queue = in_queue(BY_COMPETENCE, door, a_visit(needs=2))
    until = CAME_US + LIMIT * MINUTE_US
    left = KeptFrom(visit=1, because=None, left_to=2, until_us=until)
    assert idle_while_waiting([1], queue) == (Idle(employee=1, takes=0, kept_from=(left,)),)


@any_queue
def test_whom_they_would_be_given_is_whom_a_call_gives_them(scheme, servers, waiting, minutes):
    queue = in_queue(scheme, servers, *waiting, now_us=at(minutes))
    free = [one.key for one in servers if not one.busy]
    for one in idle_while_waiting(free, queue):
        assert one.takes == (next_for(one.employee, queue) or 0)


@any_queue
def test_whoever_is_free_and_given_nobody_has_a_reason_for_each_who_waits(
    scheme, servers, waiting, minutes
):
    queue = in_queue(scheme, servers, *waiting, now_us=at(minutes))
    free = [one.key for one in servers if not one.busy]
    for one in idle_while_waiting(free, queue):
        assert one.takes or {kept.visit for kept in one.kept_from} == {q.visit for q in queue}
        assert all(kept.because or kept.left_to for kept in one.kept_from)
