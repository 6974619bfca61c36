"""Safety marks: a leader decides, everybody who may meet the person is told, and each ends."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.confidentiality.models import Look
from onedoor.office.inspection.doctor import examine
from onedoor.office.inspection.finding import Check
from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.actions.persons import forget_person
from onedoor.office.people.models import Person
from onedoor.office.responsibility.actions.leaving import end_employment
from onedoor.office.responsibility.actions.naming import name_leaders_of
from onedoor.office.safety.marks.actions import (
    decide_mark,
    end_mark,
    renew_mark,
    set_mark,
    tell_of_mark,
)
from onedoor.office.safety.marks.queries import (
    mark_shown,
    marks_before,
    marks_for,
    marks_of_person,
)
from onedoor.office.safety.models import SafetyMark
from onedoor.rules.safety.marks import MarkWanted
from onedoor.vocabulary.confidentiality import Purpose
from onedoor.vocabulary.safety_codes import (
    MarkEnd,
    MarkReason,
    MarkState,
    MarkTold,
    Measure,
    SafetyReason,
)
from tests.cast.people import FJELLBYEN, NOW, case, employee, person, unit

UNTIL = dt.date(2026, 8, 1)
A_DAY = dt.timedelta(days=1)
AFTER = dt.datetime(2026, 8, 2, 6, tzinfo=dt.UTC)
WANTED = MarkWanted(
    measures=frozenset({Measure.two_present, Measure.guard_told}),
    until=UNTIL,
    told=MarkTold.in_person,
)


def marked(by: str = "ragnhild", of: Person | None = None) -> SafetyMark:
    """A mark that somebody sets or proposes."""
    whom = of or person()
    key = set_mark(whom.pk, MarkReason.threat, WANTED, actor=employee(by), now=NOW)
    return SafetyMark.objects.get(pk=key)


def fresh(mark: SafetyMark) -> SafetyMark:
    return SafetyMark.objects.get(pk=mark.pk)


@pytest.mark.usefixtures("healthy_office")
class TestAMark:
    def test_of_a_leader_holds_at_once_and_says_who_set_it(self):
        mark = marked()
        assert (mark.state, mark.keeper) == (MarkState.decided, employee("ragnhild"))
        line = JournalLine.objects.get(kind="SafetyMarkDecided")
        assert line.fields["two_present"] is True
        assert line.fields["alarm_desk"] is False
        assert (line.person_key, line.side) == (mark.person_id, mark.side)

    def test_of_a_caseworker_is_a_proposal_to_a_leader_by_a_day(self):
        mark = marked("elif")
        assert (mark.state, mark.keeper) == (MarkState.proposed, employee("bjorn"))
        assert mark.decide_on == dt.date(2026, 3, 4)
        assert [one.key for one in marks_for(employee("bjorn"), NOW)] == [mark.pk]

    def test_that_is_proposed_is_decided_by_a_leader_alone(self):
        mark = marked("elif")
        with pytest.raises(Refused) as refused:
            decide_mark(mark.pk, MarkReason.threat, WANTED, actor=employee("elif"), now=NOW)
        assert refused.value.because is SafetyReason.not_a_leader
        decide_mark(mark.pk, MarkReason.violence, WANTED, actor=employee("bjorn"), now=NOW)
        now_ = fresh(mark)
        assert (now_.state, now_.reason) == (MarkState.decided, MarkReason.violence)
        assert now_.proposed_by == employee("elif")

    def test_that_nobody_decides_comes_up_to_another_leader(self):
        mark = marked("elif")
        assert tick(NOW + 2 * A_DAY).proposals == 0
        assert tick(NOW + 3 * A_DAY).proposals == 1
        assert fresh(mark).keeper == employee("ragnhild")
        assert tick(NOW + 3 * A_DAY).proposals == 0

    def test_ends_by_itself_after_its_last_day(self):
        mark = marked()
        assert tick(AFTER - A_DAY).marks == 0
        assert tick(AFTER).marks == 1
        assert (fresh(mark).state, fresh(mark).end) == (MarkState.ended, MarkEnd.ran_out)

    def test_stands_on_its_keepers_list_before_it_ends_and_can_be_renewed(self):
        mark, before = marked(), AFTER - 10 * A_DAY
        assert marks_for(employee("ragnhild"), NOW) == ()
        assert [one.key for one in marks_for(employee("ragnhild"), before)] == [mark.pk]
        renew_mark(mark.pk, dt.date(2026, 12, 1), actor=employee("ragnhild"), now=before)
        assert marks_for(employee("ragnhild"), before) == ()

    def test_is_ended_early_with_a_reason_once(self):
        mark, leader = marked(), employee("hakon")
        end_mark(mark.pk, MarkEnd.was_wrong, actor=leader, now=NOW)
        with pytest.raises(Refused) as refused:
            end_mark(mark.pk, MarkEnd.no_longer, actor=leader, now=NOW)
        assert refused.value.because is SafetyReason.mark_ended

    def test_says_when_the_person_has_been_told(self):
        mark = marked()
        tell_of_mark(mark.pk, MarkTold.by_letter, actor=employee("ragnhild"), now=NOW)
        assert fresh(mark).told is MarkTold.by_letter

    def test_follows_a_registration_that_is_merged(self):
        mark, other = marked(), person()
        merge_persons(other.pk, mark.person_id, actor=employee("elif"), now=NOW)
        decided = marked("elif", of=other)
        decide_mark(decided.pk, MarkReason.threat, WANTED, actor=employee("bjorn"), now=NOW)
        assert {one.key for one in marks_of_person(employee("elif"), other.pk, NOW)} == {
            mark.pk,
            decided.pk,
        }

    def test_ends_when_the_person_is_deleted(self):
        mark = marked()
        forget_person(mark.person_id, actor=employee("ragnhild"), now=NOW)
        assert fresh(mark).end is MarkEnd.deleted

    def test_has_another_keeper_when_its_own_leaves(self):
        mark, ragnhild = marked("bjorn"), employee("ragnhild")
        elif_, team = employee("elif").pk, unit("team_work").pk
        name_leaders_of(team, leader=elif_, duty_lead=elif_, actor=ragnhild, now=NOW)
        end_employment(employee("bjorn").pk, actor=ragnhild, now=NOW)
        tick(NOW + A_DAY)
        assert fresh(mark).keeper == employee("ragnhild")


@pytest.mark.usefixtures("sqlite_database")
class TestWhoIsTold:
    def test_everybody_who_may_meet_them_is_told_what_is_done_and_not_why(self):
        mark = marked()
        told = marks_before(employee("yusuf"), [mark.person_id], NOW)[mark.person_id][0]
        assert told.measures == (Measure.two_present, Measure.guard_told)
        assert told.why is None

    def test_who_has_a_task_for_them_is_told_why(self):
        whom = person()
        case(holder="elif", in_unit="team_work", of=whom)
        marked(of=whom)
        told = marks_of_person(employee("elif"), whom.pk, NOW)[0]
        assert told.why is not None
        assert told.why.reason is MarkReason.threat
        assert marks_of_person(employee("anders"), whom.pk, NOW)[0].why is None

    def test_a_look_is_logged_and_none_when_there_is_no_mark(self):
        mark, nobody = marked(), person()
        before = Look.objects.count()
        assert marks_before(employee("yusuf"), [nobody.pk], NOW) == {}
        assert Look.objects.count() == before
        marks_before(employee("yusuf"), [mark.person_id], NOW)
        assert Look.objects.latest("pk").purpose is Purpose.safety

    def test_another_office_is_told_nothing(self):
        mark = marked()
        there = employee("yusuf", FJELLBYEN)
        assert marks_before(there, [mark.person_id], NOW) == {}
        assert mark_shown(there, mark.pk, NOW) is None


@pytest.mark.usefixtures("sqlite_database")
def test_the_doctor_names_a_mark_past_its_day_and_one_of_a_deleted_person():
    mark, other = marked(), marked()
    Person.objects.filter(pk=other.person_id).update(forgotten_at=NOW)
    found = {(one.check, one.key) for one in examine(AFTER + A_DAY)}
    assert {(Check.mark_past, mark.pk), (Check.mark_deleted, other.pk)} <= found
