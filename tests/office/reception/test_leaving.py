"""Whoever leaves, or goes away, leaves nobody standing at an empty desk."""

from __future__ import annotations

import pytest

from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.calling import call_visit
from onedoor.office.reception.actions.closing import let_visit_be_owed
from onedoor.office.reception.actions.joining import join_visit
from onedoor.office.reception.actions.leaving import end_employment, let_go
from onedoor.office.reception.models import Visit
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.reception_codes import MeetingEnd, PutBack, VisitState
from onedoor.vocabulary.responsibility_codes import Reason
from onedoor.vocabulary.routing import Post
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import LATER, NOW, employee
from tests.office.reception.deeds import called

pytestmark = pytest.mark.usefixtures("healthy_office")


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
