"""Killed in the middle of work: what was told is done, the rest is done whole or not at all."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from django.db import connections
from django.utils import timezone

from onedoor.office.inspection.doctor import examine
from onedoor.office.journal.models import JournalLine, Submission
from tests.cast.at_the_desk import stands
from tests.cast.people import case, employee
from tests.databases import Database
from tests.holding.served import VICTIMS, Served
from tests.holding.working_day import Colleague, Day, Sent


@dataclass(slots=True)
class Drill:
    """What was killed, what had been sent, and what should not have been."""

    killed: Counter[str] = field(default_factory=Counter)
    answered: int = 0
    told_done: int = 0
    unanswered: int = 0
    done_unanswered: int = 0
    wrong: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The account, to be printed."""
        victims = ", ".join(f"{n} {one}" for one, n in sorted(self.killed.items()))
        return [
            f"{self.killed.total()} kills: {victims}",
            f"  {self.answered} forms answered, {self.told_done} of them told done",
            f"  {self.unanswered} unanswered and sent again, {self.done_unanswered} of them done",
            *(f"WRONG: {one}" for one in self.wrong),
        ]


def killed_in_a_day(database: Database, kills: int = 100, *, seed: int) -> Drill:
    """Let a day's work go on, and kill some of the server at random moments so many times.

    It ends with the first that went wrong.
    """
    dice, told = Random(seed), Drill()
    _open_the_day()
    with TemporaryDirectory(prefix="onedoor-home-") as home:
        served = Served(database, Path(home))
        day = Day(served.address, dice)
        while told.killed.total() < kills and not told.wrong:
            victim = dice.choice(VICTIMS)
            with day.work():
                time.sleep(dice.uniform(0.2, 1.5))
                served.kill(victim, dice)
            told.killed[victim] += 1
            _examine(day, told)
        served.stop()
    return told


def _open_the_day() -> None:
    for number, who in enumerate(("amina", "lan", "silje")):
        stands(who, desk=number + 1)
    for who, at in (("gunnhild", "team_health"), ("elif", "team_work")):
        for _ in range(4):
            case(holder=who, in_unit=at, about="job_seeking" if who == "elif" else "sick_leave")


def _examine(day: Day, told: Drill) -> None:
    """Hold what was told against the tables, send again what nobody answered, ask the doctor."""
    connections.close_all()
    for one in day.staff:
        for sent in one.sent:
            if sent.status:
                _must_be_done(sent, told)
            else:
                _send_again(one, sent, told)
        one.sent.clear()
    found = [f"doctor: {one.check.name} {one.key} {one.detail}" for one in examine(timezone.now())]
    told.wrong += found


def _must_be_done(sent: Sent, told: Drill) -> None:
    told.answered += 1
    if sent.status >= 500 and sent.status != 503:
        told.wrong.append(f"{sent.who} {sent.path}: {sent.status}")
    if sent.was_told_done:
        told.told_done += 1
        if not Submission.objects.filter(form_key=sent.form_key).exists():
            told.wrong.append(f"{sent.who} was told that {sent.path} is done, and it is not")


def _send_again(one: Colleague, sent: Sent, told: Drill) -> None:
    told.unanswered += 1
    before, lines = _result(sent), _lines_of(sent.who)
    told.done_unanswered += before is not None
    one.again(sent)
    if not sent.status or sent.status >= 500:
        told.wrong.append(f"{sent.who} {sent.path}, sent again: {sent.status}")
    if before is not None and (_result(sent), _lines_of(sent.who)) != (before, lines):
        told.wrong.append(f"{sent.who} {sent.path}: sent again, it was done again")


def _result(sent: Sent) -> int | None:
    done = Submission.objects.filter(form_key=sent.form_key)
    return done.values_list("result", flat=True).first()


def _lines_of(who: str) -> int:
    return JournalLine.objects.filter(actor_key=employee(who).pk).count()
