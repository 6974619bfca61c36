"""Verifying: each thread's chain and each seal reckoned again, from the first line to the last."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from onedoor.office.journal.chain import FIRST, SAID, chained
from onedoor.office.journal.marks import BEGINNING, lines_between
from onedoor.office.journal.models import Seal
from onedoor.office.journal.sealing import Sealed, sealed
from onedoor.office.journal.stream import batches
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.event import from_fields
from onedoor.vocabulary.texts import text

MOST_NAMED = 1000
_LINES_AT_A_TIME = 2000
_COLUMNS = ("seq", "hash", *SAID)
_LINES = f"""
    SELECT {", ".join(_COLUMNS)} FROM journal_line
    WHERE office = %s ORDER BY thread_kind, thread_key, prev
"""  # noqa: S608  the names are our own columns


class Wrong(Code):
    """What can be wrong with a line or a seal."""

    altered = 1, text("It has been changed, or the line before it has.")
    missing_before = 2, text("The line before it is missing.")
    forked = 3, text("Another line stands in its place.")
    unknown = 4, text("It says something this version of Onedoor does not know.")
    seal_broken = 5, text("A line it covers has been changed, removed or added.")
    seal_missing = 6, text("The seal before it is missing.")


@dataclass(frozen=True, slots=True)
class Offender:
    """A line (by `seq`) or a seal (by `number`) that is not as it was written."""

    wrong: Wrong
    seq: int = 0
    number: int = 0


@dataclass
class Verification:
    """What was found: all is well when nothing is `wrong`.

    `offenders` names the first thousand. Lines after the last seal (`unsealed`) are chained in
    their threads, but the last of them could be gone without a trace: seal often.
    """

    office: int
    lines: int = 0
    threads: int = 0
    seals: int = 0
    sealed_up_to: int = 0
    unsealed: int = 0
    head: str = ""
    wrong: int = 0
    offenders: list[Offender] = field(default_factory=list)

    def name(self, offender: Offender) -> None:
        """Count an offender, and name it unless there are too many to read."""
        self.wrong += 1
        if len(self.offenders) < MOST_NAMED:
            self.offenders.append(offender)


def verify(office: int, seen: Callable[[int], object] = int) -> Verification:
    """Reckon an office's journal again. `seen` is told the number of lines, now and then.

    Reads as a stream, so that millions of lines take no more memory than a few.
    """
    found = Verification(office=office)
    for _, lines in groupby(_by_thread(office, seen), key=_thread):
        found.threads += 1
        _verify_thread(lines, found)
    _verify_seals(found)
    return found


def _by_thread(office: int, seen: Callable[[int], object]) -> Iterator[dict[str, Any]]:
    read = 0
    for batch in batches(_LINES, [office], _LINES_AT_A_TIME):
        for row in batch:
            line = dict(zip(_COLUMNS, row, strict=True))
            yield {**line, "fields": json.loads(line["fields"])}
        read += len(batch)
        seen(read)


def _thread(line: dict[str, Any]) -> tuple[int, int]:
    return line["thread_kind"], line["thread_key"]


def _verify_thread(lines: Iterable[dict[str, Any]], found: Verification) -> None:
    before: dict[str, Any] = {"seq": 0, "prev": -1, "hash": FIRST}
    for line in lines:
        found.lines += 1
        for wrong in _wrong_with(line, before):
            found.name(Offender(wrong, seq=line["seq"]))
        before = line


def _wrong_with(line: dict[str, Any], before: dict[str, Any]) -> Iterator[Wrong]:
    if line["prev"] == before["prev"]:
        yield Wrong.forked
    elif line["prev"] != before["seq"]:
        yield Wrong.missing_before
    elif line["hash"] != chained(before["hash"], line):
        yield Wrong.altered
    if not _known(line):
        yield Wrong.unknown


def _known(line: dict[str, Any]) -> bool:
    try:
        from_fields(line["kind"], line["version"], line["fields"])
    except (AttributeError, TypeError, ValueError):
        return False
    return True


def _verify_seals(found: Verification) -> None:
    last: Seal | None = None
    for seal in Seal.objects.filter(office=found.office).order_by("number"):
        wrong = _wrong_with_seal(seal, last)
        if wrong is not None:
            found.name(Offender(wrong, number=seal.number))
        last = seal
    if last is not None:
        found.seals, found.sealed_up_to, found.head = last.number, last.last_seq, last.head
    mark = last.mark if last else BEGINNING
    found.unsealed = lines_between(found.office, mark, None).count()


def _wrong_with_seal(seal: Seal, last: Seal | None) -> Wrong | None:
    if seal.number != (last.number + 1 if last else 1):
        return Wrong.seal_missing
    if sealed(seal, last) != Sealed(seal.lines, seal.last_seq, seal.head):
        return Wrong.seal_broken
    return None
