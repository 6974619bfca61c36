"""What the tables of a pack must say of each other."""

import re

import pytest

from onedoor.packs.reader import files_in, shipped

UNIT = "units.toml: unit"
KNOWN_AREAS = (
    "job_seeking, employment_schemes, unemployment_benefit, sick_leave, work_assessment,"
    " single_parents, financial_assistance, debt_counselling, housing, qualification_programme,"
    " introduction_programme"
)


@pytest.fixture
def one_side(files):
    """The real log's office, which has one side and one leader."""
    files.clear()
    files.update(files_in(shipped("wabo")))


def test_the_example_has_no_problems(told):
    assert told() == ""


# ------------------------------------------------------------------ references


def test_a_key_stands_for_one_thing(told):
    said = told("areas.toml", 'key = "clarify_need"', 'key = "first_contact"')
    assert said == (
        "areas.toml: step number 2, key: «first_contact» is the key of more than one of these;"
        " each needs a key of its own."
    )


def test_two_people_need_two_keys(told):
    said = told("staff.toml", 'key = "dawit"', 'key = "marte"')
    assert said.splitlines()[0] == (
        "staff.toml: staff number 11, key: «marte» is the key of more than one of these; each"
        " needs a key of its own."
    )


def test_a_side_is_named_once(told):
    assert told("office.toml", '"state", "municipality"', '"state", "state"').splitlines()[0] == (
        "office.toml: office, sides: «state» is named twice."
    )


def test_two_units_cannot_have_the_same_name(told):
    assert told("units.toml", 'en = "Municipal front"', 'en = "State front"') == (
        f"{UNIT} «front_municipality», name.en: «State front» is the name of more than one of"
        " these; nobody could tell them apart."
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "office.toml",
            'staff = "ragnhild"',
            'staff = "ragnild"',
            (
                "leader «state», staff: There is no staff with the key «ragnild». Did you mean"
                " «ragnhild»?"
            ),
        ),
        (
            "units.toml",
            'leader = "bjorn"',
            'leader = "bjoern"',
            (
                "unit «team_work», leader: There is no staff with the key «bjoern». Did you mean"
                " «bjorn»?"
            ),
        ),
        (
            "units.toml",
            'duty_lead = "elif"',
            'duty_lead = "elfi"',
            (
                "unit «team_work», duty_lead: There is no staff with the key «elfi». Did you mean"
                " «elif»?"
            ),
        ),
        (
            "units.toml",
            '"debt_counselling", "housing"]',
            '"debt_counselling", "housing", "pension"]',
            (
                f"unit «team_social», areas: There is no area with the key «pension». There are:"
                f" {KNOWN_AREAS}."
            ),
        ),
        (
            "staff.toml",
            'also_in = ["team_qualification"]',
            'also_in = ["team_qualifications"]',
            (
                "staff «dawit», also_in: There is no unit with the key «team_qualifications». Did"
                " you mean «team_qualification»?"
            ),
        ),
        (
            "staff.toml",
            "job_seeking = 3, employment_schemes = 2",
            "jobseeking = 3, employment_schemes = 2",
            (
                "staff «jonas», levels: There is no area with the key «jobseeking». Did you mean"
                " «job_seeking»?"
            ),
        ),
        (
            "office.toml",
            'area = "employment_schemes"',
            'area = "employment_scheme"',
            (
                "agreement «employment_scheme», area: There is no area with the key"
                " «employment_scheme». Did you mean «employment_schemes»?"
            ),
        ),
        (
            "office.toml",
            'areas = ["job_seeking", "sick_leave"]',
            'areas = ["job_seeking", "sickleave"]',
            (
                "mandate number 1, areas: There is no area with the key «sickleave». Did you mean"
                " «sick_leave»?"
            ),
        ),
    ],
)
def test_what_is_mentioned_must_be_there(told, file, old, new, said):
    assert f"{file}: {said}" in told(file, old, new)


def test_a_unit_that_is_not_there(told):
    said = told("staff.toml", 'unit = "team_health"', 'unit = "team_healthy"')
    assert said.splitlines()[-1] == (
        "staff.toml: staff «gunnhild», unit: There is no unit with the key «team_healthy». Did you"
        " mean «team_health»?"
    )


def test_nothing_is_named_twice_in_a_list(told):
    said = told(
        *("units.toml", '["sick_leave", "work', '["sick_leave", "sick_leave", "work'),
        *("staff.toml", 'also_in = ["front_state"]', 'also_in = ["front_state", "front_state"]'),
    )
    assert said.splitlines() == [
        f"{UNIT} «team_health», areas: «sick_leave» is named twice.",
        "staff.toml: staff «tone», also_in: «front_state» is named twice.",
    ]


@pytest.mark.usefixtures("one_side")
def test_an_office_of_one_side_has_nothing_of_the_other(told):
    assert told("staff.toml", 'side = "municipality"', 'side = "state"').splitlines()[0] == (
        "units.toml: unit «group_1», duty_lead: «leader» is employed by «state», but the cases"
        " born in this unit belong to «municipality». The duty lead must be employed by the unit's"
        " own side."
    )
    assert told().splitlines()[-1] == (
        "staff.toml: staff «leader», side: This office has no side «state». Its sides are:"
        " municipality."
    )


# ------------------------------------------------------------------ leadership


def test_a_side_without_a_leader(told):
    leader = '[[leader]]\nside = "municipality"\nstaff = "hakon"\n'
    assert told("office.toml", leader, "") == (
        "office.toml: leader: The side «municipality» has no leader. Each side of the office needs"
        " one [[leader]]."
    )


def test_a_side_with_two_leaders(told):
    leader = '[[leader]]\nside = "municipality"\nstaff = "hakon"\n'
    assert told("office.toml", leader, leader + leader.replace("hakon", "berit")) == (
        "office.toml: leader: The side «municipality» has more than one leader; it needs exactly"
        " one."
    )


def test_one_leader_leads_both_sides(told):
    assert told("office.toml", 'leadership = "two"', 'leadership = "one"') == (
        "office.toml: office, leadership: The office has one leader, so that both sides must name"
        " the same. They name: ragnhild, hakon."
    )
    assert told("office.toml", 'staff = "hakon"', 'staff = "ragnhild"') == ""


def test_two_leaders_are_two_people_each_employed_by_their_side(told):
    assert told("office.toml", 'staff = "hakon"', 'staff = "ragnhild"').splitlines() == [
        (
            "office.toml: office, leadership: «ragnhild» leads both sides, but the office is to"
            " have two leaders."
        ),
        (
            "office.toml: leader «municipality», staff: «ragnhild» is employed by «state»; under"
            " two leaders each leads the side that employs them, here «municipality»."
        ),
    ]


@pytest.mark.usefixtures("one_side")
def test_two_leaders_need_two_sides(told):
    assert told("office.toml", 'leadership = "one"', 'leadership = "two"') == (
        "office.toml: office, leadership: Two leaders need two sides; this office has only"
        ' «municipality». Write "one", or add a side.'
    )


def test_a_units_leaders_work_in_it(told):
    said = told(
        *("units.toml", 'leader = "bjorn"', 'leader = "jonas"'),
        *("units.toml", 'duty_lead = "elif"', 'duty_lead = "amina"'),
    )
    elsewhere = (
        "does not work in this unit. Name somebody who does, or add the unit to their also_in in"
        " staff.toml."
    )
    assert said.splitlines() == [
        f"{UNIT} «team_work», leader: «jonas» {elsewhere}",
        f"{UNIT} «team_work», duty_lead: «amina» {elsewhere}",
    ]


def test_a_units_leader_may_work_in_it_besides_and_for_the_other_side(told):
    assert told("units.toml", 'leader = "bjorn"', 'leader = "erik"') == ""


def test_a_duty_lead_is_employed_by_the_units_own_side(told):
    assert told("units.toml", 'duty_lead = "elif"', 'duty_lead = "erik"') == (
        f"{UNIT} «team_work», duty_lead: «erik» is employed by «municipality», but the cases born"
        " in this unit belong to «state». The duty lead must be employed by the unit's own side."
    )


@pytest.mark.parametrize("rule", ["birth_date", "area", "least_load"])
@pytest.mark.usefixtures("one_side")
def test_cases_are_shared_out_among_somebody(told, rule):
    said = told(
        *("units.toml", 'shares_out_by = "none"', f'shares_out_by = "{rule}"'),
        *("staff.toml", 'unit = "group_1"', 'unit = "group_2"'),
        *("staff.toml", '  "group_2",\n', ""),
    )
    assert said.splitlines()[-1] == (
        f"{UNIT} «group_1», shares_out_by: Cases are shared out here, but nobody employed by"
        ' «municipality» works in this unit. Add somebody in staff.toml, or write "none".'
    )


# ------------------------------------------------------------------ remits


def test_a_unit_keeps_to_its_side_or_the_agreement(told):
    said = told("units.toml", '["sick_leave", "work', '["sick_leave", "housing", "work')
    assert said == (
        f"{UNIT} «team_health», areas: The area «housing» belongs to «municipality» and this to"
        " «state», and no [[agreement]] in office.toml lets it cross."
    )


def test_without_the_agreement_nothing_crosses(told):
    agreement = '[[agreement]]\narea = "qualification_programme"\nto = "state"\n'
    assert told("office.toml", agreement, "") == (
        f"{UNIT} «team_work», areas: The area «qualification_programme» belongs to «municipality»"
        " and this to «state», and no [[agreement]] in office.toml lets it cross."
    )


def test_a_mandate_keeps_to_its_side_or_the_agreement(told):
    said = told("office.toml", '["job_seeking", "sick_leave"]', '["job_seeking", "housing"]')
    assert said == (
        "office.toml: mandate number 1, areas: The area «housing» belongs to «municipality» and"
        " this to «state», and no [[agreement]] in office.toml lets it cross."
    )


def test_a_role_has_one_mandate_on_each_side(told):
    assert told("office.toml", 'role = "team_leader"', 'role = "caseworker"') == (
        "office.toml: mandate number 2, role: The role «caseworker» of «state» has more than one"
        " mandate; put its areas into one list."
    )


def test_an_agreement_leads_to_the_other_side(told):
    assert told("office.toml", 'to = "municipality"', 'to = "state"').splitlines()[0] == (
        "office.toml: agreement «employment_schemes», to: The area «employment_schemes» belongs to"
        " «state» already; an agreement lets it cross to the other side."
    )


def test_an_area_is_agreed_on_once(told):
    agreement = '[[agreement]]\narea = "employment_schemes"\nto = "municipality"\n'
    assert told("office.toml", agreement, agreement + agreement) == (
        "office.toml: agreement number 2, area: There is more than one agreement about the area"
        " «employment_schemes»; one is enough."
    )


def test_every_area_has_a_unit_inside_the_office_on_its_own_side(told):
    said = told(
        *("units.toml", '  "unemployment_benefit",\n', ""),
        *("units.toml", '  "unemployment_benefit",\n', ""),
    )
    assert said == (
        "areas.toml: area «unemployment_benefit»: No unit of «state» inside the office works with"
        ' this area: add it to the areas of one whose stage is "front" or "back" in units.toml.'
    )


def test_the_municipality_brings_social_services(files, told):
    files["areas.toml"] = files["areas.toml"].replace('"social"', '"none"')
    assert told() == (
        "areas.toml: area: The municipality brings no social services. In an office of two sides"
        ' it brings at least financial assistance: an [[area]] with side "municipality" and'
        ' former_agency "social" (NAV-loven §13).'
    )


@pytest.mark.usefixtures("one_side")
def test_an_office_of_one_side_need_not_bring_social_services(told):
    assert told() == ""


BRINGS = "office.toml: municipality_brings, areas:"
NAMED = """\
[municipality_brings]
areas = [
  "financial_assistance",
  "debt_counselling",
  "housing",
"""


def test_the_municipality_always_brings_financial_assistance(told):
    said = told("office.toml", NAMED, NAMED.replace('"financial_assistance",\n  ', ""))
    assert said == (
        f"{BRINGS} Of an office of two sides financial assistance is always a part:"
        " «financial_assistance» must be among these (NAV-loven §13)."
    )


def test_the_municipality_brings_its_own_areas_and_all_of_them(told):
    said = told("office.toml", NAMED, NAMED.replace("debt_counselling", "sick_leave"))
    assert said.splitlines() == [
        (
            f"{BRINGS} The area «sick_leave» belongs to «state»; only the municipality's own areas"
            " are brought in by it."
        ),
        (
            f"{BRINGS} The area «debt_counselling» is the municipality's and is not named here."
            " What the office has, the municipality has brought in: add it, or drop the area."
        ),
    ]


def test_what_the_municipality_brings_is_there(told):
    said = told("office.toml", NAMED, NAMED.replace("housing", "house"))
    assert f"{BRINGS} There is no area with the key «house». Did you mean «housing»?" in said


def test_an_agreement_that_is_not_told_is_not_checked(files, problems):
    before, _, after = files["office.toml"].partition("[municipality_brings]")
    files["office.toml"] = before + after[after.index("[door]") :]
    assert problems(files) == ""


# ------------------------------------------------------------------ times


def test_an_office_opens_before_it_closes(told):
    assert told("office.toml", "closes = 15:00:00", "closes = 09:00:00") == (
        "office.toml: hours «monday», closes: The office closes at 09:00:00, which is not after it"
        " opens at 09:00:00."
    )


def test_hours_are_whole_minutes(told):
    assert told("office.toml", "opens = 09:00:00", "opens = 09:00:30") == (
        "office.toml: hours «monday», opens: 09:00:30 is not a whole minute; write the seconds as"
        " 00."
    )


def test_a_weekday_has_its_hours_once(told):
    said = told("office.toml", 'weekday = "tuesday"', 'weekday = "monday"')
    assert said.splitlines()[0] == (
        "office.toml: hours number 2, weekday: monday has hours already; each weekday has them"
        " once."
    )


def test_exactly_one_step_is_the_first(told):
    assert told("areas.toml", "first = true", "first = false") == (
        'areas.toml: step: No step is the first. Write "first = true" in the [[step]] that work'
        " with a case begins with."
    )
    last = 'key = "evaluate"\n'
    assert told(
        *("areas.toml", "first = false", "first = true"),
        *("areas.toml", last, last + "first = true\n"),
    ) == (
        "areas.toml: step: Only one step can be the first; these say that they are: first_contact,"
        " evaluate."
    )


def test_an_office_opens_in_a_year_of_its_time(told):
    assert (
        told("office.toml", "opening_day = 2025-09-01", "opening_day = 0205-09-01")
        == "office.toml: office, opening_day: The year 205 is not between 1950 and 2100."
    )


@pytest.mark.parametrize("year", [1950, 2100])
def test_the_first_and_last_year_an_office_can_open_in(files, told, year):
    files["office.toml"] = re.sub(r"own = .*", "", files["office.toml"])
    assert told("office.toml", "opening_day = 2025", f"opening_day = {year}") == ""


def test_closed_days_lie_in_the_years_of_the_office_and_stand_once(told):
    said = told("office.toml", "[2025-12-24,", "[1925-12-24, 2025-12-31,")
    assert said.splitlines() == [
        (
            "office.toml: holidays, own: 1925-12-24 lies outside the years this office is planned"
            " for, 2023 to 2055."
        ),
        "office.toml: holidays, own: 2025-12-31 is named twice.",
    ]
