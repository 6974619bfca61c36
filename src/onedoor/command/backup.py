"""`onedoor backup` and `restore`: both databases of one instant into a file, and back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onedoor.office.inspection.backup.restoring import Examined

    SubCommands = argparse._SubParsersAction[argparse.ArgumentParser]

FINE, WRONG = 0, 1


def add_to(subparsers: SubCommands) -> None:
    """Register `backup` and `restore`."""
    backup = subparsers.add_parser("backup", help="copy the office, while it works, into a file")
    backup.add_argument("--to", type=Path, required=True, metavar="FILE", help="a new file")
    backup.add_argument("--verify", action="store_true", help="read it through afterwards")
    backup.set_defaults(run=_backup)
    restore = subparsers.add_parser("restore", help="put a backup in the place of the office")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("--replace", action="store_true", help="and lose the office that is here")
    restore.set_defaults(run=_restore)


def _backup(chosen: argparse.Namespace) -> int:
    from django.utils import timezone
    from django.utils.translation import gettext

    from onedoor.command.trouble import refuse_without_office
    from onedoor.office.inspection.backup.making import make_backup
    from onedoor.office.inspection.backup.restoring import try_backup

    refuse_without_office()
    with _progress(gettext("Copying")) as seen:
        made = make_backup(chosen.to, now=timezone.now(), seen=seen)
    size = sum(part.bytes for part in made.parts.values()) / 1_000_000
    told = gettext("%(file)s holds %(offices)s, %(size).1f MB before packing.")
    offices = ", ".join(one.key for one in made.facts.offices)
    print(told % {"file": chosen.to, "offices": offices, "size": size})
    if not chosen.verify:
        return FINE
    with _progress(gettext("Reading it through")) as seen:
        tried = try_backup(chosen.to, seen)
    return _tell(tried)


def _restore(chosen: argparse.Namespace) -> int:
    from django.utils import timezone
    from django.utils.translation import gettext

    from onedoor.command.served_here import refuse_while_served
    from onedoor.office.inspection.backup.restoring import restore

    with refuse_while_served(), _progress(gettext("Restoring")) as seen:
        examined = restore(chosen.file, replace=chosen.replace, seen=seen)
    at = timezone.localtime(examined.manifest.made_at)
    print(gettext("The office is here as it was at %(at)s.") % {"at": f"{at:%Y-%m-%d %H:%M:%S}"})
    code = _tell(examined)
    return max(code, _warn_of_other_marks(), _warn_of_another_id_key())


def _tell(examined: Examined) -> int:
    from django.utils.translation import gettext

    from onedoor.command.journal import sentences_about
    from onedoor.command.office import tell_findings

    if not examined.journals:
        print(gettext("It can be read to its end. What is in it is examined when it is restored."))
        return FINE
    for key, journal in examined.journals.items():
        for sentence in sentences_about(key, journal):
            print(sentence)
    tell_findings(examined.findings)
    return FINE if examined.is_well else WRONG


def _warn_of_other_marks() -> int:
    """A new PostgreSQL counts transactions anew, and would seal nothing until it is told."""
    from django.utils.translation import gettext

    from onedoor.command.journal import MARK_WENT_BACK
    from onedoor.office.inspection.backup.restoring import to_go_on_from

    resume = to_go_on_from()
    if resume is None:
        return FINE
    sys.stderr.write(gettext(MARK_WENT_BACK) % {"resume": resume} + "\n")
    return WRONG


def _warn_of_another_id_key() -> int:
    from onedoor.command.serve import refuse_another_id_key

    try:
        refuse_another_id_key()
    except ValueError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return WRONG
    return FINE


@contextmanager
def _progress(doing: str) -> Iterator[Callable[[int], object]]:
    """Show how much has been gone through, to somebody who sits and waits."""
    from rich.console import Console
    from rich.progress import DownloadColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), DownloadColumn(), TimeElapsedColumn())
    quiet = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=quiet) as progress:
        task = progress.add_task(doing, total=None)
        yield lambda done: progress.update(task, completed=done)
