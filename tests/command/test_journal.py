"""`onedoor journal verify`, `seal` and `export`."""

import argparse

import pytest

from onedoor.command import journal
from onedoor.office.journal.models import JournalLine, Seal
from tests.office.journal.tampering import tamper


@pytest.fixture(autouse=True)
def _in_english(monkeypatch):
    """No catalogues are needed to see which sentences are said."""
    monkeypatch.setattr(journal, "gettext", lambda sentence: sentence)


def run(*words: object) -> int:
    """What the command line does with these words."""
    parser = argparse.ArgumentParser()
    journal.add_to(parser.add_subparsers(required=True))
    args = parser.parse_args(["journal", *map(str, words)])
    code: int = args.run(args)
    return code


def test_an_untouched_journal_is_said_to_be_as_it_was_written(sqlite_database, capsys):
    assert run("verify", "--office", "elvebyen") == 0
    assert "lines are as they were written" in capsys.readouterr().out


def test_an_altered_line_is_named(sqlite_database, capsys):
    last = JournalLine.objects.latest("seq").seq
    tamper(f"UPDATE journal_line SET actor_key = 99 WHERE seq = {last}")
    assert run("verify") == 1
    assert f"Line {last}: It has been changed" in capsys.readouterr().out


def test_more_offenders_than_one_reads_are_counted(sqlite_database, monkeypatch, capsys):
    monkeypatch.setattr("onedoor.office.journal.verify.MOST_NAMED", 2)
    tamper("UPDATE journal_line SET actor_key = 99")
    assert run("verify", "--office", "elvebyen") == 1
    lines = JournalLine.objects.filter(office=1).count()
    assert f"And {lines - 2} more." in capsys.readouterr().out


def test_a_seal_prints_the_head_that_a_verification_asks_for(sqlite_database, capsys):
    assert run("seal", "--office", "elvebyen") == 0
    head = capsys.readouterr().out.split()[-1]
    assert Seal.objects.get().head == head
    assert run("verify", "--office", "elvebyen", "--head", head) == 0


def test_a_head_that_is_gone_is_said(sqlite_database, capsys):
    assert run("verify", "--office", "elvebyen", "--head", "0123") == 1
    assert "No seal has the head 0123." in capsys.readouterr().out


def test_an_export_says_what_it_has_added(sqlite_database, tmp_path, capsys):
    assert run("export", "--to", tmp_path / "out") == 0
    assert "elvebyen: " in capsys.readouterr().out
    assert run("export", "--to", tmp_path / "out") == 0
    assert "elvebyen: 0 new lines in 0 parts." in capsys.readouterr().out


def test_an_office_that_is_not_here_is_said_in_one_line(sqlite_database, capsys):
    assert run("seal", "--office", "nowhere") == 2
    told = capsys.readouterr().err
    assert told == "There is no office «nowhere» here, only: elvebyen, fjellbyen.\n"


def test_a_directory_of_somebody_elses_parts_is_said_in_one_line(sqlite_database, tmp_path, capsys):
    run("export", "--to", tmp_path)
    (tmp_path / "export.json").unlink()
    capsys.readouterr()
    assert run("export", "--to", tmp_path) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_line_that_cannot_be_read_is_said_in_one_line(sqlite_database, tmp_path, capsys):
    tamper("UPDATE journal_line SET kind = 'CaseLost' WHERE seq = 1")
    assert run("export", "--to", tmp_path) == 2
    assert "line 1" in capsys.readouterr().err
