"""A visit: one calls it, one serves it, and nobody who was left at closing time was served."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.reception.visit import (
    called_too_long_at,
    closes_at,
    is_served_when_called,
    keeps_place,
    waits_again_for,
    what_hinders_beginning,
    what_hinders_being_gone,
    what_hinders_calling,
    what_hinders_calling_anybody,
    what_hinders_going_on,
    what_hinders_helping,
    what_hinders_joining,
    what_hinders_leaving,
    what_hinders_moving,
    what_hinders_pausing,
    what_hinders_putting_back,
    what_hinders_seeing_to,
    what_hinders_undoing,
)
from onedoor.vocabulary.reception_codes import PutBack, ReceptionReason, VisitState
from onedoor.vocabulary.routing import Post
from tests.cast.visit_facts import (
    COLLEAGUE,
    MONDAY,
    NINE_TO_THREE,
    OFFICE,
    OTHER_OFFICE,
    SERVER,
    SUNDAY,
    WHITSUN,
    a_visit,
    any_caller,
    any_visit,
    at_the_door,
    clock,
)

CALLED, SERVING = VisitState.called, VisitState.serving
TEN = clock(10)


def pausing(visit, actor, until, now=TEN):
    return what_hinders_pausing(visit, actor, until, now=now, opening=NINE_TO_THREE)


# ---------------------------------------------------------------------------- calling


@pytest.mark.parametrize(
    ("visit", "caller", "because"),
    [
        (a_visit(), at_the_door(), None),
        (a_visit(CALLED), at_the_door(COLLEAGUE), ReceptionReason.called_by_other),
        (a_visit(SERVING), at_the_door(COLLEAGUE), ReceptionReason.called_by_other),
        (a_visit(VisitState.on_hold), at_the_door(), ReceptionReason.not_waiting),
        (a_visit(VisitState.ended), at_the_door(), ReceptionReason.visit_ended),
        (a_visit(), at_the_door(at_the_door=False), ReceptionReason.not_at_the_door),
        (a_visit(), at_the_door(serves=7), ReceptionReason.you_serve_another),
        (a_visit(), at_the_door(helps=7), ReceptionReason.helps_another),
        (a_visit(office=OTHER_OFFICE), at_the_door(), ReceptionReason.other_office),
    ],
)
def test_who_may_call_whom(visit, caller, because):
    assert what_hinders_calling(visit, caller) is because


@given(any_visit, any_caller)
def test_only_who_waits_is_called_and_only_by_who_is_with_nobody(visit, caller):
    if what_hinders_calling(visit, caller) is None:
        assert visit.state is VisitState.waiting
        assert (caller.at_the_door, caller.serves, caller.helps) == (True, 0, 0)


@given(any_visit, any_caller)
def test_what_forbids_calling_anybody_forbids_calling_each(visit, caller):
    if what_hinders_calling_anybody(caller) is not None:
        assert what_hinders_calling(visit, caller) is not None


@given(any_visit, any_caller)
def test_only_who_called_says_that_the_person_came_or_did_not(visit, actor):
    begins = what_hinders_beginning(visit, actor) is None
    if begins or what_hinders_putting_back(visit, actor) is None:
        assert visit.served_by == actor.key
        assert visit.state in ((CALLED,) if begins else (CALLED, SERVING))


@pytest.mark.parametrize(
    ("actor", "because"),
    [
        (at_the_door(), None),
        (at_the_door(helps=100), None),
        (at_the_door(serves=100), ReceptionReason.serves_at_this_desk),
    ],
)
def test_who_may_leave_the_desk_they_stand_at(actor, because):
    assert what_hinders_moving(actor) is because


def test_somebody_who_is_served_already_does_not_come_to_the_desk_again():
    assert what_hinders_beginning(a_visit(SERVING), at_the_door()) is ReceptionReason.not_called


@pytest.mark.parametrize("why", [PutBack.did_not_come, PutBack.wrong_one, PutBack.colleague_left])
@pytest.mark.parametrize("before", [Post.desk, Post.front])
def test_who_waits_again_waits_for_the_post_they_waited_for(why, before):
    assert waits_again_for(why, before) is before


def test_who_needs_another_colleague_has_met_the_desk():
    assert waits_again_for(PutBack.needs_other, Post.desk) is Post.front


@pytest.mark.parametrize("why", PutBack)
def test_only_who_did_not_come_loses_their_place(why):
    assert keeps_place(why) is (why is not PutBack.did_not_come)


@pytest.mark.parametrize(
    ("here", "because"), [(True, None), (False, ReceptionReason.not_in_the_house)]
)
def test_who_is_not_in_the_house_is_served_when_called_and_is_never_gone(here, because):
    visit = a_visit(in_the_house=here)
    assert is_served_when_called(visit) is not here
    assert what_hinders_being_gone(visit) is because


def test_a_call_is_asked_about_after_the_packs_minutes():
    assert called_too_long_at(TEN, 5) == clock(10, 5)


# ---------------------------------------------------------------------------- pausing


@pytest.mark.parametrize(
    ("until", "because"),
    [
        (clock(10, 1), None),
        (clock(15), None),
        (clock(10), ReceptionReason.end_has_passed),
        (clock(9, 59), ReceptionReason.end_has_passed),
        (clock(15, 1), ReceptionReason.end_has_passed),
        (clock(10, day=MONDAY + dt.timedelta(days=1)), ReceptionReason.end_has_passed),
    ],
)
def test_a_pause_ends_later_the_same_day_by_closing_time(until, because):
    assert pausing(a_visit(SERVING), at_the_door(), until) is because


def test_nobody_steps_out_of_an_office_that_has_closed():
    late = clock(15, 30)
    refused = pausing(a_visit(SERVING), at_the_door(), clock(16), now=late)
    assert refused is ReceptionReason.too_late_today


@pytest.mark.parametrize(
    ("visit", "actor", "because"),
    [
        (a_visit(), at_the_door(COLLEAGUE), None),
        (a_visit(), at_the_door(at_the_door=False), ReceptionReason.not_serving),
        (a_visit(SERVING), at_the_door(COLLEAGUE), ReceptionReason.not_serving),
        (a_visit(VisitState.on_hold), at_the_door(), ReceptionReason.not_serving),
        (a_visit(VisitState.ended), at_the_door(), ReceptionReason.visit_ended),
        (a_visit(office=OTHER_OFFICE), at_the_door(), ReceptionReason.other_office),
    ],
)
def test_who_may_let_somebody_step_out(visit, actor, because):
    assert pausing(visit, actor, clock(11)) is because


@given(any_visit, any_caller)
def test_only_a_pause_is_ended(visit, actor):
    if what_hinders_going_on(visit, actor) is None:
        assert visit.state is VisitState.on_hold
        assert what_hinders_seeing_to(visit, actor) is None


@pytest.mark.parametrize(
    ("visit", "actor", "because"),
    [
        (a_visit(), at_the_door(COLLEAGUE), None),
        (a_visit(SERVING), at_the_door(at_the_door=False), None),
        (a_visit(CALLED), at_the_door(at_the_door=False), None),
        (a_visit(), at_the_door(at_the_door=False), ReceptionReason.not_at_the_door),
        (a_visit(VisitState.ended), at_the_door(), ReceptionReason.visit_ended),
        (a_visit(office=OTHER_OFFICE), at_the_door(), ReceptionReason.other_office),
    ],
)
def test_who_may_see_to_a_visit(visit, actor, because):
    assert what_hinders_seeing_to(visit, actor) is because


# ---------------------------------------------------------------------------- helping, leaving


@given(any_visit, any_caller)
def test_only_who_is_with_the_person_says_what_came_of_it(visit, actor):
    if what_hinders_helping(visit, actor.key, actor.office) is None:
        assert visit.state is SERVING
        assert actor.key in visit.in_it


@pytest.mark.parametrize(
    ("visit", "present", "because"),
    [
        (a_visit(SERVING), True, None),
        (a_visit(SERVING), False, ReceptionReason.colleague_away),
        (a_visit(CALLED), True, ReceptionReason.not_serving),
        (a_visit(VisitState.ended), True, ReceptionReason.visit_ended),
        (
            a_visit(SERVING, in_it=frozenset({SERVER, COLLEAGUE})),
            True,
            ReceptionReason.joins_already,
        ),
        (a_visit(SERVING, office=OTHER_OFFICE), True, ReceptionReason.other_office),
    ],
)
def test_who_may_join(visit, present, because):
    assert what_hinders_joining(visit, COLLEAGUE, present, OFFICE) is because


@pytest.mark.parametrize(
    ("visit", "actor", "because"),
    [
        (a_visit(), at_the_door(COLLEAGUE), None),
        (a_visit(), at_the_door(at_the_door=False), ReceptionReason.not_at_the_door),
        (a_visit(CALLED), at_the_door(), None),
        (a_visit(SERVING), at_the_door(COLLEAGUE), ReceptionReason.not_serving),
        (a_visit(SERVING, in_it=frozenset({1, 2})), at_the_door(COLLEAGUE), None),
        (a_visit(VisitState.ended), at_the_door(), ReceptionReason.visit_ended),
    ],
)
def test_who_may_say_that_somebody_has_left(visit, actor, because):
    assert what_hinders_leaving(visit, actor) is because


@pytest.mark.parametrize(
    ("took_up", "because"), [(False, None), (True, ReceptionReason.took_up_owed)]
)
def test_what_took_up_a_debt_is_not_undone(took_up, because):
    assert what_hinders_undoing(took_up) is because


@given(any_visit, any_caller)
def test_nothing_at_all_is_done_across_offices_or_after_the_end(visit, actor):
    over = visit.state is VisitState.ended or visit.office != actor.office
    answers = (
        what_hinders_calling(visit, actor),
        what_hinders_beginning(visit, actor),
        what_hinders_putting_back(visit, actor),
        what_hinders_going_on(visit, actor),
        what_hinders_seeing_to(visit, actor),
        what_hinders_leaving(visit, actor),
        what_hinders_helping(visit, actor.key, actor.office),
        what_hinders_joining(visit, actor.key, True, actor.office),
        pausing(visit, actor, clock(11)),
    )
    assert all(answers) or not over


# ---------------------------------------------------------------------------- closing time


@pytest.mark.parametrize("state", [VisitState.waiting, VisitState.on_hold])
def test_who_is_not_at_a_desk_is_owed_at_closing_time(state):
    assert closes_at(state, MONDAY, NINE_TO_THREE) == clock(15)


@pytest.mark.parametrize("state", [CALLED, SERVING])
def test_who_is_called_or_served_may_be_served_to_the_end(state):
    assert closes_at(state, MONDAY, NINE_TO_THREE) == clock(0, day=MONDAY + dt.timedelta(days=1))


@pytest.mark.parametrize("closed", [SUNDAY, WHITSUN])
def test_on_a_closed_day_it_is_midnight(closed):
    after = clock(0, day=closed + dt.timedelta(days=1))
    assert closes_at(VisitState.waiting, closed, NINE_TO_THREE) == after


@pytest.mark.parametrize(
    ("day", "hours"), [(dt.date(2026, 3, 29), 23), (dt.date(2026, 10, 25), 25)]
)
def test_the_days_the_clock_jumps_end_at_the_midnight_on_the_wall(day, hours):
    begins = clock(0, day=day)
    lasts = closes_at(SERVING, day, NINE_TO_THREE) - begins
    assert lasts == dt.timedelta(hours=hours)


@given(st.sampled_from(VisitState), st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31)))
def test_every_visit_is_over_by_the_midnight_after_it_came(state, day):
    midnight = clock(0, day=day + dt.timedelta(days=1))
    assert clock(0, day=day) < closes_at(state, day, NINE_TO_THREE) <= midnight
