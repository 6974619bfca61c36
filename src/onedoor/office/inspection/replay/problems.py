"""What is wrong with a log: one sentence for each problem, with the line it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from onedoor.vocabulary.texts import text

Translate = Callable[[str], str]
MOST_TOLD = 20

IN_FILE = text("%(file)s: %(what)s")
ON_LINE = text("%(file)s, line %(line)s: %(what)s")
AND_MORE = text("And %(more)s more.")


@dataclass(frozen=True)
class LogProblem:
    """One thing that is wrong. `line` 0 means the file as a whole.

    `sentence` says what is wrong and what to do, and has placeholders for `values`.
    """

    line: int
    sentence: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def told(self, file: str, translate: Translate) -> str:
        """The problem on one line: `FILE, line N: what is wrong. What to do.`"""
        what = translate(self.sentence) % self.values
        place = ON_LINE if self.line else IN_FILE
        return printable(translate(place) % {"file": file, "line": self.line, "what": what})


class LogProblems(ValueError):
    """A log cannot be replayed. Holds every problem that was found, in the order of the file."""

    def __init__(self, file: Path, problems: Iterable[LogProblem]) -> None:
        self.file = file
        self.problems = sorted(problems, key=lambda problem: problem.line)
        super().__init__(f"{file}: {len(self.problems)} problems")

    def told(self, translate: Translate) -> list[str]:
        """The first twenty problems, a line each, and how many more there are."""
        lines = [one.told(str(self.file), translate) for one in self.problems[:MOST_TOLD]]
        more = len(self.problems) - MOST_TOLD
        return lines if more <= 0 else [*lines, translate(AND_MORE) % {"more": more}]


def printable(line: str) -> str:
    """The line without what breaks it or moves a terminal's cursor: a log may come from anybody."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in line)
