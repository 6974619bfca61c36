"""`onedoor journal`: show that nothing in it was changed, seal it, and export it."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from django.utils.translation import gettext

from onedoor.vocabulary.texts import text

if TYPE_CHECKING:
    from onedoor.office.journal.verify import Offender, Verification

    # The class argparse makes of add_subparsers(); it takes no type at run time.
    SubCommands = argparse._SubParsersAction[argparse.ArgumentParser]

FINE, WRONG, UNUSABLE = 0, 1, 2


class NoSuchOffice(LookupError):
    """The office that was named is not in the database; `known` are those that are."""

    def __init__(self, named: str, known: list[str]) -> None:
        super().__init__(named)
        self.named = named
        self.known = known


def add_to(subparsers: SubCommands) -> None:
    """Register `journal` and its sub-commands.

    Help is in English: it is made before Django is ready to translate.
    """
    journal = subparsers.add_parser("journal", help="verify, seal or export what happened")
    commands = journal.add_subparsers(required=True, metavar="COMMAND")
    verifying = _added(commands, "verify", "say every line that is not as it was written", verify)
    verifying.add_argument("--head", default="", help="a head that was printed when it was sealed")
    _added(commands, "seal", "seal the lines so far and print the head", seal)
    exporting = _added(commands, "export", "add the new lines to a directory as Parquet", export)
    exporting.add_argument("--to", type=Path, required=True, metavar="DIR", help="where to")


def verify(args: argparse.Namespace, out: TextIO) -> int:
    """Say of each office whether its journal is as it was written, and what is not."""
    from onedoor.office.journal import verify as verifying

    exit_code = FINE
    for key, office in _offices(args.office).items():
        with _progress(key) as seen:
            found = verifying.verify(office, seen)
        for sentence in sentences_about(key, found, args.head):
            out.write(f"{sentence}\n")
        if found.wrong or not _has(office, args.head):
            exit_code = WRONG
    return exit_code


def seal(args: argparse.Namespace, out: TextIO) -> int:
    """Seal each office, and print its head to be kept where nobody here can change it."""
    from onedoor.office.journal import sealing

    for key, office in _offices(args.office).items():
        made = sealing.seal(office, dt.datetime.now(dt.UTC))
        sentence = gettext("%(office)s: seal %(number)s over %(lines)s lines, up to line %(last)s.")
        told = {"office": key, "number": made.number, "lines": made.lines, "last": made.last_seq}
        out.write(f"{sentence % told}\n{made.head}\n")
    return FINE


def export(args: argparse.Namespace, out: TextIO) -> int:
    """Add each office's new lines to the directory."""
    from onedoor.office.journal import export as exporting

    for key, office in _offices(args.office).items():
        with _progress(key) as seen:
            (added,) = exporting.export(args.to, [office], seen)
        sentence = gettext("%(office)s: %(lines)s new lines in %(parts)s parts.")
        told = {"office": key, "lines": added.lines, "parts": added.parts}
        out.write(f"{sentence % told}\n")
    return FINE


def sentences_about(key: str, found: Verification, head: str = "") -> Iterator[str]:
    """What was found in an office's journal, and whether it was sealed with this head."""
    told = {"office": key, "lines": found.lines, "threads": found.threads, "wrong": found.wrong}
    if found.wrong:
        yield gettext("%(office)s: %(wrong)s faults in %(lines)s lines.") % told
    else:
        yield gettext("%(office)s: %(lines)s lines are as they were written.") % told
    yield from map(_offence, found.offenders)
    if found.wrong > len(found.offenders):
        more = {"more": found.wrong - len(found.offenders)}
        yield gettext("And %(more)s more.") % more
    sealed = {"number": found.seals, "last": found.sealed_up_to, "after": found.unsealed}
    yield gettext("Seal %(number)s reaches line %(last)s; %(after)s lines lie after it.") % sealed
    if not _has(found.office, head):
        yield gettext("No seal has the head %(head)s.") % {"head": head}


def _offence(offender: Offender) -> str:
    told = {"seq": offender.seq, "number": offender.number, "wrong": gettext(offender.wrong.words)}
    if offender.number:
        return gettext("Seal %(number)s: %(wrong)s") % told
    return gettext("Line %(seq)s: %(wrong)s") % told


def _has(office: int, head: str) -> bool:
    from onedoor.office.journal.sealing import was_sealed

    return not head or was_sealed(office, head)


def _offices(named: str) -> dict[str, int]:
    from onedoor.command.trouble import refuse_without_office
    from onedoor.office.establishment.models import Office

    refuse_without_office()
    keys = dict(Office.objects.order_by("key").values_list("key", "pk"))
    if named and named not in keys:
        raise NoSuchOffice(named, list(keys))
    return {named: keys[named]} if named else keys


@contextmanager
def _progress(office: str) -> Iterator[Callable[[int], object]]:
    """Show how many lines have been read, to somebody who sits and waits."""
    from rich.console import Console
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), TextColumn("{task.completed}"))
    console = Console(stderr=True)
    with Progress(
        *columns,
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as progress:
        task = progress.add_task(office, total=None)
        yield lambda lines: progress.update(task, completed=lines)


def _said_plainly(
    command: Callable[[argparse.Namespace, TextIO], int],
) -> Callable[[argparse.Namespace], int]:
    """Run a command; what cannot be done is said in one line."""

    def run(args: argparse.Namespace) -> int:
        from onedoor.office.journal.exported_so_far import NotThisJournal
        from onedoor.office.journal.marks import MarkWentBack
        from onedoor.vocabulary.event import UnknownEvent

        try:
            return command(args, sys.stdout)
        except NoSuchOffice as unknown:
            known = ", ".join(unknown.known)
            return _unusable(_NO_SUCH_OFFICE, office=unknown.named, known=known)
        except NotThisJournal:
            return _unusable(_NOT_THIS_JOURNAL)
        except MarkWentBack as back:
            return _unusable(MARK_WENT_BACK, resume=back.resume)
        except UnknownEvent as unreadable:
            return _unusable(_CANNOT_BE_READ, what=unreadable)

    return run


_NO_SUCH_OFFICE = text("There is no office «%(office)s» here, only: %(known)s.")
_NOT_THIS_JOURNAL = text(
    "The directory holds another journal's lines, or parts without export.json. "
    "Export to an empty directory."
)
MARK_WENT_BACK = text(
    "The database has been moved to a new server that counts transactions anew. Stop it, let it "
    "count on with pg_resetwal --next-transaction-id=%(resume)s, and try again."
)
_CANNOT_BE_READ = text("This cannot be read: %(what)s. Run onedoor journal verify.")


def _unusable(sentence: str, **told: object) -> int:
    sys.stderr.write(f"{gettext(sentence) % told}\n")
    return UNUSABLE


def _added(
    commands: SubCommands,
    name: str,
    told: str,
    run: Callable[[argparse.Namespace, TextIO], int],
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=told, description=told)
    command.add_argument("--office", default="", metavar="KEY", help="one office; else all")
    command.set_defaults(run=_said_plainly(run))
    return command
