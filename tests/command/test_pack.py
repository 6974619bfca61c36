"""`onedoor pack check` and `onedoor pack show`."""

import argparse
import io
from pathlib import Path

import pytest

from onedoor.command import pack
from onedoor.packs.problems import untranslated
from onedoor.packs.reader import files_in, shipped, shipped_names


@pytest.fixture(autouse=True)
def _in_english(monkeypatch):
    """No catalogues are needed to see which sentences are said."""
    monkeypatch.setattr(pack, "gettext", untranslated)
    monkeypatch.setattr(pack, "get_language", lambda: "en")


@pytest.fixture
def out():
    return io.StringIO()


@pytest.fixture
def broken(tmp_path):
    """The example with two faults."""
    for name, written in files_in(shipped("example")).items():
        faulty = written.replace('leader = "jonas"', 'leader = "jens"').replace("= 182", "= -1", 1)
        (tmp_path / name).write_text(faulty, encoding="utf-8")
    return tmp_path


def run(*words):
    """What the command line does with these words."""
    parser = argparse.ArgumentParser()
    pack.add_to(parser.add_subparsers(required=True))
    args = parser.parse_args(["pack", *words])
    return args.run(args)


def test_checking_a_pack_without_faults(out):
    example = shipped("example")
    assert pack.check(example, out) == 0
    assert out.getvalue() == f"Nothing is wrong with {example}: units 7, people 33.\n"


def test_checking_a_pack_tells_each_problem_on_a_line(broken, out):
    assert pack.check(broken, out) == 1
    assert out.getvalue() == (
        "units.toml: unit «front_state», remit_days: -1 is too small; the smallest allowed is 0.\n"
    )


def test_a_shipped_pack_is_checked_by_its_name(out):
    assert pack.check(Path("wabo"), out) == 0
    assert out.getvalue() == "Nothing is wrong with wabo: units 10, people 1.\n"


def test_checking_what_is_not_a_directory_names_the_shipped_packs(tmp_path, out):
    assert pack.check(tmp_path / "nowhere", out) == 2
    assert out.getvalue() == (
        f"There is no directory «{tmp_path}/nowhere». Give one, or one of the packs that come with"
        f" Onedoor: {', '.join(shipped_names())}.\n"
    )


def test_checking_a_pack_checks_its_variants(tmp_path, out):
    for name, written in files_in(shipped("example")).items():
        (tmp_path / name).write_text(written, encoding="utf-8")
    (tmp_path / "variants").mkdir()
    (tmp_path / "variants" / "other.toml").write_text("[[rooting]]\n", encoding="utf-8")
    assert pack.check(tmp_path, out) == 1
    assert out.getvalue().startswith("variants/other.toml: rooting: No table has this name.")


def test_showing_a_variant(capsys):
    assert run("show", "office_b", "--variant", "first_free") == 0
    said = capsys.readouterr().out
    assert "whoever is free first" in said
    assert "by_competence" in said


def test_showing_a_variant_that_is_not_there(capsys):
    assert run("show", "office_b", "--variant", "first") == 1
    assert capsys.readouterr().out == (
        "variants: There is no variant «first». There are: by_competence, first_free.\n"
    )


def test_showing_an_unknown_pack(out):
    assert pack.show("exampel", out) == 2
    assert "example" in out.getvalue()
    assert out.getvalue().count("\n") == 1


def test_showing_a_pack_with_faults_tells_them(broken, out):
    assert pack.show(str(broken), out) == 1
    assert out.getvalue().startswith("units.toml: unit «front_state», remit_days:")


@pytest.mark.parametrize(
    "line",
    [
        "Elvebyen Welfare Office  elvebyen",
        "municipality             Håkon Myrbråthen",
        "Work team               state         specialists         Bjørn Stenløkka",
        "Regional benefits unit  by the duty lead                 10              no limit",
        "Single parents              state         national insurance",
        "Make first contact       yes",
        "5     for the leaders to settle a case",
        "Qualification programme  state",
        "duty lead      municipality  Financial assistance, Temporary housing",
        "Thursday   09:00–17:30",
    ],
)
def test_a_shown_pack_says(monkeypatch, out, line):
    monkeypatch.setenv("COLUMNS", "120")
    assert pack.show("example", out) == 0
    assert any(said.startswith(line) for said in out.getvalue().splitlines())


def test_a_shown_pack_never_says_where_anybody_comes_from(out):
    pack.show("example", out)
    _, areas, rest = out.getvalue().partition("AREAS\n")
    steps = rest.partition("STEPS\n")[2]
    assert areas
    assert "insurance" not in steps


def test_a_shown_pack_is_as_wide_as_the_window(monkeypatch, out):
    monkeypatch.setenv("COLUMNS", "90")
    pack.show("example", out)
    assert max(map(len, out.getvalue().splitlines())) <= 90


def test_names_are_shown_in_the_readers_language(monkeypatch, out):
    monkeypatch.setattr(pack, "get_language", lambda: "nn")
    pack.show("example", out)
    assert "Økonomi- og gjeldsrådgjeving" in out.getvalue()


def test_the_command_line_checks_and_shows(capsys, broken):
    assert run("check", str(broken)) == 1
    assert run("show", "wabo") == 0
    assert run("reference") == 0
    said = capsys.readouterr().out
    assert "T18 Adjust report Y to stop indicition" in said
    assert "# Packs" in said


def test_the_command_line_asks_for_a_command(capsys):
    with pytest.raises(SystemExit):
        run()
    assert "COMMAND" in capsys.readouterr().err
