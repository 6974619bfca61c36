"""`onedoor demo`: a made-up office with a week behind it, served to this machine only."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onedoor.office.establishment.models import Office

    SubCommands = argparse._SubParsersAction[argparse.ArgumentParser]

SEED = 1107
BIND = "127.0.0.1:8000"


def add_to(subparsers: SubCommands) -> None:
    """Register `demo`."""
    demo = subparsers.add_parser("demo", help="open a made-up office on this machine")
    demo.add_argument("--bind", default=BIND, metavar="ADDRESS:PORT")
    demo.add_argument("--seed", type=int, help="another number, another office")
    demo.add_argument("--fresh", action="store_true", help="begin anew, with a week up to today")
    demo.set_defaults(run=_demo, prepare=_for_this_machine_only)


def _for_this_machine_only(chosen: argparse.Namespace) -> None:
    """Keys and a database of the demo's own, whatever the environment says of a real office."""
    from onedoor.config import environment

    folder = environment.home() / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "ONEDOOR_DEMO": "1",
        "ONEDOOR_HOME": str(folder),
        "ONEDOOR_DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite3'}",
        "ONEDOOR_LOOKS_DATABASE_URL": f"sqlite:///{folder / 'demo-looks.sqlite3'}",
        "ONEDOOR_HOSTS": "localhost,127.0.0.1",
        "ONEDOOR_SECRET_KEY": _kept(folder / "secret.key"),
        "ONEDOOR_ID_KEY": _kept(folder / "id.key"),
    }


def _demo(chosen: argparse.Namespace) -> int:
    from django.utils.translation import gettext

    from onedoor.command.server import refuse_if_taken, serve
    from onedoor.office.whereabouts.demo import demo_is_safe, is_this_machine

    refuse_if_taken(chosen.bind)
    elsewhere = gettext("A demo is served to this machine only: choose an address like %(bind)s.")
    if not is_this_machine(chosen.bind):
        raise ValueError(elsewhere % {"bind": BIND})
    if chosen.fresh:
        _clear_away()
    office = _office(chosen.seed)
    if not demo_is_safe(chosen.bind):
        raise ValueError(elsewhere % {"bind": BIND})
    _welcome(office, chosen.bind)
    return serve(chosen.bind)


def _clear_away() -> None:
    """Remove the last demo's databases, once it is known that nobody serves them."""
    from onedoor.config import environment

    for old in environment.home().glob("*.sqlite3*"):
        old.unlink()


def _office(seed: int | None) -> Office:
    """The demo's office: there since last time, or made now.

    Raises `ValueError` when one is there and another was asked for.
    """
    from django.utils.translation import gettext

    from onedoor.office.establishment.models import Office
    from onedoor.office.preparation import prepare

    prepare()
    there = Office.objects.filter(demo=True).first()
    if there is None:
        return _made(SEED if seed is None else seed)
    if seed is None:
        return there
    told = gettext("A demo office is there already. Make another with `%(command)s`.")
    raise ValueError(told % {"command": f"{sys.argv[0]} demo --fresh --seed {seed}"})


def _made(seed: int) -> Office:
    from django.utils import timezone
    from django.utils.translation import gettext
    from rich.progress import Progress

    from onedoor.office.establishment.actions import load_pack
    from onedoor.office.inspection.demo.week import fill_with_a_week, opened_before
    from onedoor.office.journal.one_transaction import one_transaction
    from onedoor.packs.reader import files_in, shipped

    now = timezone.now()
    with Progress() as progress, one_transaction():
        task = progress.add_task(gettext("Making a demo office"), total=None)
        office = load_pack(files_in(shipped("example")), now=opened_before(now))
        fill_with_a_week(
            office,
            seed=seed,
            now=now,
            progress=lambda done, all_: progress.update(task, completed=done, total=all_),
        )
        _read_old_news(office, now)
    return office


def _read_old_news(office: Office, now: dt.datetime) -> None:
    """Everybody has read what is older than a day, as people at work do."""
    from onedoor.office.responsibility.models import Notice
    from onedoor.office.whereabouts.my_work.actions import mark_seen

    old = Notice.objects.filter(office=office, at__lt=now - dt.timedelta(days=1))
    for one in office.employees.all():
        keys = list(old.filter(employee=one).values_list("pk", flat=True))
        mark_seen(keys, actor=one, now=now)


def _welcome(office: Office, bind: str) -> None:
    from django.utils.translation import gettext

    from onedoor.office.inspection.demo.week import who_to_be

    print(gettext("Everybody and everything in this office is made up."))
    print(
        gettext("Open %(address)s and sign in as one of these:")
        % {"address": f"http://localhost:{bind.rpartition(':')[2]}"}
    )
    for one in who_to_be(office):
        print(f"  {one.name:<24} {one.role}")
    told = gettext("Stop with Ctrl-C. Begin anew with `%(command)s`.")
    print(told % {"command": f"{sys.argv[0]} demo --fresh"}, flush=True)


def _kept(file: Path) -> str:
    """A key made once and kept beside the demo's database."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()
