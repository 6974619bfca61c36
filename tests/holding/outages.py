"""The database is gone for a while under a served office: pages say so, and work goes on after."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import requests
from django.db import connections
from django.utils import timezone

from onedoor.office.inspection.doctor import examine
from onedoor.office.reception.models import Visit
from tests.cast.at_the_desk import stands
from tests.databases import Database
from tests.holding.served import Served
from tests.holding.working_day import Colleague, Sent

_HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')
_BESIDE = ("", "-wal", "-shm")


@dataclass(slots=True)
class Outage:
    """What a reader met while the database was gone, and what should not have been."""

    told: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The account, to be printed."""
        return [*self.told, *(f"WRONG: {one}" for one in self.wrong)]

    def must(self, true: object, what: str) -> None:
        """Keep what was to be so and was not."""
        if not true:
            self.wrong.append(what)


def gone_for_a_while(database: Database, seconds: int = 60, *, seed: int = 1) -> Outage:
    """Serve an office, take its database away for so long, and look at what a colleague meets."""
    gone = moved_away if database.engine == "sqlite" else shut_down
    seen = Outage()
    stands("amina")
    connections.close_all()
    with TemporaryDirectory(prefix="onedoor-home-") as home:
        served = Served(database, Path(home))
        served.wait_until_it_answers("/ready/")
        amina = Colleague("amina", served.address, Random(seed))
        filled_in = _filled_in(amina)
        with gone(database):
            kept = _while_it_is_gone(served, amina, filled_in, seen)
            time.sleep(seconds)
            seen.must(not served.answers("/ready/"), "/ready/ said yes")
            seen.must(served.answers("/health/"), "/health/ said no")
        began = time.monotonic()
        served.wait_until_it_answers("/ready/")
        seen.told.append(f"ready {time.monotonic() - began:.1f} s after the database was back")
        _afterwards(amina, kept, seen)
        served.stop()
    return seen


def _filled_in(amina: Colleague) -> dict[str, str]:
    fields = dict(reversed(_HIDDEN.findall(amina.open("/door/"))))
    return fields | {"about": "sick leave", "who": "Kari Prøvesen"}


def _while_it_is_gone(
    served: Served, amina: Colleague, fields: dict[str, str], seen: Outage
) -> dict[str, str]:
    page, took = _timed(lambda: requests.get(served.address + "/queue/", headers=amina.headers))
    seen.told.append(f"a page: {page.status_code} after {took:.1f} s")
    seen.must(page.status_code == 503 and page.headers.get("Retry-After"), "no 503 for a page")
    sent = Sent("amina", "/door/", fields)
    posted = {**fields, "csrfmiddlewaretoken": "a" * 32}
    form, took = _timed(
        lambda: requests.post(served.address + sent.path, data=posted, headers=amina.headers)
    )
    seen.told.append(f"a form: {form.status_code} after {took:.1f} s")
    seen.must(form.status_code == 503, "no 503 for a form")
    seen.must("Kari Prøvesen" in form.text, "the words were lost")
    return dict(_HIDDEN.findall(form.text))


def _afterwards(amina: Colleague, kept: dict[str, str], seen: Outage) -> None:
    before = Visit.objects.count()
    for _ in range(2):
        answer = amina.send("/door/", kept)
        seen.must(answer.status == 303, f"sent again: {answer.status}")
    seen.must(Visit.objects.count() == before + 1, "it was not done once")
    seen.wrong += [f"doctor: {one.check.name} {one.key}" for one in examine(timezone.now())]


def _timed(ask: Callable[[], requests.Response]) -> tuple[requests.Response, float]:
    began = time.monotonic()
    return ask(), time.monotonic() - began


# ---------------------------------------------------------------------------- ways to be gone


@contextmanager
def moved_away(database: Database) -> Iterator[None]:
    """SQLite's file is moved elsewhere with what lies beside it, and put back."""
    file = Path(database.url.removeprefix("sqlite:///"))
    there = [one for end in _BESIDE if (one := file.with_name(file.name + end)).exists()]
    for one in there:
        one.rename(one.with_name(f"elsewhere-{one.name}"))
    yield
    assert not file.exists()
    for one in there:
        one.with_name(f"elsewhere-{one.name}").rename(one)


def _postmaster(database: Database) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        (folder,) = cursor.fetchone()
    connections.close_all()
    return int(Path(folder, "postmaster.pid").read_text().split()[0])


@contextmanager
def shut_down(database: Database) -> Iterator[None]:
    """PostgreSQL is shut down, and started again as it was, by whoever owns its files."""
    master = _postmaster(database)
    command = Path(f"/proc/{master}/cmdline").read_bytes().split(b"\0")[:-1]
    owner, folder = Path(f"/proc/{master}").stat().st_uid, Path(f"/proc/{master}/cwd").readlink()
    os.kill(master, signal.SIGINT)
    while _runs(master):
        time.sleep(0.05)
    yield
    nowhere = subprocess.DEVNULL
    subprocess.Popen(
        command, user=owner, cwd=folder, start_new_session=True, stdout=nowhere, stderr=nowhere
    )


def _runs(process: int) -> bool:
    try:
        said = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return said.rpartition(")")[2].split()[0] != "Z"
