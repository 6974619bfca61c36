"""The study's two offices: what is read from it, and what is filled in and says so."""

import re

import pytest

from onedoor.packs.layout import FILE_OF
from onedoor.packs.promises import rows_of
from onedoor.packs.reader import files_in, read_files, read_pack, shipped
from onedoor.packs.routing import at_post, routing_of

ONE = r"(L\d{2,4}(-\d{2,4})?|domain \d(\.\d)?|assumed)"
FORM = re.compile(rf"{ONE}(, {ONE})*")
A, B = read_pack(shipped("office_a")), read_pack(shipped("office_b"))


@pytest.fixture(params=[A, B], ids=["office_a", "office_b"])
def office(request):
    return request.param


def teams(office, side):
    return [unit for unit in office.unit if unit.stage == "back" and unit.side == side]


def test_every_key_of_every_table_has_a_source_of_the_right_form(office):
    for table in FILE_OF:
        for place, row in rows_of(office, table):
            for key in type(row).model_fields.keys() - {"source"}:
                assert FORM.fullmatch(row.source_of(key)), (place.table, key)


def test_lines_of_the_study_are_there(office):
    for table in FILE_OF:
        for _, row in rows_of(office, table):
            for source in row.source.values():
                for first, last in re.findall(r"L(\d+)(?:-(\d+))?", source):
                    assert int(first) <= int(last or first) <= 1394


def test_both_are_invented_have_two_leaders_and_two_sides(office):
    assert office.office.demo
    assert office.office.leadership == "two"
    assert len({row.staff for row in office.leader}) == 2


def test_office_a_has_six_teams_separated_by_side():
    assert [unit.name.en for unit in teams(A, "state")] == [
        "Follow-up team 1",
        "Follow-up team 2",
        "Market team",
        "Office work team",
    ]
    assert [unit.name.en for unit in teams(A, "municipality")] == [
        "Addiction team",
        "Clerical team",
    ]
    assert A.agreement == ()


def test_nobody_of_office_a_works_in_a_team_of_the_other_side():
    sides = {unit.key: unit.side for unit in A.unit}
    assert all(sides[unit] == row.side for row in A.staff for unit in (row.unit, *row.also_in))


def test_in_office_a_only_the_two_follow_up_teams_share_out_by_birth_date():
    shared = [unit.key for unit in A.unit if unit.shares_out_by == "birth_date"]
    assert shared == ["team_follow_up_1", "team_follow_up_2"]


def test_office_a_keeps_people_at_the_front_for_six_months():
    assert {unit.remit_days for unit in A.unit if unit.stage == "front"} == {182}
    assert {unit.remit_days for unit in B.unit} == {0}


def test_in_office_a_the_back_front_joins_and_both_sides_stand_in_each():
    assert routing_of(A, "front").policy == "desk_with_support"
    for post in ("front", "support"):
        assert {row.side for row in at_post(A, post)} == {"state", "municipality"}


def test_office_b_has_four_birth_date_teams_of_mixed_staff_and_one_for_refugees():
    shared = [unit for unit in B.unit if unit.shares_out_by == "birth_date"]
    assert len(shared) == 4
    for unit in shared:
        assert {row.side for row in B.staff if row.unit == unit.key} == {"state", "municipality"}
    assert [unit.name.en for unit in teams(B, "municipality")] == ["Refugee team"]


def test_the_desk_of_office_b_has_two_who_come_from_no_agency_and_know_no_area():
    desk = at_post(B, "desk")
    assert [(row.former_agency, row.levels) for row in desk] == [("none", {})] * 2
    assert at_post(A, "desk") == []


def test_office_b_routes_by_its_later_scheme_which_has_no_fallback():
    front = routing_of(B, "front")
    assert (front.policy, front.fallback) == ("desk_then_competence", None)


def test_in_office_b_somebody_at_the_front_can_take_every_area():
    level = routing_of(B, "front").level
    known = {
        area for row in at_post(B, "front") for area in row.levels if row.levels[area] >= level
    }
    assert known == {area.key for area in B.area}


@pytest.mark.parametrize(
    ("variant", "policy"),
    [("first_free", "first_free"), ("by_competence", "desk_then_competence")],
)
def test_the_two_schemes_of_office_b_differ_in_the_front_alone(variant, policy):
    other = read_files(files_in(shipped("office_b"), variant))
    assert routing_of(other, "front").policy == policy
    assert other.model_copy(update={"routing": ()}) == B.model_copy(update={"routing": ()})
    assert routing_of(other, "back") == routing_of(B, "back")
