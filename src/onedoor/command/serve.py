"""`onedoor run`: serves the office, and lets what runs out come up by itself."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    SubCommands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_to(subparsers: SubCommands) -> None:
    """Register `run`."""
    running = subparsers.add_parser("run", help="serve the office")
    running.add_argument("--bind", default="127.0.0.1:8000", metavar="ADDRESS:PORT")
    running.set_defaults(run=_run, served=True)


def _run(chosen: argparse.Namespace) -> int:
    from django.utils.translation import gettext

    from onedoor.command.server import refuse_if_taken, serve
    from onedoor.command.trouble import refuse_without_office
    from onedoor.office.preparation import prepare

    refuse_if_taken(chosen.bind)
    refuse_without_office()
    prepare()
    refuse_another_id_key()
    print(gettext("Serving at %(bind)s. Stop with Ctrl-C.") % {"bind": chosen.bind}, flush=True)
    return serve(chosen.bind)


def refuse_another_id_key() -> None:
    """With another key nobody is found by their number, and everybody is registered anew."""
    from django.utils.translation import gettext

    from onedoor.office.people.models import Identity
    from onedoor.office.people.safekeeping import UnusableIdKey, decrypted

    kept = Identity.objects.order_by("pk").first()
    try:
        if kept is not None:
            decrypted(kept.cipher)
    except UnusableIdKey:
        told = gettext("The identity numbers here were stored with another ONEDOOR_ID_KEY: set it.")
        raise ValueError(told) from None
