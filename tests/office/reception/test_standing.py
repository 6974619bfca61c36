"""Standing: nobody walks away from the desk at which they have somebody."""

from __future__ import annotations

import pytest

from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.ending import leave_visit
from onedoor.office.reception.actions.joining import join_visit
from onedoor.office.reception.actions.standing import take_post
from onedoor.office.reception.models import Visit
from onedoor.vocabulary.reception_codes import ReceptionReason
from onedoor.vocabulary.routing import Post
from tests.cast.at_the_desk import served, stands
from tests.cast.people import FJELLBYEN, LATER, employee
from tests.office.reception.deeds import called

pytestmark = pytest.mark.usefixtures("healthy_office")


def stand(who: str, post: Post, *, by: str = "", form: Form = NO_FORM) -> Post:
    row = employee(who)
    at = row.home_unit_id if post is not Post.none else 0
    take_post(row.pk, post, unit=at, actor=employee(by or who), now=LATER, form=form)
    stands_at: Post = employee(who).post
    return stands_at


@pytest.mark.parametrize("with_them", [called, served])
@pytest.mark.parametrize("post", [Post.none, Post.desk, Post.front])
@pytest.mark.parametrize("by", ["lan", "jonas"])
def test_nobody_moves_who_has_somebody_whoever_says_so(with_them, post, by):
    row = with_them("lan")
    with pytest.raises(Refused) as refused:
        stand("lan", post, by=by)
    assert refused.value.because is ReceptionReason.serves_at_this_desk
    assert Visit.objects.get(pk=row.pk).served_by == employee("lan")


def test_who_has_said_what_came_of_it_may_move():
    row = served("lan")
    leave_visit(row.pk, actor=employee("lan"), now=LATER)
    assert stand("lan", Post.desk) is Post.desk


def test_who_has_joined_a_colleague_may_leave_the_door_and_goes_on_helping():
    row, lan = served(), stands("lan")
    join_visit(row.pk, lan.pk, actor=lan, now=LATER)
    assert stand("lan", Post.none) is Post.none
    assert row.meetings.filter(employee=lan, until=None).exists()


def test_a_form_sent_twice_gives_its_first_result_whomever_they_serve_by_now():
    form = Form(form_key="stand")
    stand("lan", Post.front, form=form)
    served("lan")
    assert stand("lan", Post.front, form=form) is Post.front


def test_nobody_is_moved_from_another_office():
    with pytest.raises(Employee.DoesNotExist):
        take_post(employee("lan").pk, Post.none, actor=employee("ragnhild", FJELLBYEN), now=LATER)
