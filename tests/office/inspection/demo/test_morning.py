"""The morning at the door: in every demo office some wait, some are served, and one is free."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import pytest
from django.db.models import QuerySet

from onedoor.office.establishment.queries import opening_of
from onedoor.office.inspection.demo.days import Days
from onedoor.office.inspection.demo.roster import roster_at
from onedoor.office.inspection.demo.who_to_be import who_to_be
from onedoor.office.inspection.doctor import examine
from onedoor.office.people.models import Employee
from onedoor.office.reception.models import Meeting, Need, Visit
from onedoor.office.reception.queue import queue_at
from onedoor.office.responsibility.gathering import at_work
from onedoor.office.responsibility.models import Debt
from onedoor.office.routing.standing import scheme_of
from onedoor.packs.reader import files_in, shipped
from onedoor.vocabulary.reception_codes import (
    Channel,
    MeetingRole,
    NeedKind,
    NeedOutcome,
    SentTo,
    UrgentReason,
    VisitEnd,
    VisitState,
)
from onedoor.vocabulary.responsibility_codes import DebtKind
from onedoor.vocabulary.routing import Policy, Post
from tests.databases import SqliteTemplate
from tests.office.inspection.demo.made import TUESDAY, Made, demobyen, opened

OFFICES = (
    "example",
    "nav",
    "office_a",
    "office_b",
    "office_b first_free",
    "office_b by_competence",
)
MINUTE = dt.timedelta(minutes=1)


def files_of(name: str) -> Mapping[str, str]:
    pack, _, variant = name.partition(" ")
    return demobyen() if pack == "example" else files_in(shipped(pack), variant)


@pytest.fixture(scope="module", params=OFFICES)
def demo(
    request: pytest.FixtureRequest,
    sqlite_template: SqliteTemplate,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Made]:
    """Each office once for all tests, on a morning two hours old or less."""
    folder = tmp_path_factory.mktemp("demo")
    with opened(sqlite_template, folder, files_of(request.param), seed=1107, now=TUESDAY) as found:
        yield found


def days(demo: Made) -> Days:
    return Days(opening_of(demo.office.pk), demo.now)


def visits(demo: Made, *states: VisitState) -> QuerySet[Visit]:
    rows = Visit.objects.filter(office=demo.office, day=days(demo).today)
    return rows.filter(state__in=states) if states else rows


def needs(demo: Made, **more: object) -> QuerySet[Need]:
    return Need.objects.filter(visit__in=visits(demo), **more)


def desk_is_first(demo: Made) -> bool:
    return scheme_of(demo.office.pk, "front").policy is Policy.desk_then_competence


def test_the_doctor_finds_nothing_and_no_rule_had_to_say_no(demo):
    assert list(examine(TUESDAY)) == []
    assert demo.week.refused == ()


def test_those_the_pack_puts_at_a_post_stand_there_since_the_doors_opened(demo):
    listed = {one.who for one in roster_at(demo.office, TUESDAY)}
    here = at_work(listed, days(demo).today)
    standing = Employee.objects.filter(office=demo.office).exclude(post=Post.none)
    assert {one.pk for one in standing} == {one for one in listed if here[one]}
    assert {one.post_since for one in standing} == {days(demo).doors_opened}


def test_some_wait_and_none_for_very_long(demo):
    waited = [(TUESDAY - one.waiting_since) / MINUTE for one in visits(demo, VisitState.waiting)]
    assert 5 <= len(waited) <= 9
    assert min(waited) >= 2
    assert max(waited) <= 40
    assert sum(minutes <= 26 for minutes in waited) >= len(waited) - 1


def test_one_of_them_is_urgent_for_a_reason(demo):
    urgent = visits(demo, VisitState.waiting).exclude(urgent=UrgentReason.none)
    assert urgent.count() == 1


def test_one_or_two_are_called_and_some_are_served_one_with_a_colleague(demo):
    served = visits(demo, VisitState.serving)
    assert 1 <= visits(demo, VisitState.called).count() <= 2
    assert 2 <= served.count() <= 4
    joined = Meeting.objects.filter(visit__in=served, until=None, role=MeetingRole.joins)
    assert joined.count() == 1


def test_one_has_stepped_out_until_soon(demo):
    out = visits(demo, VisitState.on_hold).get()
    assert out.hold_until is not None
    assert TUESDAY < out.hold_until <= TUESDAY + 15 * MINUTE


def test_somebody_worth_being_at_the_front_can_call_the_next(demo):
    some = [Employee.objects.get(pk=one.employee) for one in who_to_be(demo.office, TUESDAY)]
    front = next(one for one in some if one.post is Post.front)
    assert next(queue_at(demo.office.pk, TUESDAY).for_employee(front.pk), 0)
    assert not visits(demo).filter(served_by=front)


def test_where_the_desk_is_first_some_wait_for_it_and_some_for_the_front(demo):
    posts = {one.waits_for for one in visits(demo, VisitState.waiting)}
    assert posts == ({Post.desk, Post.front} if desk_is_first(demo) else {Post.front})


def test_they_come_by_every_way_with_needs_of_every_kind(demo):
    ways = {one.channel for one in visits(demo)}
    assert ways == set(Channel) - {Channel.unknown, Channel.internal}
    assert {NeedKind.new, NeedKind.about_case} < {one.kind for one in needs(demo)}
    assert 20 <= visits(demo).count() <= 40


def test_some_have_several_needs_and_some_no_name(demo):
    counts = [one.needs.filter(follows=None).count() for one in visits(demo)]
    assert {1, 2, 3} <= set(counts)
    assert counts.count(1) > len(counts) / 2
    assert visits(demo).filter(person__fold="").exists()


def test_needs_end_in_all_ways(demo):
    ends = {one.outcome for one in needs(demo, outcome__isnull=False)}
    assert ends >= {
        NeedOutcome.answered,
        NeedOutcome.sent_on,
        NeedOutcome.case_opened,
        NeedOutcome.taken_by_holder,
        NeedOutcome.call_back,
        NeedOutcome.person_left,
    }
    assert visits(demo).filter(end=VisitEnd.left).count() == 1


def test_who_is_sent_on_goes_in_the_house_and_out_of_it_with_and_without_contact(demo):
    sent = needs(demo, outcome=NeedOutcome.sent_on)
    assert {one.contact_made for one in sent} == {True, False}
    assert {one.sent_to for one in sent} >= {SentTo.outside, SentTo.another_day}
    assert {SentTo.desk, SentTo.unit} & {one.sent_to for one in sent}


def test_of_yesterday_somebody_is_owed_today_by_name(demo):
    owed = Debt.objects.filter(office=demo.office, paid_at=None)
    left = owed.filter(kind=DebtKind.carried_over)
    assert 2 <= left.count() <= 4
    assert {one.due for one in left} == {days(demo).today}
    calls = owed.filter(kind=DebtKind.call_back)
    assert calls.filter(due=days(demo).today).exists()
    assert calls.filter(due__lt=days(demo).today).count() == 1
