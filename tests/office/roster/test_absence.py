"""Training and leave: what they cost is known before they are saved, and colleagues cover."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.roster.absence_cost import Absence, cost_of
from onedoor.office.roster.actions.absence import take_absence
from onedoor.office.roster.duty_at_hand import When
from onedoor.office.roster.models import Duty
from onedoor.vocabulary.roster import CoverReason, DutyKind, DutyWhy, HalfDay, RosterReason
from tests.cast.people import FJELLBYEN, NOW, case, employee
from tests.office.roster.week import AFTER, FRIDAY, MONDAY, TUESDAY, WEDNESDAY, duties, half

pytestmark = pytest.mark.usefixtures("healthy_office")
ALL_DAY = frozenset(HalfDay)


def absence(who: str = "silje", first: dt.date = TUESDAY, last: dt.date = TUESDAY) -> Absence:
    return Absence(
        employee=employee(who).pk, kind=DutyKind.training, first=first, last=last, halves=ALL_DAY
    )


def taken(
    one: Absence, *, by: str = "jonas", covers: dict[When, int] | None = None, form: Form = NO_FORM
) -> int:
    return take_absence(one, covers=covers or {}, actor=employee(by), now=NOW, form=form)


def refused(one: Absence, **told: object) -> RosterReason:
    with pytest.raises(Refused) as found:
        taken(one, **told)  # type: ignore[arg-type]
    because = found.value.because
    assert isinstance(because, RosterReason)
    return because


def test_the_cost_is_the_half_days_at_the_door_and_what_waits_meanwhile():
    case(holder="silje")
    cost = cost_of(employee("silje"), absence(last=FRIDAY), NOW)
    assert (len(cost.half_days), len(cost.lost)) == (8, 7)
    assert (cost.open_cases, cost.cases_due, cost.goes_on) == (1, 0, False)
    assert cost_of(employee("silje"), absence(last=FRIDAY + dt.timedelta(days=14)), NOW).goes_on


def test_it_says_where_too_few_are_left_and_who_could_cover_first():
    (lost,) = cost_of(employee("silje"), absence(), NOW).too_few
    assert lost.when == half(TUESDAY, AFTER)
    first = lost.coverings[0]
    assert (first.because, first.can) == (CoverReason.off_duty, True)
    there = {one.employee: one.because for one in lost.coverings}
    assert there[employee("marte").pk] is CoverReason.there_already
    assert there[employee("anders").pk] is CoverReason.not_at_the_front


def test_a_leader_saves_it_with_who_covers():
    covers = {half(TUESDAY, AFTER): employee("amina").pk}
    assert taken(absence(), covers=covers) == 2
    assert duties("silje") == [DutyKind.training, DutyKind.training]
    assert duties("amina") == [DutyKind.front, DutyKind.front]
    why = {one.employee_id: one.why for one in Duty.objects.all()}
    assert why == {
        employee("silje").pk: DutyWhy.absence,
        employee("amina").pk: DutyWhy.covers,
    }


def test_a_leader_may_leave_too_few_and_nobody_else_by_their_own_word():
    assert refused(absence(), by="silje") is RosterReason.leaves_too_few
    assert not Duty.objects.exists()
    assert taken(absence()) == 2


def test_one_takes_it_oneself_where_enough_are_left():
    before = replace(absence(), halves=frozenset({HalfDay.before_noon}))
    assert taken(before, by="silje") == 1
    assert duties("silje") == [DutyKind.training, DutyKind.front]


def test_nobody_takes_it_for_a_colleague_they_do_not_plan_for():
    assert refused(absence(), by="lan") is RosterReason.not_yours_to_take


def test_who_cannot_cover_any_more_is_not_put_there():
    covers = {half(TUESDAY, AFTER): employee("marte").pk}
    assert refused(absence(), covers=covers) is RosterReason.cannot_cover
    covers = {half(MONDAY): employee("amina").pk}
    assert refused(absence(), covers=covers) is RosterReason.cannot_cover


def test_only_who_plans_says_who_covers():
    morning = replace(absence(), halves=frozenset({HalfDay.before_noon}))
    covers = {half(TUESDAY): employee("amina").pk}
    assert refused(morning, by="silje", covers=covers) is RosterReason.cannot_cover


def test_days_that_are_no_days_are_refused():
    assert refused(absence(last=MONDAY)) is RosterReason.ends_too_early
    sunday = MONDAY - dt.timedelta(days=1)
    assert refused(absence(first=sunday, last=sunday)) is RosterReason.nothing_open
    far = MONDAY + dt.timedelta(days=3000)
    assert refused(absence(first=far, last=far)) is RosterReason.too_far_ahead


def test_who_works_behind_the_door_is_missed_at_no_desk_but_their_cases_wait():
    case(holder="anders", in_unit="team_work")
    cost = cost_of(employee("anders"), absence("anders"), NOW)
    assert (cost.lost, cost.open_cases) == ((), 1)
    assert taken(absence("anders", last=WEDNESDAY), by="bjorn") == 4


def test_a_form_sent_twice_takes_it_once():
    form = Form(form_key="absence")
    assert taken(absence(), form=form) == taken(absence(), form=form) == 2
    assert Duty.objects.count() == 2


def test_nobody_of_another_office_is_sent_away_or_made_to_cover():
    other = replace(absence(), employee=employee("silje", FJELLBYEN).pk)
    with pytest.raises(Employee.DoesNotExist):
        taken(other)
    with pytest.raises(Employee.DoesNotExist):
        taken(absence(), covers={half(TUESDAY, AFTER): employee("amina", FJELLBYEN).pk})
