"""The demo's two weeks: every state is there to be seen, by the rules, and the same each time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest
from django.db.models import F
from django.test import override_settings

from onedoor.office.establishment.actions import load_pack
from onedoor.office.establishment.models import Office
from onedoor.office.establishment.queries import opening_of
from onedoor.office.inspection.demo.days import Days
from onedoor.office.inspection.demo.week import Week, fill_with_a_week, opened_before, who_to_be
from onedoor.office.inspection.doctor import examine
from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Identity, Person
from onedoor.office.people.safekeeping import decrypted
from onedoor.packs.reader import files_in, shipped
from onedoor.rules.opening import day_of, end_of_day, instant, is_open_on
from onedoor.vocabulary.people import IdKind
from tests.databases import Database, SqliteTemplate
from tests.office.inspection.demo_states import STATES, WHAT_THEY_SEE

SEEDS = (1107, 3)
TUESDAY = dt.datetime(2027, 3, 9, 10, 30, tzinfo=dt.UTC)
TOLD = [
    column.attname
    for column in JournalLine._meta.concrete_fields
    if column.attname not in ("hash", "transaction")
]


@dataclass(frozen=True)
class Made:
    """An office that was made for the tests of this file, and how."""

    office: Office
    seed: int
    week: Week
    progress: list[tuple[int, int]]


def made(seed: int, now: dt.datetime) -> Made:
    """A demo office with its two weeks, in a database that has other offices too."""
    text = files_in(shipped("example"))
    ours = {name: words.replace('"elvebyen"', '"demobyen"') for name, words in text.items()}
    progress: list[tuple[int, int]] = []
    with override_settings(DEMO=True):
        office = load_pack(ours, now=opened_before(now))
        week = fill_with_a_week(
            office, seed=seed, now=now, progress=lambda done, of: progress.append((done, of))
        )
    return Made(office, seed, week, progress)


@pytest.fixture(scope="module", params=SEEDS)
def demo(
    request: pytest.FixtureRequest,
    sqlite_template: SqliteTemplate,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Made]:
    """One office for all tests of a seed, since it takes seconds; the tests only read."""
    database: Database = sqlite_template.copy(tmp_path_factory.mktemp("demo"))
    with database.opened():
        yield made(request.param, TUESDAY)


def lines(office: Office) -> list[tuple[object, ...]]:
    """What the journal tells of an office, without what no story decides."""
    return list(JournalLine.objects.filter(office=office.pk).order_by("seq").values_list(*TOLD))


def test_every_state_is_there_to_be_seen(demo):
    days = Days(opening_of(demo.office.pk), TUESDAY)
    missing = [name for name, found in STATES.items() if not found(demo.office, days)]
    assert not missing


@pytest.mark.parametrize("key", WHAT_THEY_SEE)
def test_who_is_worth_being_sees_what_is_promised(demo, key):
    days = Days(opening_of(demo.office.pk), TUESDAY)
    found = WHAT_THEY_SEE[key](demo.office, days)
    assert [name for name, rows in found.items() if not rows] == []


def test_six_to_eight_are_worth_being_and_say_why(demo):
    some = who_to_be(demo.office)
    assert 6 <= len(some) <= 8
    assert all(one.name and one.role and one.sees for one in some)
    assert {one.employee for one in some} <= set(
        demo.office.employees.filter(left_at=None).values_list("pk", flat=True)
    )


def test_the_office_has_the_size_that_was_asked_for(demo):
    assert 105 <= demo.week.persons <= 140
    assert 150 <= demo.week.cases <= 200


def test_no_story_was_ended_by_a_rule(demo):
    assert demo.week.refused == ()


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
    assert set(numbers.values_list("kind", flat=True)) == {IdKind.synthetic}
    months = {int(decrypted(one.cipher)[2:4]) for one in numbers}
    assert months <= {*range(41, 53), *range(81, 93)}
    assert months & {*range(41, 53)}
    assert months & {*range(81, 93)}


def test_persons_differ(demo):
    persons = Person.objects.filter(office=demo.office, merged_into=None)
    assert set(persons.values_list("language", flat=True)) == {"nb", "nn", "en"}
    assert persons.filter(fold="").count() == 1
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


def test_the_same_seed_on_the_same_day_is_the_same_office(demo, sqlite_template, tmp_path):
    told = lines(demo.office)
    with sqlite_template.copy(tmp_path).opened():
        again = made(demo.seed, TUESDAY + dt.timedelta(hours=2))
        assert lines(again.office) == told


def _while_open(at: dt.datetime, day: dt.date, days: Days) -> bool:
    hours = days.opening.weekdays[day.weekday()]
    closes = end_of_day(day, days.opening)
    assert hours is not None
    return closes - dt.timedelta(minutes=hours[1] - hours[0]) <= at <= closes
