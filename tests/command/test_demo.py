"""`onedoor demo`: one made-up office for each pack and variant, for this machine only."""

from __future__ import annotations

import datetime as dt
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import timezone

from onedoor.command import demo
from onedoor.command.demo_packs import Chosen, default_pack, demo_packs, refuse_unknown
from onedoor.command.demo_place import Place
from onedoor.office.establishment.models import Office
from onedoor.office.inspection.demo.week import opened_before
from onedoor.packs.reader import shipped, variants_of
from tests.databases import Database

EXAMPLE = Chosen(pack="example")
ELSEWHERE = Chosen(pack="example", variant="looks")


def onedoor(*words: str, home: Path, language: str = "en") -> subprocess.CompletedProcess[str]:
    """The demo's command in a process of its own; it ends before it serves."""
    told = {"ONEDOOR_LANGUAGE": language, "PYTHONPATH": "src", "ONEDOOR_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "onedoor.command.main", "demo", *words],
        env=os.environ | told,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Where the example's demo lies, with databases that somebody has made."""
    found = Place(folder=tmp_path / "demo", chosen=EXAMPLE)
    found.folder.mkdir()
    for name in ("example.sqlite3", "example.sqlite3-wal", "example-looks.sqlite3"):
        (found.folder / name).write_text("the last demo")
    found.mark()
    return found


def test_a_demo_is_served_to_this_machine_only(place, tmp_path):
    done = onedoor("--pack", "example", "--fresh", "--bind", "0.0.0.0:0", home=tmp_path)
    assert done.returncode == 2
    assert "this machine only" in done.stderr
    assert (place.folder / "example.sqlite3").read_text() == "the last demo"


def test_a_demo_that_is_open_keeps_its_office_from_one_begun_anew(place, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as served:
        where = f"127.0.0.1:{served.getsockname()[1]}"
        done = onedoor("--pack", "example", "--fresh", "--bind", where, home=tmp_path)
    assert done.returncode == 2
    assert "Something else answers" in done.stderr
    assert (place.folder / "example.sqlite3").read_text() == "the last demo"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--pack", "wabo"], "There is no demo office «wabo». There are: example"),
        (["--pack", "../x"], "There is no demo office «../x». There are: example"),
        (["--pack", "example", "--variant", "y"], "no variant «y» of example"),
        (["--pack", "office_b", "--variant", "y"], "There are: by_competence, first_free."),
    ],
)
def test_what_is_not_there_is_told_in_one_line_with_what_is(words, told, tmp_path):
    done = onedoor(*words, "--bind", "127.0.0.1:0", home=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert told in done.stderr
    assert list((tmp_path / "demo").glob("*.sqlite3")) == []


def test_every_made_up_pack_and_variant_can_be_chosen():
    assert default_pack() == "office_b"
    assert {"example", "nav", "office_a", "office_b"} <= set(demo_packs())
    for pack in demo_packs():
        for variant in ["", *variants_of(shipped(pack))]:
            refuse_unknown(Chosen(pack=pack, variant=variant))


@pytest.mark.parametrize(
    ("chosen", "asked"),
    [
        (Chosen(pack="office_b"), ""),
        (Chosen(pack="nav"), " --pack nav"),
        (Chosen(pack="office_b", variant="first_free"), " --variant first_free"),
    ],
)
def test_the_command_that_makes_it_anew_names_what_was_chosen(chosen, asked):
    assert chosen.asked_for() == asked


def test_another_demo_than_the_one_that_is_there_is_not_promised(sqlite_database: Database):
    Office.objects.update(demo=True)
    assert demo._office(EXAMPLE, None).key == "elvebyen"
    with pytest.raises(ValueError, match="demo --pack example --fresh --seed 7"):
        demo._office(EXAMPLE, 7)


def test_the_morning_of_another_day_is_told_from_todays(sqlite_database: Database):
    office = Office.objects.earliest("pk")
    first = office.packs.earliest("pk")
    for days, is_of_another in ((0, False), (1, True)):
        first.loaded_at = opened_before(timezone.now() - dt.timedelta(days=days))
        first.save()
        assert demo._is_of_another_day(office) is is_of_another


def test_each_demo_has_its_own_files(place):
    other = Place(folder=place.folder, chosen=ELSEWHERE)
    assert not set(other.addresses.values()) & set(place.addresses.values()) - {str(place.folder)}
    (place.folder / "example.looks.sqlite3").write_text("the other demo")
    place.clear()
    left = {file.name for file in place.folder.glob("*.sqlite3*")}
    assert left == {"example.looks.sqlite3"}


def test_a_demo_of_this_onedoor_is_kept(place, capsys):
    demo._clear_what_is_old(place, fresh=False)
    assert (place.folder / "example.sqlite3").exists()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("told", [None, "of another version"])
def test_a_demo_of_another_onedoor_is_made_anew_and_it_says_so(place, told, capsys):
    (place.folder / "example.made").write_text(told or "")
    demo._clear_what_is_old(place, fresh=False)
    assert list(place.folder.glob("*.sqlite3*")) == []
    assert capsys.readouterr().out.count("\n") == 1
    assert not place.is_of_another_onedoor()


def test_where_no_demo_was_nothing_is_said_to_be_old(tmp_path, capsys):
    demo._clear_what_is_old(Place(folder=tmp_path, chosen=EXAMPLE), fresh=False)
    assert capsys.readouterr().out == ""
