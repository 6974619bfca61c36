"""`onedoor replay`: a whole database or none, and a line that helps when it cannot be."""

from __future__ import annotations

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onedoor.command import replay
from onedoor.office.inspection.replay import playing
from onedoor.packs.problems import untranslated
from tests.databases import Database
from tests.office.inspection.logs import at, event, trace, written

SMALL = (
    trace("c", event("Anna", at(1)), event("Bo", at(2)), channel="Desk", enddate=at(3)),
    trace("d", event("Anna", at(1)), channel="Internet"),
)


@pytest.fixture(autouse=True)
def _in_english(monkeypatch):
    """No catalogues are needed to see which sentences are said."""
    monkeypatch.setattr(replay, "gettext", untranslated)
    monkeypatch.setattr(signal, "signal", lambda *_: None)


@pytest.fixture
def run(capsys):
    """What the command line does with these words: exit code, and what it wrote and told."""

    def run(*words: object) -> tuple[int, str, str]:
        parser = argparse.ArgumentParser()
        replay.add_to(parser.add_subparsers(required=True))
        args = parser.parse_args(["replay", *map(str, words)])
        return args.run(args), *capsys.readouterr()

    return run


def made(folder: Path) -> list[str]:
    """What lies in a folder besides the log."""
    return sorted(path.name for path in folder.iterdir() if path.name != "tiny.xes")


def test_a_log_is_replayed_into_a_new_database(run, tmp_path):
    log, target = written(tmp_path, *SMALL), tmp_path / "year.sqlite3"
    code, _, err = run(log, "--pack", "wabo", "--to", target)
    assert code == 0, err
    assert made(tmp_path) == ["year-looks.sqlite3", "year.sqlite3"]
    with sqlite3.connect(target) as database:
        assert database.execute("SELECT count(*) FROM case_").fetchone() == (2,)
    database.close()


def test_the_end_is_a_table_of_what_stands_there(run, tmp_path):
    log = written(tmp_path, *SMALL)
    _, out, err = run(log, "--pack", "wabo", "--to", tmp_path / "year.sqlite3")
    said = [line.rsplit(maxsplit=1) for line in out.splitlines() if line.startswith("  ")]
    assert {words.strip(): int(number) for words, number in said} == {
        "cases": 2,
        "of them still open": 1,
        "steps done": 3,
        "workers": 2,
        "handovers accepted": 1,
        "of them back to an earlier holder": 0,
        "at the desk": 1,
        "on the web": 1,
    }
    assert err.splitlines()[-1] == "4 of 4 played."


def test_the_office_at_work_is_not_touched(run, tmp_path, sqlite_database: Database):
    before = Path(sqlite_database.url.removeprefix("sqlite:///")).read_bytes()
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    run(written(folder, *SMALL), "--pack", "wabo", "--to", folder / "year.sqlite3")
    assert Path(sqlite_database.url.removeprefix("sqlite:///")).read_bytes() == before


def test_without_a_target_it_is_named_after_the_log(run, tmp_path, monkeypatch):
    monkeypatch.setenv("ONEDOOR_HOME", str(tmp_path / "home"))
    assert run(written(tmp_path, *SMALL), "--pack", "wabo")[0] == 0
    assert made(tmp_path / "home") == ["replay-tiny-looks.sqlite3", "replay-tiny.sqlite3"]


@pytest.mark.parametrize("name", ["year.sqlite3", "year-looks.sqlite3"])
def test_what_is_there_is_left_alone(run, tmp_path, name):
    (tmp_path / name).write_text("mine")
    code, _, err = run(
        written(tmp_path, *SMALL), "--pack", "wabo", "--to", tmp_path / "year.sqlite3"
    )
    assert (code, (tmp_path / name).read_text()) == (2, "mine")
    assert err.startswith(f"{tmp_path / name} is there already.")
    assert made(tmp_path) == [name]


def test_a_broken_log_makes_nothing(run, tmp_path):
    log = written(tmp_path, trace("c", event("Anna", "then")))
    code, _, err = run(log, "--pack", "wabo", "--to", tmp_path / "year.sqlite3")
    assert code == 2
    assert err.startswith(f"{log}, line 5: «time:timestamp» is «then», which is not a time.")
    assert made(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--pack", "wabo", "--to", "postgresql://localhost/x"], "A replay makes a SQLite file"),
        (["--pack", "wabo", "--to", ""], "A replay makes a SQLite file"),
        (["--pack", "nowhere"], "There is no directory «nowhere»."),
        (["--pack", "example"], "areas.toml: area: A log does not tell which area"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line_that_helps(run, tmp_path, words, told):
    code, _, err = run(written(tmp_path, *SMALL), *words)
    assert code == 2
    assert err.startswith(told)


def test_a_missing_log(run, tmp_path):
    code, _, err = run(tmp_path / "no.xes", "--pack", "wabo", "--to", tmp_path / "a.sqlite3")
    assert code == 2
    assert err.startswith(f"{tmp_path / 'no.xes'}: There is no such file.")


def test_a_place_that_cannot_be_written(run, tmp_path):
    log = written(tmp_path, *SMALL)
    code, _, err = run(log, "--pack", "wabo", "--to", log / "year.sqlite3")
    assert code == 2
    assert "cannot be written" in err


@pytest.mark.parametrize("stop", [KeyboardInterrupt, RuntimeError])
def test_stopped_midway_nothing_is_left(run, tmp_path, monkeypatch, stop):
    def stopped(*_: object, **__: object) -> None:
        raise stop

    monkeypatch.setattr(playing, "accept_handover", stopped)
    with pytest.raises(stop):
        run(written(tmp_path, *SMALL), "--pack", "wabo", "--to", tmp_path / "year.sqlite3")
    assert made(tmp_path) == []


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_replay_that_is_killed_leaves_no_database(tmp_path, how):
    many = [trace(f"c{n}", event("Anna", at(1))) for n in range(5_000)]
    target = tmp_path / "year.sqlite3"
    words = ["replay", written(tmp_path, *many), "--pack", "wabo", "--to", target]
    process = subprocess.Popen(
        [sys.executable, "-c", _COMMAND, *map(str, words)],
        env=os.environ | {"PYTHONPATH": str(Path(replay.__file__).parents[2])},
        stderr=subprocess.DEVNULL,
    )
    _wait_for_half_a_database(tmp_path)
    process.send_signal(how)
    process.wait(timeout=30)
    left = [name for name in made(tmp_path) if not name.startswith(".replay-")]
    assert left == []
    assert how == signal.SIGKILL or made(tmp_path) == []


_COMMAND = "import sys; from onedoor.command.main import main; sys.exit(main())"


def _wait_for_half_a_database(folder: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if any(path.stat().st_size > 500_000 for path in folder.glob(".replay-*/year.sqlite3")):
            return
        time.sleep(0.02)
    raise TimeoutError
