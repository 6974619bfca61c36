"""`onedoor replay`: play a real office's log into a new database."""

from __future__ import annotations

import argparse
import datetime as dt
import shlex
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

from django.utils.translation import gettext

from onedoor.config import environment
from onedoor.packs.problems import PackProblems
from onedoor.packs.reader import files_in, read_files, shipped, shipped_names
from onedoor.vocabulary.texts import text

if TYPE_CHECKING:
    from onedoor.office.inspection.replay.checking import LoggedCase
    from onedoor.office.inspection.replay.summary import Summary
    from onedoor.office.inspection.replay.terms import Terms

    # The class argparse makes of add_subparsers(); it takes no type at run time.
    SubCommands = argparse._SubParsersAction[argparse.ArgumentParser]

DONE, REFUSED, UNUSABLE = 0, 1, 2
_ending = threading.Event()

_NO_PACK = text(
    "There is no directory «%(name)s». Give one, or one of the packs that come with Onedoor:"
    " %(shipped)s."
)
_NO_PATH = text("A replay makes a SQLite file: give --to the path of one, not «%(to)s».")
_THERE = text("%(path)s is there already. Give --to another path, or remove it.")
_CANNOT_WRITE = text("%(path)s cannot be written: %(why)s.")
_REFUSES = text("The office would not have done this: %(why)s Nothing is kept.")
_PLAYING = text("Playing the log")
_SO_FAR = text("%(done)s of %(all)s played.")
_DONE = text("%(file)s is replayed into %(path)s.")
_OPEN_IT = text("Open it with: %(command)s")
_COUNTS = {
    "cases": text("cases"),
    "still_open": text("of them still open"),
    "steps": text("steps done"),
    "workers": text("workers"),
    "handovers": text("handovers accepted"),
    "bounces": text("of them back to an earlier holder"),
}


class _Unusable(Exception):
    """What was asked for cannot be done; the lines say why, in the reader's language."""

    def __init__(self, *lines: str, code: int = UNUSABLE) -> None:
        super().__init__("\n".join(lines))
        self.code = code


def add_to(subparsers: SubCommands) -> None:
    """Register `replay`.

    Help is in English: it is made before Django is ready to translate.
    """
    told = "play a real office's log into a new database"
    command = subparsers.add_parser("replay", help=told, description=told)
    command.add_argument("file", type=Path, metavar="FILE", help="an XES log, as .xes or .xes.gz")
    which = "a directory, or the name of a pack that comes with Onedoor"
    command.add_argument("--pack", required=True, metavar="PACK", help=which)
    where = "the SQLite file to make; else replay-NAME.sqlite3 where the office keeps its files"
    command.add_argument("--to", metavar="DATABASE", help=where)
    command.set_defaults(run=_run)


def replay(args: argparse.Namespace, out: TextIO) -> None:
    """Check the whole log, play it, and say what stands in the database then."""
    from onedoor.office.inspection.replay.terms import terms_of

    files = _files(args.pack)
    into = _databases(args.to, args.file)
    try:
        terms = terms_of(read_files(files), args.pack)
    except PackProblems as wrong:
        raise _wrong_pack(wrong) from None
    cases = _cases(args.file, terms)
    summary = _played(cases, files, terms, file=args.file, into=into)
    path = into["default"]["NAME"]
    out.write(f"{gettext(_DONE) % {'file': args.file, 'path': path}}\n\n")
    out.writelines(f"{line}\n" for line in _table(summary))
    command = f"ONEDOOR_DATABASE_URL={shlex.quote(_url(Path(path)))} onedoor run"
    out.write(f"\n{gettext(_OPEN_IT) % {'command': command}}\n")


def _end(asked: int, frame: object) -> None:
    """Remember that the end was asked for: raised inside a finaliser, an interrupt is lost."""
    _ending.set()
    raise KeyboardInterrupt


def _unless_ending(seen: Callable[[int], object]) -> Callable[[int], object]:
    def see(done: int) -> None:
        if _ending.is_set():
            raise KeyboardInterrupt
        seen(done)

    return see


def _run(args: argparse.Namespace) -> int:
    # A request to end clears up in the same way as Ctrl-C.
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, _end)
    try:
        replay(args, sys.stdout)
    except _Unusable as why:
        sys.stderr.write(f"{why}\n")
        return why.code
    return DONE


def _files(name: str) -> dict[str, str]:
    directory = Path(name)
    try:
        return files_in(directory if directory.is_dir() else shipped(name))
    except LookupError:
        known = ", ".join(shipped_names())
        raise _Unusable(gettext(_NO_PACK) % {"name": name, "shipped": known}) from None
    except PackProblems as wrong:
        raise _wrong_pack(wrong) from None


def _wrong_pack(wrong: PackProblems) -> _Unusable:
    return _Unusable(*(problem.told(gettext) for problem in wrong.problems))


def _databases(to: str | None, log: Path) -> dict[str, dict[str, Any]]:
    """Django's descriptions of the two files to make."""
    from onedoor.office.inspection.replay.new_database import AlreadyThere, refuse_what_is_there

    if to is not None and (not to.strip() or "://" in to):
        raise _Unusable(gettext(_NO_PATH) % {"to": to})
    name = log.name.removesuffix(".gz").removesuffix(".xes")
    path = Path(to) if to else environment.home() / f"replay-{name}.sqlite3"
    url = _url(path)
    into = {
        # The office's own file is named last: with it the other is there too.
        "looks": environment.database(environment.looks_beside(url)),
        "default": environment.database(url),
    }
    try:
        refuse_what_is_there(Path(one["NAME"]) for one in into.values())
    except AlreadyThere as there:
        raise _Unusable(gettext(_THERE) % {"path": there.path}) from None
    return into


def _url(path: Path) -> str:
    return f"sqlite:///{quote(str(path.absolute()))}"


def _cases(file: Path, terms: Terms) -> list[LoggedCase]:
    from onedoor.office.inspection.replay.log import read_log
    from onedoor.office.inspection.replay.problems import LogProblems

    try:
        return read_log(file, terms, now=dt.datetime.now(dt.UTC))
    except LogProblems as wrong:
        raise _Unusable(*wrong.told(gettext)) from None


def _played(
    cases: list[LoggedCase],
    files: Mapping[str, str],
    terms: Terms,
    *,
    file: Path,
    into: dict[str, dict[str, Any]],
) -> Summary:
    from django.db import OperationalError

    from onedoor.office.inspection.replay.new_database import AlreadyThere
    from onedoor.office.inspection.replay.playing import OfficeRefuses, moments
    from onedoor.office.inspection.replay.problems import LogProblem
    from onedoor.office.inspection.replay.replaying import replay as play_into

    try:
        with _progress(len(moments(cases)), sys.stderr) as seen:
            return play_into(cases, files, terms, into=into, seen=_unless_ending(seen))
    except OfficeRefuses as refuses:
        problem = LogProblem(refuses.line, _REFUSES, {"why": gettext(refuses.because.words)})
        raise _Unusable(problem.told(str(file), gettext), code=REFUSED) from None
    except AlreadyThere as there:
        raise _Unusable(gettext(_THERE) % {"path": there.path}) from None
    except (OSError, OperationalError) as error:
        told = {"path": into["default"]["NAME"], "why": error}
        raise _Unusable(gettext(_CANNOT_WRITE) % told) from None


@contextmanager
def _progress(total: int, err: TextIO) -> Iterator[Callable[[int], object]]:
    """Show how much has been played: a bar on a terminal, else a line for every tenth."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(file=err)
    if not console.is_terminal:
        tenths = {total * tenth // 10 for tenth in range(1, 11)}
        yield lambda done: _tell(err, done, total) if done in tenths else None
        return
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(gettext(_PLAYING), total=total)
        yield lambda done: progress.update(task, completed=done)


def _tell(err: TextIO, done: int, total: int) -> int:
    return err.write(f"{gettext(_SO_FAR) % {'done': done, 'all': total}}\n")


def _table(summary: Summary) -> list[str]:
    counts = [(gettext(words), getattr(summary, name)) for name, words in _COUNTS.items()]
    channels = [(gettext(one.words), many) for one, many in summary.by_channel.items()]
    width = max(len(words) for words, _ in (*counts, *channels)) + 2
    lines = [f"  {words:<{width}}{many:>8}" for words, many in counts]
    return [*lines, "", *(f"  {words:<{width}}{many:>8}" for words, many in channels)]
