"""Whether somebody stands where the office's routing needs them."""

import pytest

FRONT, BACK = "routing.toml: routing «front»", "routing.toml: routing «back»"


@pytest.fixture
def routed(files, problems):
    """What the reader says when the example routes like this."""

    def said_of(*rows):
        files["routing.toml"] = "\n".join(f"[[routing]]\n{row}\n" for row in rows)
        return problems(files)

    return said_of


def test_a_stage_is_routed_once(routed):
    row = 'stage = "front"\npolicy = "first_free"'
    assert routed(row, row) == (
        "routing.toml: routing number 2, stage: The stage «front» is routed already; each stage is"
        " routed once."
    )


def test_a_desk_needs_somebody_at_it(routed):
    assert routed('stage = "front"\npolicy = "desk_then_competence"') == (
        f"{FRONT}, policy: «desk_then_competence» needs somebody at the door, and nobody in"
        " staff.toml has the post «desk»."
    )


def test_a_fallback_needs_its_people_too(routed):
    said = routed(
        'stage = "front"\npolicy = "first_free"\nfallback = "desk_then_competence"\n'
        "fallback_after_minutes = 5"
    )
    assert said.startswith(f"{FRONT}, fallback: «desk_then_competence» needs somebody")


def test_support_and_front_are_needed_where_colleagues_join(files, routed):
    staff = files["staff.toml"].replace('post = "support"\n', "")
    files["staff.toml"] = staff.replace('post = "front"\n', "")
    said = routed('stage = "front"\npolicy = "desk_with_support"')
    assert [line.rpartition("«")[2] for line in said.splitlines()] == ["front».", "support»."]


@pytest.mark.parametrize("policy", ["first_free", "by_competence", "by_birth_date"])
def test_every_rule_at_the_door_needs_somebody_there(files, routed, policy):
    files["staff.toml"] = files["staff.toml"].replace('post = "front"\n', "")
    assert routed(f'stage = "front"\npolicy = "{policy}"') == (
        f"{FRONT}, policy: «{policy}» needs somebody at the door, and nobody in staff.toml has the"
        " post «front»."
    )


def test_without_a_chosen_rule_nobody_need_stand_at_the_door(files, routed):
    files["staff.toml"] = files["staff.toml"].replace('post = "front"\n', "")
    assert routed('stage = "back"\npolicy = "by_continuity"') == ""


def test_behind_the_door_only_some_rules_say_where_to(routed):
    assert routed('stage = "back"\npolicy = "first_free"') == (
        f"{BACK}, policy: «first_free» is a rule for the door; behind it the rule says which unit"
        " receives what is passed on. Allowed are: by_competence, by_birth_date, by_continuity."
    )


def test_a_fallback_has_its_time_and_a_time_its_fallback(routed):
    assert "fallback: The fallback needs its time" in routed(
        'stage = "front"\npolicy = "by_competence"\nfallback = "first_free"'
    )
    assert "fallback_after_minutes: There is no fallback" in routed(
        'stage = "front"\npolicy = "by_competence"\nfallback_after_minutes = 3'
    )


def test_a_fallback_is_another_rule(routed):
    said = routed(
        'stage = "front"\npolicy = "first_free"\nfallback = "first_free"\n'
        "fallback_after_minutes = 5"
    )
    assert said == f"{FRONT}, fallback: The fallback is the rule itself; name another, or drop it."


@pytest.mark.parametrize("limit", ["level = 0", "level = 4", "fallback_after_minutes = 0"])
def test_numbers_have_their_bounds(routed, limit):
    assert "is too" in routed(f'stage = "front"\npolicy = "first_free"\n{limit}')


def test_whoever_stands_at_the_door_works_there(told):
    assert told("staff.toml", 'key = "anders"\n', 'key = "anders"\npost = "front"\n') == (
        "staff.toml: staff «anders», post: «anders» has the post «front» but works in no unit of"
        ' the front. Write post = "none", or let them work in a unit whose stage is "front".'
    )


def test_two_people_do_not_share_a_desk_number(told):
    assert told("staff.toml", "desk_number = 2", "desk_number = 1") == (
        "staff.toml: staff «lan», desk_number: The desk number 1 is somebody else's already."
    )


@pytest.mark.parametrize(
    ("unit", "because"),
    [("front_state", "stands in the house"), ("moon", "moon"), ("regional_benefits", "")],
)
def test_the_contact_centre_is_a_unit_outside_the_office(told, unit, because):
    said = told("office.toml", "board_sound = true\n", f'contact_centre = "{unit}"\n')
    assert because in said if because else said == ""
