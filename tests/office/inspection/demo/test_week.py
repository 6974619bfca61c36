"""The demo's two weeks: every state is there to be seen, by the rules, and the same each time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

import pytest
from django.db.models import F

from onedoor.office.establishment.queries import opening_of
from onedoor.office.inspection.demo.days import Days
from onedoor.office.inspection.demo.week import opened_before
from onedoor.office.inspection.doctor import examine
from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Identity, Person
from onedoor.office.people.safekeeping import decrypted
from onedoor.rules.opening import day_of, end_of_day, instant, is_open_on
from onedoor.vocabulary.people import IdKind
from tests.databases import SqliteTemplate
from tests.office.inspection.demo.changed import with_other_keys
from tests.office.inspection.demo.made import TUESDAY, Made, demobyen, lines, made, opened
from tests.office.inspection.demo.states import STATES

SEED = 1107


@pytest.fixture(scope="module")
def demo(
    sqlite_template: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Made]:
    """One office for all tests, since it takes seconds; the tests only read."""
    with opened(
        sqlite_template, tmp_path_factory.mktemp("demo"), demobyen(), SEED, TUESDAY
    ) as found:
        yield found


def test_every_state_is_there_to_be_seen(demo):
    days = Days(opening_of(demo.office.pk), TUESDAY)
    missing = [name for name, found in STATES.items() if not found(demo.office, days)]
    assert not missing


def test_the_office_has_the_size_that_was_asked_for(demo):
    assert 130 <= demo.week.persons <= 170
    assert 150 <= demo.week.cases <= 200


def test_no_story_was_ended_by_a_rule_or_left_out(demo):
    assert (demo.week.refused, demo.week.left_out) == ((), ())


def test_the_doctor_finds_nothing(demo):
    assert list(examine(TUESDAY)) == []


def test_progress_is_told_and_never_goes_back(demo):
    assert demo.progress[-1][0] == demo.progress[-1][1]
    assert all(before[0] <= after[0] for before, after in pairwise(demo.progress))


def test_more_comes_of_what_more_people_need(demo):
    count = demo.office.cases.filter
    often = ("job_seeking", "sick_leave", "financial_assistance")
    assert min(count(area__key=one).count() for one in often) > count(area__key="housing").count()


def test_numbers_are_of_the_made_up_series_alone(demo):
    numbers = Identity.objects.filter(office=demo.office, country="NO")
    assert set(numbers.values_list("kind", flat=True)) <= {IdKind.synthetic, IdKind.synthetic_d}
    months = {int(decrypted(one.cipher)[2:4]) for one in numbers}
    assert months <= {*range(41, 53), *range(81, 93)}
    assert months & {*range(41, 53)}
    assert months & {*range(81, 93)}


def test_persons_differ(demo):
    persons = Person.objects.filter(office=demo.office, merged_into=None)
    assert set(persons.values_list("language", flat=True)) == {"nb", "nn", "en"}
    assert 1 < persons.filter(fold="").count() < 10
    assert persons.filter(identities=None).count() > 5


def test_nothing_happens_outside_opening_hours_but_what_runs_out(demo):
    days = Days(opening_of(demo.office.pk), TUESDAY)
    ticks = {TUESDAY, days.last_look}
    opened = opened_before(TUESDAY)
    for line in JournalLine.objects.filter(office=demo.office.pk):
        at = instant(line.at_us)
        day = day_of(at, days.opening)
        if at == opened or (is_open_on(day, days.opening) and _while_open(at, day, days)):
            continue
        assert at in {*ticks, days.evening(day)}, line.seq
        assert line.actor_key == 0, line.seq


def test_nothing_happens_after_now(demo):
    last = JournalLine.objects.filter(office=demo.office.pk).latest("at_us")
    assert instant(last.at_us) <= TUESDAY


def test_time_goes_forward_in_every_thread(demo):
    before = {0: 0}
    for line in JournalLine.objects.filter(office=demo.office.pk).order_by("seq"):
        assert before[line.prev] <= line.at_us
        before[line.seq] = line.at_us


def test_what_crosses_is_what_the_agreement_names(demo):
    crossed = demo.office.cases.exclude(unit__side=F("side")).filter(sister_of=None)
    areas = set(crossed.values_list("area__key", flat=True))
    assert areas
    assert areas <= {"employment_schemes", "qualification_programme"}


def test_the_same_seed_is_the_same_office_whatever_its_keys(demo, sqlite_template, tmp_path):
    told = lines(demo.office)
    with sqlite_template.copy(tmp_path).opened():
        others = lines(made(with_other_keys(demobyen()), demo.seed, TUESDAY).office)
    # One line tells of the pack by its fingerprint, and with other keys it has another.
    assert len([1 for one, other in zip(told, others, strict=True) if one != other]) == 1


def test_the_days_before_are_the_same_later_that_day(demo, sqlite_template, tmp_path):
    days = Days(opening_of(demo.office.pk), TUESDAY)
    told = lines(demo.office, until=days.doors_opened)
    with sqlite_template.copy(tmp_path).opened():
        again = made(demobyen(), demo.seed, TUESDAY + dt.timedelta(hours=2))
        assert lines(again.office, until=days.doors_opened) == told


def _while_open(at: dt.datetime, day: dt.date, days: Days) -> bool:
    hours = days.opening.weekdays[day.weekday()]
    closes = end_of_day(day, days.opening)
    assert hours is not None
    return closes - dt.timedelta(minutes=hours[1] - hours[0]) <= at <= closes
