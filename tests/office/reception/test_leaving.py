"""Whoever leaves, or goes away, leaves nobody standing at an empty desk."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.actions.employees import set_membership
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.calling import call_visit
from onedoor.office.reception.actions.closing import let_visit_be_owed
from onedoor.office.reception.actions.joining import join_visit
from onedoor.office.reception.actions.leaving import (
    change_presence,
    end_employment,
    let_go,
    set_units,
)
from onedoor.office.reception.models import Visit
from onedoor.office.responsibility.models import Debt
from onedoor.office.routing.actions import take_post
from onedoor.rules.people import PeopleReason
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.reception_codes import MeetingEnd, PutBack, VisitState
from onedoor.vocabulary.responsibility_codes import Reason
from onedoor.vocabulary.routing import Post
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import LATER, NOW, employee, unit
from tests.office.reception.deeds import called

pytestmark = pytest.mark.usefixtures("healthy_office")


def stands_for_the_team(who: Employee) -> None:
    team = unit("team_work").pk
    set_membership(who, team, member=True, actor=None, now=NOW)
    take_post(who.pk, Post.front, unit=team, desk_number=0, actor=None, now=NOW)


def take_away(who: str, key: str) -> None:
    leader, taken = unit(key).leader, unit(key).pk
    assert leader is not None
    set_units(employee(who).pk, (), among=[taken], actor=leader, now=LATER)


def leave(who: str) -> Employee:
    end_employment(employee(who).pk, actor=None, now=LATER)
    return employee(who)


@pytest.mark.parametrize("with_them", [called, served])
def test_whom_they_had_waits_again_in_the_place_they_had(with_them):
    row = with_them("lan")
    left = leave("lan")
    again = Visit.objects.get(pk=row.pk)
    assert (again.state, again.served_by, again.waiting_since) == (VisitState.waiting, None, NOW)
    assert (left.post, left.left_at) == (Post.none, LATER)
    assert not again.meetings.filter(until=None).exists()


def test_who_was_called_to_the_reception_desk_waits_for_it_again():
    row, lan = visit(post=Post.desk), stands("lan", Post.desk)
    call_visit(row.pk, actor=lan, now=NOW)
    leave("lan")
    assert Visit.objects.get(pk=row.pk).waits_for is Post.desk
    line = JournalLine.objects.get(kind="VisitPutBack")
    assert line.fields["put_back"] == PutBack.colleague_left


def test_they_are_out_of_what_they_had_joined_and_it_goes_on():
    row, lan = served(), stands("lan")
    join_visit(row.pk, lan.pk, actor=lan, now=NOW)
    leave("lan")
    assert row.meetings.get(employee=lan).end is MeetingEnd.left
    assert Visit.objects.get(pk=row.pk).state is VisitState.serving


def test_what_they_owed_falls_to_the_leader_of_the_unit():
    row = served("lan")
    let_visit_be_owed(row.pk, now=NOW.replace(hour=23))
    assert Debt.objects.get().employee == employee("lan")
    end_employment(employee("lan").pk, actor=None, now=NOW.replace(hour=23))
    assert Debt.objects.get().employee == employee("jonas")


def test_a_leader_lets_somebody_go_who_serves():
    row = served("lan")
    let_go(employee("lan").pk, actor=employee("jonas"), now=LATER)
    assert Visit.objects.get(pk=row.pk).state is VisitState.waiting
    assert employee("lan").left_at == LATER


def test_who_may_not_let_go_leaves_the_person_where_they_are():
    row = served("lan")
    with pytest.raises(Refused):
        let_go(employee("lan").pk, actor=employee("elif"), now=LATER)
    assert Visit.objects.get(pk=row.pk).served_by == employee("lan")


def test_who_leads_stays_and_so_does_whom_they_serve():
    row = served("amina")
    with pytest.raises(Refused) as refused:
        leave("amina")
    assert refused.value.because is Reason.leads_something
    assert Visit.objects.get(pk=row.pk).state is VisitState.serving


# ---------------------------------------------------------------------------- who goes away

TOMORROW = NOW.date() + dt.timedelta(days=1)


def go_away(
    who: str = "lan", *, by: str = "", form: Form = NO_FORM, now: dt.datetime = LATER
) -> None:
    away = {"presence": Presence.out, "until": TOMORROW, "form": form, "now": LATER}
    change_presence(employee(who).pk, actor=employee(by or who), **away)  # type: ignore[arg-type]


@pytest.mark.parametrize("with_them", [called, served])
@pytest.mark.parametrize("by", ["lan", "jonas"])
def test_whom_they_had_waits_again_when_they_go_away_whoever_says_so(with_them, by):
    row = with_them("lan")
    go_away(by=by)
    again = Visit.objects.get(pk=row.pk)
    assert (again.state, again.served_by, again.in_line_since) == (VisitState.waiting, None, NOW)
    line = JournalLine.objects.get(kind="VisitPutBack")
    assert (line.fields["put_back"], line.actor_key) == (PutBack.colleague_away, employee(by).pk)


def test_who_goes_away_is_out_of_what_they_had_joined_and_it_goes_on():
    row, lan = served(), stands("lan")
    join_visit(row.pk, lan.pk, actor=lan, now=NOW)
    go_away()
    assert row.meetings.get(employee=lan).end is MeetingEnd.left
    assert Visit.objects.get(pk=row.pk).state is VisitState.serving


def test_who_is_at_work_all_along_keeps_whom_they_serve():
    row, lan = served("lan"), employee("lan")
    change_presence(lan.pk, Presence.present, actor=lan, now=LATER)
    assert Visit.objects.get(pk=row.pk).served_by == lan


def test_an_absence_that_is_sent_again_after_it_has_ended_leaves_whom_they_serve_since():
    form = Form(form_key="away")
    go_away(form=form)
    change_presence(employee("lan").pk, Presence.present, actor=employee("lan"), now=LATER)
    row = served("lan")
    go_away(form=form)
    assert Visit.objects.get(pk=row.pk).served_by == employee("lan")


def test_who_may_not_say_that_somebody_is_away_changes_nothing():
    row = served("lan")
    with pytest.raises(Refused):
        go_away(by="elif")
    assert Visit.objects.get(pk=row.pk).served_by == employee("lan")


@pytest.mark.parametrize("with_them", [called, served])
def test_nobody_loses_the_post_where_they_have_somebody(with_them):
    row, amina = with_them("amina"), employee("amina")
    stands_for_the_team(amina)
    with pytest.raises(Refused) as refused:
        take_away("amina", "team_work")
    assert refused.value.because is PeopleReason.serves_there
    assert employee("amina").post is Post.front
    assert Visit.objects.get(pk=row.pk).served_by == amina


def test_who_has_nobody_leaves_the_door_with_the_unit():
    stands_for_the_team(employee("amina"))
    take_away("amina", "team_work")
    assert employee("amina").post is Post.none
