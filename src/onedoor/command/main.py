"""`onedoor`: the command line. Each room has a short file of its own; here they are gathered."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from django.core.exceptions import ImproperlyConfigured
from django.db import Error

from onedoor.command import backup, demo, journal, office, pack, replay, serve, trouble
from onedoor.config import environment

UNUSABLE, INTERRUPTED = 2, 130
_ROOMS = (demo, serve, office, backup, journal, pack, replay)
# What the world around a command can bring about; anything else is a fault of ours and traced.
_TOLD = (OSError, ValueError, LookupError, OverflowError, EOFError, ImproperlyConfigured, Error)


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong with a command in one line that helps, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong and where to read more."""
        self.exit(UNUSABLE, f"{self.prog}: {message}. See `{self.prog} --help`.\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its exit code: 0 done, 1 something was found, 2 it could not be understood."""
    try:
        chosen = parser().parse_args(arguments)
        _make_ready(chosen)
        done: int = chosen.run(chosen)
    except KeyboardInterrupt:
        return INTERRUPTED
    except _TOLD as wrong:
        if os.environ.get("ONEDOOR_TRACE") == "1":
            raise
        return _tell(wrong)
    return done


def parser() -> argparse.ArgumentParser:
    """Every command there is."""
    top = OneLineParser(prog="onedoor", description="The system of a one-stop welfare office.")
    commands = top.add_subparsers(required=True, metavar="COMMAND", parser_class=OneLineParser)
    for room in _ROOMS:
        room.add_to(commands)
    return top


def _make_ready(chosen: argparse.Namespace) -> None:
    """Settings from the environment, then Django, then the reader's language."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.config.settings")
    prepare = getattr(chosen, "prepare", None)
    if prepare is not None:
        prepare(chosen)
    environment.refuse_unusable(served=getattr(chosen, "served", False))
    import django
    from django.utils import translation

    django.setup()
    translation.activate(environment.language())


def _tell(wrong: Exception) -> int:
    for line in trouble.told(wrong).splitlines():
        sys.stderr.write(f"onedoor: {line}\n")
    return UNUSABLE


if __name__ == "__main__":
    sys.exit(main())
