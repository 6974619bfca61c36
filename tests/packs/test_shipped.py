"""The packs that come with Onedoor fit what they are for."""

import gzip
import os
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest

from onedoor.packs.calendar import opening
from onedoor.packs.layout import FILE_OF
from onedoor.packs.offered import Appeal, NormalTime
from onedoor.packs.reader import read_pack, shipped, shipped_names
from onedoor.packs.reference import page

_ROOT = Path(__file__).parents[2]
LOG = _ROOT / os.environ.get("ONEDOOR_REAL_LOG", "../shared/data/wabo_receipt.xes.gz")
PAGE = _ROOT / "docs" / "reference" / "packs.md"


@pytest.fixture(scope="module")
def example():
    return read_pack(shipped("example"))


@pytest.fixture(scope="module")
def nav():
    return read_pack(shipped("nav"))


@pytest.fixture(scope="module")
def wabo():
    return read_pack(shipped("wabo"))


@pytest.mark.parametrize("name", shipped_names())
def test_every_shipped_pack_can_be_read_and_has_a_calendar(name):
    pack = read_pack(shipped(name))
    assert pack.office.key
    assert any(opening(pack).weekdays)


def test_the_example_is_invented_and_says_so(example):
    assert example.office.demo


def test_the_example_has_two_sides_with_a_leader_each(example):
    assert example.office.leadership == "two"
    assert {row.side for row in example.leader} == {"state", "municipality"}


def test_the_example_shares_out_in_every_way(example):
    rules = {unit.shares_out_by for unit in example.unit}
    assert rules == {"birth_date", "area", "least_load", "none"}


def test_the_example_stands_at_the_door_with_both_sides_and_reaches_outside(example):
    stages = {(unit.stage, unit.side) for unit in example.unit}
    assert {("front", "state"), ("front", "municipality"), ("outside", "state")} <= stages


def test_in_the_example_matters_may_cross_each_way(example):
    assert {agreed.to for agreed in example.agreement} == {"state", "municipality"}


def test_somebody_in_each_unit_of_the_example_knows_each_of_its_areas(example):
    for unit in example.unit:
        members = [row for row in example.staff if unit.key in (row.unit, *row.also_in)]
        known = {area for row in members for area, level in row.levels.items() if level}
        assert set(unit.areas) <= known, unit.key


def test_no_two_people_of_the_example_share_a_name(example):
    assert len({(row.given_name, row.family_name) for row in example.staff}) == len(example.staff)


# ------------------------------------------------------------------ the present-day office


def test_the_present_day_office_has_one_leader_and_is_invented(nav):
    assert (nav.office.leadership, nav.office.demo) == ("one", True)
    assert len({row.staff for row in nav.leader}) == 1


def test_it_gives_forty_services_and_some_in_each_of_its_areas(nav):
    assert len(nav.service) == 40
    assert {service.area for service in nav.service} == {area.key for area in nav.area}


def test_a_figure_that_nobody_has_checked_says_so(nav):
    counted = Counter(key for service in nav.service for key in service.unverified)
    assert counted["former_agencies"] == 40
    assert counted["decides"] == 39  # for money advice the table gives its source


def test_figures_are_as_printed(nav):
    benefit = next(row for row in nav.service if row.key == "work_assessment_allowance")
    assert benefit.normal_time == NormalTime(least=4, most=8, unit="weeks")
    assert benefit.appeal == Appeal(to="appeals_body", weeks_at_first=10, weeks_there=18)
    assert benefit.as_printed["normal_time"].startswith("4 w / 8 w; mean 10.9 d (2015)")


@pytest.mark.parametrize(
    ("decides", "unit"),
    [
        ("benefits_unit", "benefits_unit"),
        ("pensions_unit", "pensions_unit"),
        ("assistive_technology", "assistive_technology_centre"),
        ("abroad_unit", "abroad_unit"),
    ],
)
def test_units_outside_work_with_the_areas_they_decide_in(nav, decides, unit):
    outside = next(row for row in nav.unit if row.key == unit)
    assert outside.stage == "outside"
    assert {row.area for row in nav.service if row.decides == decides} == set(outside.areas)


@pytest.mark.parametrize("name", ["nav", "example", "office_a", "office_b"])
def test_only_what_the_municipality_gives_is_given_by_need(name):
    pack = read_pack(shipped(name))
    side = {area.key: area.side for area in pack.area}
    assert {side[row.area] for row in pack.service if row.yardstick == "need"} == {"municipality"}


# ------------------------------------------------------------------ the real log


def test_the_pack_of_the_real_log_adds_nothing_the_log_does_not_say(wabo):
    assert {unit.shares_out_by for unit in wabo.unit} == {"none"}
    assert wabo.times.bounce_limit == 0
    assert [row.key for row in wabo.staff] == ["leader"]


@pytest.mark.reallog
@pytest.mark.skipif(not LOG.exists(), reason="the real log is not here")
def test_the_pack_of_the_real_log_names_its_groups_and_activities_exactly(wabo):
    groups, activities, first = in_the_log()
    assert {unit.name.en for unit in wabo.unit} == groups
    assert {step.name.en for step in wabo.step} == activities
    assert [step.name.en for step in wabo.step if step.first] == ["Confirmation of receipt"]
    assert wabo.office.opening_day.isoformat() <= first


def in_the_log():
    """The groups and activities of the log, and its first instant."""
    with gzip.open(LOG) as log:
        said = [
            {value.attrib["key"]: value.attrib["value"] for value in event}
            for _, event in ET.iterparse(log)
            if event.tag.rpartition("}")[2] == "event"
        ]
    groups = {event["org:group"] for event in said}
    return groups, {e["concept:name"] for e in said}, min(e["time:timestamp"] for e in said)


def test_the_reference_page_is_what_the_program_makes():
    """Run `onedoor pack reference > docs/reference/packs.md` when this fails."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_reference_page_has_every_key_of_every_table():
    assert page().count("\n### ") == len(FILE_OF)
    assert "| `remit_days` | a whole number, 0 to 3660; 0 when left out |" in page()
    assert "### `[[agreement]]` (may be left out)" in page()
