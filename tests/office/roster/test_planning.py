"""Planning: whoever leads changes what colleagues are to do, all of it or nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.actions.employees import set_presence
from onedoor.office.people.models import Employee
from onedoor.office.roster.actions.planning import Change, ChangeRefused, plan_duties
from onedoor.office.roster.duty_at_hand import When
from onedoor.office.roster.models import Duty
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.roster import DutyKind, DutyWhy, RosterReason
from tests.cast.people import FJELLBYEN, NOW, employee
from tests.office.roster.week import AFTER, MONDAY, THURSDAY, TUESDAY, duties, half

pytestmark = pytest.mark.usefixtures("healthy_office")


def change(who: str, when: When, kind: DutyKind, seen: DutyKind | None = None) -> Change:
    return Change(employee=employee(who).pk, when=when, kind=kind, seen=seen)


def planned(*changes: Change, by: str = "jonas", form: Form = NO_FORM, later: int = 0) -> int:
    now = NOW + dt.timedelta(hours=later)
    return plan_duties(changes, actor=employee(by), now=now, form=form)


def refused(*changes: Change, by: str = "jonas", later: int = 0) -> RosterReason:
    with pytest.raises(ChangeRefused) as told:
        planned(*changes, by=by, later=later)
    assert not Duty.objects.exists()
    because = told.value.because
    assert isinstance(because, RosterReason)
    return because


def test_a_leader_changes_several_duties_at_once():
    done = planned(
        change("amina", half(), DutyKind.off),
        change("pal", half(), DutyKind.front),
        change("lan", half(), DutyKind.front),
    )
    assert done == 2
    assert duties("amina") == [DutyKind.off, DutyKind.off]
    assert duties("pal") == [DutyKind.front, DutyKind.support]
    assert {one.why for one in Duty.objects.all()} == {DutyWhy.planned}


@pytest.mark.parametrize("by", ["amina", "jonas", "ragnhild"])
def test_the_duty_lead_the_leader_and_the_sides_leader_plan(by):
    assert planned(change("silje", half(), DutyKind.off), by=by) == 1


@pytest.mark.parametrize("by", ["lan", "solveig", "hakon"])
def test_nobody_else_does(by):
    because = refused(change("silje", half(), DutyKind.off), by=by)
    assert because is RosterReason.not_yours_to_plan


def test_one_change_that_cannot_be_keeps_all_from_being_made():
    elsewhere = change("amina", half(MONDAY - dt.timedelta(days=1)), DutyKind.front)
    because = refused(change("lan", half(), DutyKind.off), elsewhere)
    assert because is RosterReason.closed_then


def test_the_change_that_was_refused_is_named():
    wrong = change("lan", half(), DutyKind.desk, DutyKind.support)
    with pytest.raises(ChangeRefused) as told:
        planned(change("amina", half(), DutyKind.desk), wrong)
    assert (told.value.change, told.value.because) == (wrong, RosterReason.changed_meanwhile)


def test_a_half_day_can_be_changed_while_it_lasts_and_not_after():
    now = change("lan", half(MONDAY), DutyKind.off)
    assert refused(now, later=3) is RosterReason.half_day_gone
    assert planned(now, later=2) == 1


def test_nobody_who_is_away_is_planned_to_stand_anywhere():
    out = employee("lan")
    set_presence(out, Presence.out, until=THURSDAY, today=MONDAY, actor=None, now=NOW)
    assert refused(change("lan", half(), DutyKind.desk)) is RosterReason.away_then
    assert planned(change("lan", half(), DutyKind.off)) == 1
    assert planned(change("lan", half(THURSDAY), DutyKind.desk)) == 1


def test_who_works_in_no_front_stands_at_none():
    because = refused(change("anders", half(), DutyKind.front), by="bjorn")
    assert because is RosterReason.not_at_the_front


def test_a_form_sent_twice_changes_once():
    form = Form(form_key="week")
    one = change("lan", half(), DutyKind.off, DutyKind.front)
    assert planned(one, form=form) == planned(one, form=form) == 1
    assert Duty.objects.count() == 1


def test_a_duty_may_be_changed_back_to_what_the_pattern_has():
    planned(change("lan", half(TUESDAY, AFTER), DutyKind.front))
    planned(change("lan", half(TUESDAY, AFTER), DutyKind.off, DutyKind.front))
    assert duties("lan") == [DutyKind.front, DutyKind.off]


def test_nobody_of_another_office_is_planned():
    other = Change(employee=employee("lan", FJELLBYEN).pk, when=half(), kind=DutyKind.off)
    with pytest.raises(Employee.DoesNotExist):
        planned(other)
