"""`onedoor demo`: a made-up office with a week behind it, served to this machine only."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shlex
import sys
from typing import TYPE_CHECKING

from onedoor.command.demo_packs import Chosen, default_pack, refuse_unknown
from onedoor.command.demo_place import Place

if TYPE_CHECKING:
    from onedoor.office.establishment.models import Office

    SubCommands = argparse._SubParsersAction[argparse.ArgumentParser]

SEED = 1107
BIND = "127.0.0.1:8000"


def add_to(subparsers: SubCommands) -> None:
    """Register `demo`."""
    demo = subparsers.add_parser("demo", help="open a made-up office on this machine")
    demo.add_argument("--pack", metavar="NAME", help="which office, of those that are made up")
    demo.add_argument(
        "--variant", default="", metavar="NAME", help="the office organised otherwise"
    )
    demo.add_argument("--bind", default=BIND, metavar="ADDRESS:PORT")
    demo.add_argument("--seed", type=int, help="another number, another office")
    demo.add_argument("--fresh", action="store_true", help="begin anew, with a week up to today")
    demo.set_defaults(run=_demo, prepare=_for_this_machine_only)


def _for_this_machine_only(given: argparse.Namespace) -> None:
    """Keys and a database of the demo's own, whatever the environment says of a real office."""
    from onedoor.config import environment

    chosen = Chosen(pack=given.pack or default_pack(), variant=given.variant)
    given.place = place = Place(folder=environment.home() / "demo", chosen=chosen)
    place.folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "ONEDOOR_DEMO": "1",
        "ONEDOOR_HOSTS": "localhost,127.0.0.1",
        "ONEDOOR_SECRET_KEY": place.key("secret.key"),
        "ONEDOOR_ID_KEY": place.key("id.key"),
        **place.addresses,
    }


def _demo(given: argparse.Namespace) -> int:
    from django.utils.translation import gettext

    from onedoor.command.server import refuse_if_taken, serve
    from onedoor.office.whereabouts.demo import demo_is_safe, is_this_machine

    chosen = given.place.chosen
    refuse_unknown(chosen)
    refuse_if_taken(given.bind)
    elsewhere = gettext("A demo is served to this machine only: choose an address like %(bind)s.")
    if not is_this_machine(given.bind):
        raise ValueError(elsewhere % {"bind": BIND})
    _clear_what_is_old(given.place, fresh=given.fresh)
    office = _office(chosen, given.seed)
    if not demo_is_safe(given.bind):
        raise ValueError(elsewhere % {"bind": BIND})
    _welcome(office, given.place, given.bind)
    return serve(given.bind)


def _clear_what_is_old(place: Place, *, fresh: bool) -> None:
    """Remove the last demo when asked to, or when this Onedoor might not be able to read it.

    Only once it is known that nobody serves it.
    """
    from django.utils.translation import gettext

    if fresh:
        place.clear()
    elif place.is_of_another_onedoor():
        place.clear()
        print(gettext("The last demo was made by another version, and is made anew."))
    place.mark()


def _office(chosen: Chosen, seed: int | None) -> Office:
    """The demo's office: there since last time, or made now.

    Raises `ValueError` when one is there and another was asked for.
    """
    from django.utils.translation import gettext

    from onedoor.office.establishment.models import Office
    from onedoor.office.preparation import prepare

    prepare()
    there = Office.objects.filter(demo=True).first()
    if there is None:
        return _made(chosen, SEED if seed is None else seed)
    if seed is None:
        return there
    told = gettext("A demo office is there already. Make another with `%(command)s`.")
    raise ValueError(told % {"command": f"{_again(chosen)} --seed {seed}"})


def _made(chosen: Chosen, seed: int) -> Office:
    from django.utils import timezone
    from django.utils.translation import gettext
    from rich.progress import Progress

    from onedoor.office.establishment.actions import load_pack
    from onedoor.office.inspection.demo.week import fill_with_a_week, opened_before
    from onedoor.office.journal.one_transaction import one_transaction

    now = timezone.now()
    with Progress() as progress, one_transaction():
        task = progress.add_task(gettext("Making a demo office"), total=None)
        office = load_pack(chosen.files(), now=opened_before(now))
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


def _welcome(office: Office, place: Place, bind: str) -> None:
    from django.utils import timezone
    from django.utils.translation import gettext

    from onedoor.office.establishment.queries import pack_of
    from onedoor.office.inspection.demo.hours import open_as_it_should
    from onedoor.office.inspection.demo.who_to_be import who_to_be
    from onedoor.office.pages.wording import in_my_language

    chosen = place.chosen
    name = in_my_language(pack_of(office.pk).office.name)
    print(gettext("%(office)s: everybody and everything here is made up.") % {"office": name})
    if open_as_it_should(office, chosen.files(), timezone.now()):
        print(gettext("By its hours it is closed now; the demo keeps it open day and night."))
    if _is_of_another_day(office):
        told = gettext("Its morning was another day's. Begin today's with `%(command)s`.")
        print(told % {"command": _again(chosen)})
    where = {"address": f"http://localhost:{bind.rpartition(':')[2]}"}
    print(gettext("Open %(address)s and sign in as one of these:") % where)
    for one in who_to_be(office, timezone.now()):
        print(f"  {one.name:<24} {one.role}\n{'':<27}{one.sees}")
    print(gettext("Verify its journal with:"), _verify(place), sep="\n  ")
    told = gettext("Stop with Ctrl-C. Begin anew with `%(command)s`.")
    print(told % {"command": _again(chosen)}, flush=True)


def _is_of_another_day(office: Office) -> bool:
    """Whether the story was told up to an earlier day than today."""
    from django.utils import timezone

    from onedoor.office.inspection.demo.week import opened_before

    return office.packs.earliest("pk").loaded_at < opened_before(timezone.now())


def _verify(place: Place) -> str:
    """The command that verifies this demo's journal, from the same folder."""
    name = "ONEDOOR_DATABASE_URL"
    return f"{name}={shlex.quote(place.addresses[name])} {sys.argv[0]} journal verify"


def _again(chosen: Chosen) -> str:
    """The command that makes the same demo anew."""
    return f"{sys.argv[0]} demo{chosen.asked_for()} --fresh"
