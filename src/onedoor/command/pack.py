"""`onedoor pack`: check an office described as data, or show it."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from django.utils.translation import get_language, gettext

from onedoor.packs.pack import Pack
from onedoor.packs.problems import PackProblems
from onedoor.packs.reader import read_pack, shipped, shipped_names, variants_of
from onedoor.packs.reference import page
from onedoor.packs.sheet import Sheet

if TYPE_CHECKING:
    # The class argparse makes of add_subparsers(); it takes no type at run time.
    SubCommands = argparse._SubParsersAction[argparse.ArgumentParser]

FINE, WRONG, UNKNOWN = 0, 1, 2
_WHICH = "a directory, or the name of a pack that comes with Onedoor"
_WIDTH_WHEN_UNKNOWN = (100, 24)


def add_to(subparsers: SubCommands) -> None:
    """Register `pack` and its sub-commands.

    Help is in English: it is made before Django is ready to translate.
    """
    pack = subparsers.add_parser("pack", help="check or show an office described as data")
    commands = pack.add_subparsers(required=True, metavar="COMMAND")
    checking = _added(commands, "check", "say everything that is wrong with a pack", _run_check)
    checking.add_argument("directory", type=Path, metavar="DIRECTORY", help=_WHICH)
    showing = _added(commands, "show", "show the office that a pack describes", _run_show)
    showing.add_argument("name", metavar="NAME", help=_WHICH)
    showing.add_argument("--variant", default="", help="another way to organise the same office")
    _added(commands, "reference", "print the page that describes packs", _run_reference)


def check(directory: Path, out: TextIO) -> int:
    """Say everything that is wrong with a pack and its variants, one line for each problem."""
    pack = _read(str(directory), "", out)
    if not isinstance(pack, Pack):
        return pack
    wrong = [
        variant
        for variant in variants_of(_where(str(directory)))
        if not isinstance(_read(str(directory), variant, out), Pack)
    ]
    if wrong:
        return WRONG
    fine = gettext("Nothing is wrong with %(name)s: units %(units)s, people %(staff)s.")
    values = {"name": directory, "units": len(pack.unit), "staff": len(pack.staff)}
    out.write(f"{fine % values}\n")
    return FINE


def show(name: str, out: TextIO, variant: str = "") -> int:
    """Show the office of a shipped pack, or of a directory; or a variant of it."""
    pack = _read(name, variant, out)
    if not isinstance(pack, Pack):
        return pack
    variants = variants_of(_where(name))
    width = shutil.get_terminal_size(_WIDTH_WHEN_UNKNOWN).columns
    language = get_language() or "en"
    sheet = Sheet(pack=pack, translate=gettext, language=language, width=width, variants=variants)
    out.write(sheet.written())
    return FINE


def _where(name: str) -> Path:
    directory = Path(name)
    return directory if directory.is_dir() else shipped(name)


def _read(name: str, variant: str, out: TextIO) -> Pack | int:
    """The pack of a directory or a shipped name, or the exit code once the trouble is told."""
    try:
        return read_pack(_where(name), variant)
    except LookupError:
        return tell_unknown(name, out)
    except PackProblems as wrong:
        return tell_problems(wrong, out)


def tell_unknown(name: str, out: TextIO) -> int:
    """Say that there is no such pack, and which there are."""
    sentence = gettext(
        "There is no directory «%(name)s». Give one, or one of the packs that come with Onedoor:"
        " %(shipped)s."
    )
    known = ", ".join(shipped_names())
    out.write(f"{sentence % {'name': name, 'shipped': known}}\n")
    return UNKNOWN


def tell_problems(wrong: PackProblems, out: TextIO) -> int:
    """Say everything that is wrong with a pack."""
    for problem in wrong.problems:
        out.write(f"{problem.told(gettext)}\n")
    return WRONG


def _added(
    commands: SubCommands, name: str, told: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=told, description=told)
    command.set_defaults(run=run)
    return command


def _run_check(args: argparse.Namespace) -> int:
    return check(args.directory, sys.stdout)


def _run_show(args: argparse.Namespace) -> int:
    return show(args.name, sys.stdout, args.variant)


def _run_reference(_: argparse.Namespace) -> int:
    sys.stdout.write(page())
    return FINE
