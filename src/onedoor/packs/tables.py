"""From the text of a pack's files to their tables, as they were written."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from onedoor.packs.layout import FILE_OF, FILES, MAY_BE_LEFT_OUT, VARIANT
from onedoor.packs.problems import Problem, listed, nearest
from onedoor.vocabulary.texts import text

NO_FILE = text("The file is missing. A pack has the files %(allowed)s.")
STRANGE_FILE = text("No file of a pack has this name. A pack has the files %(allowed)s.")
STRANGE_TABLE = text("No table has this name. The tables of this file are: %(allowed)s.")
MEANT_TABLE = text(
    "No table has this name. Did you mean «%(nearest)s»? The tables of this file are: %(allowed)s."
)
OTHER_FILE = text("This table belongs in the file %(belongs)s.")
TOO_DEEP = text("The file has brackets within brackets without end and cannot be read.")
TOO_LONG = text("A number in the file is too long to be read.")
NOT_UNDERSTOOD = text(
    "Line %(line)s, column %(column)s is not understood: «%(written)s». Text stands in quotation"
    " marks, a day is written 2025-09-01, a time 09:00:00, yes or no as true or false."
)
# What Python's own reader says, and what to tell somebody who does not know Python.
SYNTAX: dict[str, str] = {
    "Cannot overwrite": text(
        "Line %(line)s, column %(column)s: the same key is given twice: «%(written)s»."
    ),
    "Duplicate inline": text(
        "Line %(line)s, column %(column)s: the same key is given twice: «%(written)s»."
    ),
    "Cannot declare": text(
        "Line %(line)s, column %(column)s: the table is begun twice: «%(written)s». If there can be"
        " several of it, its name stands in double brackets each time."
    ),
    "Invalid date": text(
        "Line %(line)s, column %(column)s: there is no such day or time: «%(written)s»."
    ),
    "Unterminated string": text(
        "Line %(line)s, column %(column)s: the quotation mark at the end of a text is missing."
    ),
    "Illegal character '\\n'": text(
        "Line %(line)s, column %(column)s: the quotation mark at the end of a text is missing."
    ),
    "Unclosed array": text(
        "Line %(line)s, column %(column)s: the ] at the end of a list is missing."
    ),
    "Unclosed inline": text(
        "Line %(line)s, column %(column)s: a } is missing, or not on the same line."
    ),
    "Invalid initial": text(
        "Line %(line)s, column %(column)s: a key has only letters a-z, digits and _, and what"
        " stands in { } must stand on one line: «%(written)s»."
    ),
    "Expected '='": text(
        "Line %(line)s, column %(column)s: a key is followed by = and its value: «%(written)s»."
    ),
}
_LONGEST_SHOWN = 80
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass
class Found:
    """The tables that were found, the file each stood in, and the files nobody could read."""

    tables: dict[str, Any] = field(default_factory=dict)
    file_of: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def placed(self, problem: Problem) -> Problem:
        """The problem in the file where its table stood, which may be the variant's."""
        table = problem.table.partition(" ")[0]
        return replace(problem, file=self.file_of.get(table, problem.file))


def find_tables(files: Mapping[str, str], unreadable: Sequence[Problem] = ()) -> Found:
    """Every table of the files; what cannot be read or does not belong becomes a problem.

    `unreadable` are problems with files that are there but whose text nobody could get.
    """
    found = Found(problems=list(unreadable))
    found.problems += _wrong_names(files.keys() | {problem.file for problem in unreadable})
    found.unread = FILES.keys() - files.keys()
    # The variant last: its tables stand in place of those of the same name.
    for file in (*FILES, VARIANT):
        if file in files:
            _read_file(file, plain(files[file]), found)
    return found


def plain(written: str) -> str:
    """A text with its line ends the same on every machine, and without a byte order mark."""
    return written.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _wrong_names(names: Set[str]) -> Iterator[Problem]:
    allowed = {"allowed": listed(FILES)}
    for file in FILES:
        if file not in names and file not in MAY_BE_LEFT_OUT:
            yield Problem(file, "", "", NO_FILE, allowed)
    for file in sorted(names - FILES.keys() - {VARIANT}):
        yield Problem(file, "", "", STRANGE_FILE, allowed)


def _read_file(file: str, written: str, found: Found) -> None:
    try:
        tables = tomllib.loads(written)
    except (ValueError, RecursionError) as error:
        found.unread.add(file)
        found.problems.append(_unreadable(file, written, error))
        return
    for table, value in tables.items():
        found.problems += _misplaced(file, table)
        if table in FILE_OF and (file == VARIANT or table not in found.tables):
            found.tables[table] = as_tuples(value)
            found.file_of[table] = file


def _misplaced(file: str, table: str) -> Iterator[Problem]:
    allowed = FILES.get(file, tuple(FILE_OF))
    if table in allowed:
        return
    if table in FILE_OF:
        yield Problem(file, table, "", OTHER_FILE, {"belongs": FILE_OF[table]})
        return
    near = nearest(table, allowed)
    values = {"nearest": near, "allowed": listed(allowed)}
    yield Problem(file, table, "", MEANT_TABLE if near else STRANGE_TABLE, values)


def _unreadable(file: str, written: str, error: Exception) -> Problem:
    if isinstance(error, RecursionError):
        return Problem(file, "", "", TOO_DEEP)
    if not isinstance(error, tomllib.TOMLDecodeError):
        return Problem(file, "", "", TOO_LONG)
    said = str(error)
    lines = written.split("\n")
    place = _PLACE.search(said)
    line, column = len(lines), len(lines[-1]) + 1
    if place and place[1]:
        line, column = int(place[1]), int(place[2])
    shown = textwrap.shorten(lines[line - 1], _LONGEST_SHOWN, placeholder=" …")
    if shown.startswith("["):
        said = said.replace("Cannot overwrite", "Cannot declare")
    sentence = next((SYNTAX[start] for start in SYNTAX if said.startswith(start)), NOT_UNDERSTOOD)
    return Problem(file, "", "", sentence, {"line": line, "column": column, "written": shown})


def as_tuples(value: Any) -> Any:
    """The value with lists as tuples: what was read is not changed any more."""
    if isinstance(value, list):
        return tuple(as_tuples(part) for part in value)
    if isinstance(value, dict):
        return {key: as_tuples(part) for key, part in value.items()}
    return value
