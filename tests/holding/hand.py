"""A hand: a process of its own that does what it is told, at the same moment as the others."""

from __future__ import annotations

import datetime as dt
import os
import time
import traceback
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Barrier
from typing import Any

_TO_ARRIVE = 60.0


@dataclass(frozen=True, slots=True)
class Told:
    """What a hand is told to do: a deed to a thing, by an employee, so long after the start."""

    deed: str
    key: int
    employee: int
    now: dt.datetime
    expects: int = 0
    form_key: str = ""
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Heard:
    """What a hand was told back: `how` is won, refused, moved on, or broken, which may never be.

    `began` and `ended` are seconds by one clock for all processes.
    """

    how: str
    why: str
    result: int
    began: float
    ended: float


def work(environment: dict[str, str], telling: Connection, start: Barrier) -> None:
    """Do one deed after another, each begun together with the other hands, until told nothing."""
    os.environ.update(environment)
    import django

    django.setup()
    telling.send("ready")
    while (told := telling.recv()) is not None:
        start.wait(_TO_ARRIVE)
        time.sleep(told.after)
        telling.send(_do(told))


def _do(told: Told) -> Heard:
    from onedoor.office.journal.refused import Refused
    from onedoor.office.journal.submission import Form, HasMovedOn
    from onedoor.office.people.models import Employee
    from tests.holding.deeds import DEEDS

    began, result = time.monotonic(), 0
    try:
        form = Form(expects=told.expects or None, form_key=told.form_key)
        actor = Employee.objects.get(pk=told.employee)
        result = DEEDS[told.deed](told.key, actor, told.now, form)
        how, why = "won", ""
    except Refused as refused:
        how, why = "refused", refused.because.name
    except HasMovedOn:
        how, why = "moved on", ""
    except Exception:  # noqa: BLE001  whatever it is, it is told
        how, why = "broken", traceback.format_exc()
    return Heard(how, why, result, began, time.monotonic())


class Hands:
    """Some hands on one database, started once and used for many races."""

    def __init__(self, environment: dict[str, str], number: int) -> None:
        spawning = get_context("spawn")
        start = spawning.Barrier(number)
        self.lines: list[Any] = []
        self.processes: list[Any] = []
        for _ in range(number):
            ours, theirs = spawning.Pipe()
            process = spawning.Process(target=work, args=(environment, theirs, start), daemon=True)
            process.start()
            self.lines.append(ours)
            self.processes.append(process)
        for line in self.lines:
            assert line.recv() == "ready"

    def race(self, told: list[Told]) -> list[Heard]:
        """Let every hand do its deed at once; what each was told, in the order of the deeds."""
        for line, one in zip(self.lines, told, strict=True):
            line.send(one)
        return [line.recv() for line in self.lines]

    def rest(self) -> None:
        """Let all go."""
        for line in self.lines:
            line.send(None)
        for process in self.processes:
            process.join(20)
