"""Waits: told once as people come, measured on those who waited, and held against how it went."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from onedoor.office.journal.models import JournalLine
from onedoor.office.reception.actions.calling import begin_serving, call_visit, put_back
from onedoor.office.reception.actions.closing import let_visit_be_owed
from onedoor.office.reception.actions.ending import answer_need, leave_visit
from onedoor.office.reception.actions.measuring import measure_waits, measure_waits_when_due
from onedoor.office.reception.actions.pausing import hold_visit
from onedoor.office.reception.models import MeasuredWait, Visit
from onedoor.office.reception.waits.queries import (
    Kept,
    expected_wait,
    told_against_real,
    told_wait,
)
from onedoor.vocabulary.reception_codes import (
    Ahead,
    Channel,
    NeedOutcome,
    PutBack,
    UrgentReason,
    VisitWait,
    WaitBasis,
)
from onedoor.vocabulary.routing import Policy
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import FJELLBYEN, NOW, area, employee, office

pytestmark = pytest.mark.usefixtures("healthy_office")
A_MINUTE = dt.timedelta(minutes=1)
CLOSED = dt.datetime(2026, 3, 2, 14, tzinfo=dt.UTC)
EVERYBODY = (None, Ahead.any)


def known(minutes: int = 10, most: int = 25, *, counted: int = 20, **alike: Any) -> None:
    """What has been measured on so many waits, for everybody or those alike in something."""
    MeasuredWait.objects.create(
        office=office(),
        policy=policy(),
        **{"ahead": Ahead.any, **alike},
        counted=counted,
        ended=counted,
        median_s=60 * minutes,
        most_s=60 * most,
        since=NOW.date(),
        made_at=NOW,
    )


def policy() -> Policy:
    return expected_wait(office().pk, 0, 0, NOW).policy


def waits(minutes: int, *needs: str, at: dt.datetime = NOW) -> Visit:
    """Somebody comes, waits so long, and is helped."""
    row, lan = visit(*needs, now=at), stands("lan")
    helped = at + minutes * A_MINUTE
    call_visit(row.pk, actor=lan, now=helped)
    begin_serving(row.pk, actor=lan, now=helped)
    for need in row.needs.all():
        answer_need(need.pk, actor=lan, now=helped + A_MINUTE)
    return row


def measured() -> dict[tuple[str | None, Ahead], tuple[int, int, int | None]]:
    """Each group: how many waits, how many of them ended, and the median in minutes."""
    measure_waits(office().pk, CLOSED)
    rows = MeasuredWait.objects.filter(office=office()).select_related("area")
    return {
        (row.area.key if row.area else None, row.ahead): (
            row.counted,
            row.ended,
            None if row.median_s is None else row.median_s // 60,
        )
        for row in rows
    }


def test_nobody_is_told_what_is_not_known():
    told = told_wait(visit())
    assert told is not None
    assert (told.basis, told.counted, told.median_s) == (WaitBasis.unknown, 0, 0)
    line = JournalLine.objects.get(kind="WaitTold")
    assert (line.fields["median_s"], line.fields["wait_basis"]) == (0, WaitBasis.unknown)


def test_who_comes_is_told_once_and_it_stays_as_it_was():
    known(10, 25)
    row = visit()
    MeasuredWait.objects.update(median_s=1, most_s=2)
    told = told_wait(Visit.objects.get(pk=row.pk))
    assert told is not None
    assert (told.basis, told.counted) == (WaitBasis.all, 20)
    assert (told.median_s, told.most_s) == (600, 1500)


def test_what_is_known_of_the_same_topic_is_told_before_what_is_of_everybody():
    known(10, 25)
    known(40, 80, area=area("housing"))
    assert expected_wait(office().pk, area("housing").pk, 0, NOW).median_s == 2400
    assert expected_wait(office().pk, area("job_seeking").pk, 0, NOW).median_s == 600
    assert expected_wait(office(FJELLBYEN).pk, 0, 0, NOW).basis is WaitBasis.unknown


def test_too_few_waits_tell_nothing_and_neither_do_old_ones():
    known(counted=19)
    assert expected_wait(office().pk, 0, 0, NOW).basis is WaitBasis.unknown
    MeasuredWait.objects.update(counted=20)
    assert expected_wait(office().pk, 0, 0, NOW).basis is WaitBasis.all
    assert expected_wait(office().pk, 0, 0, NOW + dt.timedelta(days=8)).basis is WaitBasis.unknown


@pytest.mark.parametrize(
    "told",
    [
        {"by_way_of": Channel.letter},
        {"urgent": UrgentReason.no_roof},
        {"served_at_once": True},
    ],
)
def test_who_does_not_sit_and_wait_is_told_nothing(told):
    assert told_wait(visit(**told)) is None
    assert not JournalLine.objects.filter(kind="WaitTold").exists()


def test_waits_are_measured_by_topic_and_queue_and_all_together():
    for minutes in (10, 20, 30):
        waits(minutes)
    waits(50, "housing")
    waits(60, "housing", "job_seeking")
    found = measured()
    assert found["job_seeking", Ahead.nobody] == found["job_seeking", Ahead.any] == (3, 3, 20)
    assert found["housing", Ahead.any] == (1, 1, 50)
    assert found[EVERYBODY] == found[None, Ahead.nobody] == (5, 5, 30)


def test_who_comes_to_a_long_queue_is_told_of_those_who_did():
    known(10, 25)
    known(60, 90, ahead=Ahead.few)
    visit(by_way_of=Channel.letter)
    assert [told.median_s // 60 for told in map(told_wait, (visit(), visit())) if told] == [10, 60]
    assert Visit.objects.latest("pk").wait_before == 1


def test_who_left_or_was_left_at_closing_time_was_not_served():
    waits(10)
    stands("amina")
    gone, left = visit(), visit()
    leave_visit(gone.pk, actor=employee("amina"), now=NOW + 30 * A_MINUTE)
    let_visit_be_owed(left.pk, now=CLOSED)
    assert measured()[EVERYBODY] == (3, 1, None)


def test_who_is_pointed_on_waits_until_somebody_helps():
    row, lan = visit(), stands("lan")
    for minutes, then in ((5, put_back), (45, None)):
        at = NOW + minutes * A_MINUTE
        call_visit(row.pk, actor=lan, now=at)
        begin_serving(row.pk, actor=lan, now=at)
        if then:
            then(row.pk, PutBack.needs_other, actor=lan, now=at)
    assert measured()[EVERYBODY] == (1, 1, 45)


def test_who_stepped_out_is_known_of_until_then():
    row = visit()
    lan = stands("lan")
    hold_visit(row.pk, VisitWait.papers, NOW + 60 * A_MINUTE, actor=lan, now=NOW + 9 * A_MINUTE)
    assert Visit.objects.get(pk=row.pk).stepped_out_at == NOW + 9 * A_MINUTE
    assert measured()[EVERYBODY] == (1, 0, None)


def test_what_was_a_mistake_or_another_policy_or_long_ago_is_no_wait():
    waits(10)
    mistake = visit()
    leave_visit(mistake.pk, NeedOutcome.mistake, actor=stands("amina"), now=NOW)
    other = waits(20)
    Visit.objects.filter(pk=other.pk).update(wait_policy=Policy.by_birth_date)
    old = waits(30)
    Visit.objects.filter(pk=old.pk).update(day=NOW.date() - dt.timedelta(weeks=7))
    try:
        assert measured()[EVERYBODY] == (1, 1, 10)
    finally:  # the doctor is to find the tables as the journal tells them
        Visit.objects.filter(pk=other.pk).update(wait_policy=policy())
        Visit.objects.filter(pk=old.pk).update(day=NOW.date())


def test_every_office_is_measured_when_it_is_time_and_when_the_clock_was_set_back():
    assert measure_waits_when_due(NOW) == 2
    assert measure_waits_when_due(NOW + 14 * A_MINUTE) == 0
    assert measure_waits_when_due(NOW + 15 * A_MINUTE) == 2
    assert measure_waits_when_due(NOW - 60 * A_MINUTE) == 2
    assert MeasuredWait.objects.filter(area=None, ahead=Ahead.any).count() == 2


def test_what_was_told_stands_beside_how_it_went():
    waits(5)
    known(10, 25)
    for minutes in (20, 25, 26):
        waits(minutes)
    stands("amina")
    leave_visit(visit().pk, actor=employee("amina"), now=NOW + 5 * A_MINUTE)
    found = told_against_real(office().pk, CLOSED)
    weeks_ago = NOW.date() - dt.timedelta(weeks=6)
    assert found == Kept(since=weeks_ago, told=4, within=2, longer=1, unknown=1)
    assert found.percent == 67
