"""The ticker beside the server: it is started again, and goes on after whatever a tick meets."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace
from types import SimpleNamespace

import pytest
from django.db import connection
from gunicorn.arbiter import Arbiter

from onedoor.command import office, server, ticking


class _Interrupted(BaseException):
    """What ends the ticker's loop in a test."""


def test_a_ticker_that_has_ended_is_started_again(monkeypatch):
    monkeypatch.setattr(server, "SECONDS_BETWEEN_STARTS", 0)
    ticker = server.Ticker([sys.executable, "-c", "input()"])
    first = ticker.process
    ticker.keep_running()
    assert ticker.process is first
    first.kill()
    first.wait()
    ticker.keep_running()
    assert ticker.process is not first
    ticker.process.kill()
    ticker.process.wait()


def test_a_ticker_that_cannot_start_is_not_started_without_pause():
    ticker = server.Ticker([sys.executable, "-c", ""])
    first = ticker.process
    first.wait()
    ticker.keep_running()
    assert ticker.process is first


def test_the_servers_master_looks_after_the_ticker(monkeypatch):
    looked: list[str] = []
    monkeypatch.setattr(Arbiter, "manage_workers", lambda _: None)
    monkeypatch.setattr(Arbiter, "run", lambda self: self.manage_workers())
    monkeypatch.setattr(server.Ticker, "keep_running", lambda _: looked.append("it"))
    ticker = server.Ticker([sys.executable, "-c", ""])
    ticker.process.wait()
    server.Server("127.0.0.1:0", ticker).run()
    assert looked == ["it"]


def test_a_tick_that_fails_is_followed_by_the_next(monkeypatch):
    ticks = iter([KeyError("a fault of ours"), subprocess.SubprocessError(), _Interrupted()])

    def tick(_now: object) -> None:
        raise next(ticks)

    monkeypatch.setattr("onedoor.office.inspection.ticker.tick", tick)
    monkeypatch.setattr("time.sleep", lambda _: None)
    with pytest.raises(_Interrupted):
        ticking.main(os.getppid())


def test_no_tick_goes_on_with_the_file_of_the_tick_before(sqlite_database, monkeypatch, tmp_path):
    monkeypatch.setattr("django.conf.settings.SIGN_OF_LIFE", tmp_path / "ticker.txt")
    still_open: list[bool] = []

    def between_two_ticks(_seconds: float) -> None:
        still_open.append(connection.connection is not None)
        raise _Interrupted

    monkeypatch.setattr("time.sleep", between_two_ticks)
    with pytest.raises(_Interrupted):
        ticking.main(os.getppid())
    assert (tmp_path / "ticker.txt").exists()
    assert still_open == [False]


@pytest.mark.parametrize(("failed", "ended", "told"), [(0, 0, ""), (1, 1, "1 ting kunne ikke")])
def test_one_tick_says_what_could_not_come_up_and_ends_so(monkeypatch, capsys, failed, ended, told):
    ticked = SimpleNamespace(total=2, failed=failed)
    monkeypatch.setattr("onedoor.command.trouble.refuse_without_office", lambda: None)
    monkeypatch.setattr("onedoor.office.inspection.ticker.tick", lambda _: ticked)
    for measuring in (
        "reception.actions.measuring.measure_waits",
        "responsibility.actions.measuring.measure_answers",
    ):
        monkeypatch.setattr(f"onedoor.office.{measuring}_when_due", lambda _: None)
    assert office._tick(Namespace()) == ended
    assert capsys.readouterr().err.startswith(told)
