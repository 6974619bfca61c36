"""`onedoor run`: serves the office, and lets what runs out come up by itself."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    SubCommands = argparse._SubParsersAction[argparse.ArgumentParser]

UNUSABLE = 2


def add_to(subparsers: SubCommands) -> None:
    """Register `run`."""
    running = subparsers.add_parser("run", help="serve the office")
    running.add_argument("--bind", default="127.0.0.1:8000", metavar="ADDRESS:PORT")
    running.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    from django.utils.translation import gettext

    from onedoor.command.server import refuse_if_taken, serve
    from onedoor.office.preparation import prepare

    unset = [name for name in ("ONEDOOR_SECRET_KEY", "ONEDOOR_ID_KEY") if not os.environ.get(name)]
    if unset:
        told = gettext("Set %(names)s first; `docs/howto/run-an-office.md` says how.")
        sys.stderr.write(told % {"names": ", ".join(unset)} + "\n")
        return UNUSABLE
    refuse_if_taken(chosen.bind)
    prepare()
    print(gettext("Serving at %(bind)s. Stop with Ctrl-C.") % {"bind": chosen.bind}, flush=True)
    return serve(chosen.bind)
