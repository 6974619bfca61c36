"""Playing a log: what its workers did happens again, by the office's own actions and rules."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from onedoor.office.establishment.actions import load_pack
from onedoor.office.establishment.models import Office
from onedoor.office.inspection.doctor import examine
from onedoor.office.inspection.replay.log import read_log
from onedoor.office.inspection.replay.playing import OfficeRefuses, moments, play
from onedoor.office.inspection.replay.summary import summary_of
from onedoor.office.inspection.replay.terms import terms_of
from onedoor.office.inspection.replay.workers import key_for
from onedoor.office.inspection.told import disagreements, told_by_journal, told_by_tables
from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.models import Case, Handover, Holding
from onedoor.packs.reader import files_in, read_files, shipped
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.responsibility_codes import (
    CaseState,
    HandoverState,
    OfferReason,
    OpenedBy,
    Outcome,
    Reason,
)
from tests.office.inspection.logs import CHECK, at, event, trace, written

pytestmark = pytest.mark.usefixtures("sqlite_database")
FILES = files_in(shipped("wabo"))
TERMS = terms_of(read_files(FILES), "wabo")
NOW = dt.datetime(2026, 3, 2, 8, 0, tzinfo=dt.UTC)


@pytest.fixture
def replayed(tmp_path: Path):
    """A way to play traces into an office of the pack `wabo`, beside the two of the cast."""

    def replay(*traces: list[str]) -> Office:
        cases = read_log(written(tmp_path, *traces), TERMS, now=NOW)
        office = load_pack(FILES, now=TERMS.opens)
        play(moments(cases), TERMS, office)
        return office

    return replay


def utc(when: str) -> dt.datetime:
    return dt.datetime.fromisoformat(when).astimezone(dt.UTC)


def held(case: Case) -> list[str]:
    """Who held a case, one after another."""
    rows = Holding.objects.filter(case=case).order_by("pk")
    return [str(row.employee) for row in rows]


def test_the_first_worker_opens_the_case_and_holds_it_from_birth(replayed):
    replayed(trace("case-7", event("Anna", at(1)), channel="Post"))
    case = Case.objects.get()
    assert (case.opened_by, case.opened_at) == (OpenedBy.caseworker, utc(at(1)))
    assert held(case) == ["Anna"]
    assert (case.unit.key, case.need.channel, case.steps_done) == ("group_1", Channel.letter, 1)


def test_the_log_s_name_of_a_case_is_kept_and_its_person_made_up(replayed):
    replayed(trace("case-7", event("Anna", at(1))), trace("case-8", event("Anna", at(2))))
    one, two = Case.objects.order_by("pk")
    assert (one.outside_number, two.outside_number) == ("case-7", "case-8")
    assert one.person_id != two.person_id
    assert str(one.person.family_name) == "case-7"


def test_where_the_next_worker_is_another_the_case_is_offered_and_accepted_then(replayed):
    replayed(trace("c", event("Anna", at(1)), event("Bo", at(2), step=CHECK, group="Group 4")))
    handover, case = Handover.objects.get(), Case.objects.get()
    assert (handover.state, handover.reason) == (
        HandoverState.accepted,
        OfferReason.next_step_elsewhere,
    )
    assert handover.offered_at == handover.answered_at == utc(at(2))
    assert (held(case), case.unit.key) == (["Anna", "Bo"], "group_4")


def test_the_journal_tells_each_thing_at_the_log_s_time(replayed):
    office = replayed(trace("c", event("Anna", at(1)), event("Bo", at(2))))
    lines = JournalLine.objects.filter(office=office.pk, case_key__gt=0).order_by("seq")
    moved = ["HandoverOffered", "HandoverAccepted", "HolderChanged", "StepDone"]
    assert [line.kind for line in lines] == ["CaseOpened", "StepDone", *moved]
    days = [dt.datetime.fromtimestamp(line.at_us / 1e6, dt.UTC).day for line in lines]
    assert days == [1, 1, 2, 2, 2, 2]


def test_a_step_in_another_group_by_the_same_worker_moves_nothing(replayed):
    office = replayed(trace("c", event("Anna", at(1)), event("Anna", at(2), group="Group 4")))
    anna = Employee.objects.get(office=office, key="anna")
    (_, last) = JournalLine.objects.filter(office=office.pk, kind="StepDone").order_by("seq")
    group_4 = office.units.get(key="group_4")
    assert (last.acting_unit, last.home_unit) == (group_4.pk, anna.home_unit_id)
    assert (Case.objects.get().unit.key, Handover.objects.count()) == ("group_1", 0)
    assert set(anna.memberships.values_list("unit__key", flat=True)) == {"group_1", "group_4"}


def test_back_to_an_earlier_holder_is_a_bounce(replayed):
    office = replayed(
        trace("c", event("Anna", at(1)), event("Bo", at(2)), event("Anna", at(3))),
        trace("d", event("Anna", at(1)), event("Bo", at(2))),
    )
    found = summary_of(office)
    assert (found.cases, found.steps, found.workers, found.handovers) == (2, 5, 2, 3)
    assert found.bounces == 1


def test_two_workers_whose_names_differ_in_their_capitals_are_two(replayed):
    office = replayed(trace("c", event("test", at(1)), event("TEST", at(2))))
    keys = Employee.objects.filter(office=office, holdings__isnull=False).values_list("key")
    assert {key for (key,) in keys} == {"test", "test_2"}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Resource21", "resource21"),
        ("Anna Berg", "anna_berg"),
        ("leader", "leader_2"),
        ("Æ", "worker"),
        ("x" * 50, "x" * 40),
    ],
)
def test_a_worker_has_a_key_made_of_their_name(name, key):
    assert key_for(name, {"leader"}) == key


def test_a_long_key_is_still_one_s_own():
    assert key_for("x" * 50, {"x" * 40}) == "x" * 38 + "_2"


def test_cases_are_played_in_the_order_of_time(replayed):
    office = replayed(
        trace("late", event("Anna", at(3)), event("Anna", at(5))),
        trace("early", event("Bo", at(1)), event("Bo", at(4))),
    )
    done = JournalLine.objects.filter(office=office.pk, kind="StepDone").order_by("seq")
    names = dict(Case.objects.values_list("pk", "outside_number"))
    assert [names[line.case_key] for line in done] == ["early", "late", "early", "late"]


def test_what_happens_at_one_instant_is_played_as_it_stands(replayed):
    same = [event("Anna", at(1)), event("Bo", at(1)), event("Anna", at(1))]
    replayed(trace("b", *same), trace("a", event("Anna", at(1))))
    assert held(Case.objects.get(outside_number="b")) == ["Anna", "Bo", "Anna"]
    assert list(Case.objects.order_by("pk").values_list("outside_number", flat=True)) == ["b", "a"]


def test_a_case_ends_when_the_log_says_so_with_an_outcome_that_claims_nothing(replayed):
    replayed(trace("c", event("Anna", at(1)), enddate=at(9)))
    case = Case.objects.get()
    assert (case.state, case.outcome) == (CaseState.closed, Outcome.log_ended)
    assert (case.closed_at, case.holder.key) == (utc(at(9)), "anna")


def test_a_case_that_was_worked_on_after_its_end_closes_when_that_was_done(replayed):
    replayed(trace("c", event("Anna", at(5)), event("Bo", at(6)), enddate=at(2)))
    assert Case.objects.get().closed_at == utc(at(6))


def test_a_case_without_an_end_stays_open(replayed):
    replayed(trace("c", event("Anna", at(1))))
    assert Case.objects.get().state is CaseState.open


def test_the_doctor_finds_nothing_and_the_fold_agrees(replayed):
    replayed(
        trace("c", event("Anna", at(1)), event("Bo", at(2)), event("Anna", at(3)), enddate=at(4)),
        trace("d", event("test", at(1)), event("TEST", at(1), group="EMPTY")),
    )
    assert list(examine(NOW)) == []
    assert list(disagreements(told_by_tables(), told_by_journal())) == []


def test_what_the_office_refuses_is_told_with_its_line(replayed, monkeypatch):
    def never(*_: object, **__: object) -> None:
        from onedoor.office.journal.refused import Refused

        raise Refused(Reason.must_be_settled)

    monkeypatch.setattr("onedoor.office.inspection.replay.playing.offer_handover", never)
    with pytest.raises(OfficeRefuses) as refuses:
        replayed(trace("c", event("Anna", at(1)), event("Bo", at(2))))
    assert (refuses.value.line, refuses.value.because) == (6, Reason.must_be_settled)
