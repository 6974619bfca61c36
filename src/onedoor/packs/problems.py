"""What is wrong with a pack: one sentence for each problem, and the place it stands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

Translate = Callable[[str], str]
# Line breaks and what moves a terminal's cursor: a pack may come from anybody.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def untranslated(sentence: str) -> str:
    """The sentence in English, as it was written."""
    return sentence


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, and where.

    `table` is as a reader knows it: `times`, `unit «front»`, `mandate number 3`; `table` and
    `key` are empty when the file as a whole is meant. `sentence` has placeholders for `values`.
    """

    file: str
    table: str
    key: str
    sentence: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def told(self, translate: Translate = untranslated) -> str:
        """The problem on one line: `file: table, key: sentence`."""
        place = ", ".join(part for part in (self.table, self.key) if part)
        said = translate(self.sentence) % self.values
        line = ": ".join(part for part in (self.file, place, said) if part)
        return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", line)


class PackProblems(ValueError):
    """A pack cannot be used. Holds every problem that was found, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(problem.told() for problem in self.problems))


@dataclass(frozen=True)
class Place:
    """A table of a file, of which something can be said."""

    file: str
    table: str

    def problem(self, key: str, sentence: str, **values: str | int) -> Problem:
        """Something is wrong with a key of this table."""
        return Problem(self.file, self.table, key, sentence, values)


def listed(names: Iterable[str]) -> str:
    """Names one after another, as a reader of any language reads them."""
    return ", ".join(names)


def nearest(written: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, or nothing."""
    near = difflib.get_close_matches(written.lower(), list(known), n=1, cutoff=0.6)
    return near[0] if near else ""
