"""Who stands where at the door: taken, left, refused, and told in the journal."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form, HasMovedOn
from onedoor.office.people.actions.employees import set_membership, set_presence
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.actions.leaving import end_employment
from onedoor.office.routing.actions import take_post
from onedoor.rules.routing.posts import PostReason
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.routing import Post
from tests.cast.people import FJELLBYEN, LATER, NOW, employee, unit

pytestmark = pytest.mark.usefixtures("office_database")


def stand(key, post=Post.front, in_unit="front_state", **told):
    """Somebody takes a post, by their own doing unless told otherwise."""
    told = {"actor": employee(key), "now": NOW, **told}
    where = unit(in_unit).pk if in_unit else 0
    return take_post(employee(key).pk, post, unit=where, **told)


def stands(key):
    row = employee(key)
    return row.post, row.post_unit and row.post_unit.key, row.desk_number, row.post_since


def refusal(key, **told):
    with pytest.raises(Refused) as refused:
        stand(key, **told)
    return refused.value.because


def lines_about(key):
    about = JournalLine.objects.filter(employee_key=employee(key).pk, kind="PostTaken")
    return [line.fields for line in about.order_by("seq")]


NOWHERE = (Post.none, None, 0, None)

# ---------------------------------------------------------------------------- taking a post


def test_somebody_stands_at_a_desk_for_their_unit_and_the_journal_says_so():
    assert stand("amina", desk_number=3) == employee("amina").pk
    assert stands("amina") == (Post.front, "front_state", 3, NOW)
    told = {"post": Post.front, "post_unit": unit("front_state").pk, "desk_number": 3}
    assert lines_about("amina") == [{"employee": employee("amina").pk, **told}]


def test_whoever_leaves_the_door_stands_nowhere():
    stand("amina", desk_number=3)
    stand("amina", Post.none, in_unit=None, now=LATER)
    assert stands("amina") == NOWHERE


def test_the_same_post_taken_twice_is_told_once():
    stand("amina")
    stand("amina", now=LATER)
    assert stands("amina")[3] == NOW
    assert len(lines_about("amina")) == 1


def test_the_same_form_sent_twice_leads_to_one_post():
    form = Form(form_key="once")
    assert stand("amina", form=form) == stand("amina", Post.desk, form=form)
    assert stands("amina")[0] is Post.front


def test_an_old_page_does_not_move_somebody_who_has_moved_since():
    seen = JournalLine.objects.filter(employee_key=employee("amina").pk).latest("seq").seq
    stand("amina")
    with pytest.raises(HasMovedOn):
        stand("amina", Post.desk, form=Form(expects=seen))


@pytest.mark.parametrize("leader", ["jonas", "amina"])
def test_a_leader_or_duty_lead_of_their_unit_sends_somebody_to_the_door(leader):
    stand("silje", actor=employee(leader))
    assert stands("silje")[0] is Post.front


def test_the_office_itself_sends_somebody_to_the_door():
    stand("silje", actor=None)
    assert stands("silje")[0] is Post.front


# ---------------------------------------------------------------------------- refused


def test_a_colleague_does_not_say_where_another_stands():
    assert refusal("silje", actor=employee("lan")) is PostReason.not_yours_to_say


def test_a_leader_of_another_unit_does_not_either():
    assert refusal("silje", actor=employee("solveig")) is PostReason.not_yours_to_say


@pytest.mark.parametrize(
    ("in_unit", "because"),
    [
        ("front_municipality", PostReason.not_in_unit),
        (None, PostReason.unit_missing),
    ],
)
def test_somebody_stands_only_for_a_unit_they_work_for(in_unit, because):
    assert refusal("amina", in_unit=in_unit) is because


def test_who_works_outside_the_house_does_not_stand_at_its_door():
    assert refusal("kjersti", in_unit="regional_benefits") is PostReason.outside


def test_nobody_stands_at_a_desk_where_somebody_stands():
    stand("amina", desk_number=3)
    assert refusal("lan", desk_number=3) is PostReason.desk_taken


def test_two_offices_may_both_have_a_desk_three():
    stand("amina", desk_number=3)
    there = employee("amina", FJELLBYEN)
    place = unit("front_state", FJELLBYEN).pk
    take_post(there.pk, Post.front, unit=place, desk_number=3, actor=there, now=NOW)
    assert employee("amina", FJELLBYEN).desk_number == 3


def test_nobody_is_sent_to_the_door_of_another_office():
    with pytest.raises(Employee.DoesNotExist):
        stand("amina", actor=employee("jonas", FJELLBYEN))


# ---------------------------------------------------------------------------- going away


def go(key, presence=Presence.on_leave, now=LATER, until=None):
    told = {"until": until, "today": NOW.date(), "actor": None, "now": now}
    set_presence(employee(key), presence, **told)


@pytest.mark.parametrize("presence", [Presence.out, Presence.on_leave])
def test_whoever_goes_away_stands_nowhere_and_cannot_be_sent_to_the_door(presence):
    stand("amina", desk_number=3)
    go("amina", presence, until=NOW.date() + dt.timedelta(days=2))
    assert stands("amina") == NOWHERE
    assert refusal("amina", actor=employee("jonas"), now=LATER) is PostReason.away


def test_whoever_leaves_the_office_stands_nowhere():
    stand("anders", in_unit="team_work")
    end_employment(employee("anders").pk, actor=employee("bjorn"), now=LATER)
    assert stands("anders") == NOWHERE
    leader = employee("bjorn")
    assert refusal("anders", in_unit="team_work", actor=leader) is PostReason.left


def test_whoever_no_longer_works_for_the_unit_they_stand_for_stands_nowhere():
    stand("tone", in_unit="front_state")
    set_membership(employee("tone"), unit("team_health").pk, member=False, actor=None, now=LATER)
    assert stands("tone")[0] is Post.front
    set_membership(employee("tone"), unit("front_state").pk, member=False, actor=None, now=LATER)
    assert stands("tone") == NOWHERE


def test_whoever_is_back_does_not_stand_where_they_stood():
    stand("amina")
    go("amina")
    go("amina", Presence.present)
    assert stands("amina") == NOWHERE
