"""How a problem is told."""

from onedoor.packs.problems import PackProblems, Problem, nearest


def test_a_problem_is_told_with_its_place_on_one_line():
    problem = Problem(
        "units.toml", "unit «front»", "leader", "«%(value)s» is gone.", {"value": "a"}
    )
    assert problem.told() == "units.toml: unit «front», leader: «a» is gone."


def test_a_problem_of_a_whole_file_has_no_table_and_no_key():
    assert Problem("units.toml", "", "", "It is gone.").told() == "units.toml: It is gone."


def test_a_problem_is_told_in_the_readers_language():
    problem = Problem("units.toml", "unit", "", "%(value)s is gone.", {"value": "A"})
    assert problem.told(lambda sentence: "%(value)s er borte.") == "units.toml: unit: A er borte."


def test_pack_problems_say_every_problem():
    problems = [Problem("a.toml", "", "", "One."), Problem("b.toml", "", "", "Two.")]
    assert str(PackProblems(problems)) == "a.toml: One.\nb.toml: Two."


def test_the_nearest_name_is_near_or_nothing():
    assert nearest("Remit_dais", ["areas", "remit_days"]) == "remit_days"
    assert nearest("colour", ["areas", "remit_days"]) == ""


def test_what_would_move_a_terminals_cursor_is_not_printed():
    problem = Problem("a.toml", "unit\x1b[2J", "key\n", "%(value)s", {"value": "\u2028"})
    assert problem.told() == "a.toml: unit�[2J, key�: �"
