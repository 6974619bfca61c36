"""The roster of a pack: who follows which pattern, and rosters that nobody could fill."""

import datetime as dt

import pytest

from onedoor.packs.reader import read_files, read_pack, shipped
from onedoor.packs.roster import roster_plan
from onedoor.rules.roster.pattern import duty_by_pattern
from onedoor.vocabulary.roster import DutyKind, HalfDay, RosterScheme
from onedoor.vocabulary.sides import Side

MONDAY = dt.date(2025, 9, 1)
EVERY_DAY = (
    '{ monday = ["front", "front"], tuesday = ["front", "front"], wednesday = ["front", "front"],'
    ' thursday = ["front", "front"], friday = ["front", "front"] }'
)


@pytest.fixture
def rostered(files, problems):
    """What the reader says when the example's roster is this."""

    def said_of(*parts):
        files["roster.toml"] = "\n\n".join(parts)
        return problems(files)

    return said_of


def scheme(name="by_shift", more=""):
    return f'[roster]\nscheme = "{name}"\n{more}'


def shift(key="first", staff='["amina", "lan", "silje"]', weeks=EVERY_DAY):
    return f'[[shift]]\nkey = "{key}"\nstaff = {staff}\nweeks = [{weeks}]'


def staffing(least=1, post="front", more=""):
    return f'[[staffing]]\npost = "{post}"\nleast = {least}\n{more}'


def test_without_a_roster_everybody_stands_where_they_ordinarily_do(files):
    del files["roster.toml"]
    plan = roster_plan(read_files(files))
    assert (plan.scheme, plan.takes_posts) == (RosterScheme.none, False)
    assert duty_by_pattern(plan.patterns["amina"], MONDAY, HalfDay(1)) is DutyKind.front
    assert duty_by_pattern(plan.patterns["anders"], MONDAY, HalfDay(1)) is DutyKind.off


def test_a_shift_is_followed_by_those_in_it_and_by_nobody_else(files, rostered):
    weeks = '{ monday = ["off", "front"] }'
    assert rostered(scheme(), shift(staff='["amina"]', weeks=weeks)) == ""
    plan = roster_plan(read_files(files))
    assert duty_by_pattern(plan.patterns["amina"], MONDAY, HalfDay(1)) is DutyKind.off
    assert duty_by_pattern(plan.patterns["amina"], MONDAY, HalfDay(2)) is DutyKind.front
    assert duty_by_pattern(plan.patterns["lan"], MONDAY, HalfDay(1)) is DutyKind.front


def test_shifts_need_a_scheme_and_a_scheme_its_shifts(rostered):
    assert "scheme: The shifts are of no use" in rostered(scheme("none"), shift())
    assert "scheme: «by_shift» needs its shifts" in rostered(scheme())


def test_nobody_is_in_two_shifts_at_once(rostered):
    assert rostered(scheme(), shift(), shift("second", staff='["lan"]')) == (
        "roster.toml: shift «second», staff: «lan» is in the shift «first» too; the two overlap."
        " Nobody is in two shifts."
    )


def test_nor_twice_in_one_and_a_shift_has_its_own_name(rostered):
    assert "«lan» is named twice" in rostered(scheme(), shift(staff='["lan", "lan"]'))
    said = rostered(scheme(), shift(), shift(staff='["yusuf"]'))
    assert "«first» is the key of more than one of these" in said


def test_somebody_unknown_is_told_with_the_nearest(rostered):
    assert "Did you mean «amina»?" in rostered(scheme(), shift(staff='["amine"]'))


def test_by_employer_a_list_is_of_one_employers_staff(rostered):
    assert rostered(scheme("by_employer"), shift(staff='["lan", "yusuf", "silje"]')) == (
        "roster.toml: shift «first», staff: By employer each list is of one employer's staff, and"
        " this one mixes them: lan, silje are employed by «state», the others are not."
    )


def test_nobody_is_put_at_the_door_who_does_not_work_there(rostered):
    said = rostered(scheme(), shift(staff='["anders"]'))
    assert "«anders» is to stand at the door (front), but works in no unit of the front" in said


def test_who_does_not_work_at_the_door_may_have_training_by_pattern(rostered):
    weeks = '{ friday = ["off", "training"] }'
    assert rostered(scheme(), shift(staff='["anders"]', weeks=weeks)) == ""


def test_a_duty_on_a_day_the_office_is_closed_is_nobodys(rostered):
    assert (
        rostered(
            scheme(), staffing(3), shift(weeks=f'{EVERY_DAY[:-2]}, sunday = ["off", "off"] }}')
        )
        == ""
    )


def test_a_roster_that_nobody_can_fill_is_refused_with_the_half_day(rostered):
    weeks = f'{EVERY_DAY}, {{ monday = ["front", "front"], tuesday = ["off", "front"] }}'
    others = shift("others", '["yusuf", "marte", "dawit"]', '{ monday = ["off", "off"] }')
    assert rostered(scheme(), staffing(3), shift(weeks=weeks), others) == (
        "roster.toml: staffing «front», least: Nobody can fill this roster: before noon on tuesday"
        " in week 2 of the round, 0 have the duty «front» and at least 3 must. So it is in 7 half"
        " days of 20. Change the shifts, or the least number."
    )


def test_by_employer_each_side_is_counted_by_itself(rostered):
    whole = 'side = "state"\n'
    assert "write side, and a table for each employer" in rostered(
        scheme("by_employer"), staffing(), shift()
    )
    assert "Only by employer is each side's staff counted" in rostered(
        scheme(), staffing(more=whole), shift()
    )
    assert rostered(scheme("by_employer"), staffing(3, more=whole), shift()) == ""


def test_one_number_is_told_once(rostered):
    assert "is told already" in rostered(scheme(), staffing(), staffing(2), shift())


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        ('{ monday = ["front"] }', "weeks.monday: The list has 1 parts; 2 are needed."),
        (
            '{ monday = ["front", "out"] }',
            "weeks.monday: «out» is not allowed here; allowed are: off, desk",
        ),
        ('{ mandag = ["off", "off"] }', "weeks.mandag: The key is not known."),
        ('"front"', "A week of duties belongs here"),
        ("", "weeks: The list is empty; at least one belongs here."),
    ],
)
def test_a_week_has_its_form(rostered, weeks, said):
    assert said in rostered(scheme(), shift(weeks=weeks))


def test_noon_is_a_whole_minute(rostered):
    said = rostered(scheme(more="noon = 11:30:30\n"), shift())
    assert "noon: 11:30:30 is not a whole minute" in said


# ------------------------------------------------------------------ Office A, read both ways


def test_office_a_reads_its_two_part_scheme_as_two_shifts_of_both_employers():
    office = read_pack(shipped("office_a"))
    sides = {row.key: row.side for row in office.staff}
    assert office.roster.scheme == "by_shift"
    assert [{sides[key] for key in row.staff} for row in office.shift] == [
        {"state", "municipality"}
    ] * 2


def test_its_variant_reads_it_as_two_employers_lists_and_changes_nothing_else():
    office, other = (read_pack(shipped("office_a"), name) for name in ("", "by_employer"))
    assert other.roster.scheme == "by_employer"
    assert {one.side for one in roster_plan(other).leasts} == {Side.state, Side.municipality}
    taken = {"roster": office.roster, "staffing": office.staffing, "shift": office.shift}
    assert other.model_copy(update=taken) == office


def test_who_is_off_duty_at_office_a_is_in_the_back_front():
    """L609-615: not on duty in Front, they work in the back-front."""
    for variant in ("", "by_employer"):
        office = read_pack(shipped("office_a"), variant)
        duties = {
            name
            for row in office.shift
            for week in row.weeks
            for day in ("monday", "friday")
            for name in getattr(week, day)
        }
        assert duties == {"front", "support"}
