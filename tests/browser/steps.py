"""A tutorial as its reader follows it: its numbered steps, and in them what is to be done.

A sentence with something in **bold** or `code` is carried out, or looked for on the page. All
others only explain. A numbered step without one such sentence would test nothing, and is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

_STEP = re.compile(r"^(\d+)\. +(.*(?:\n(?!\d+\. |#|\n\S).*)*)", re.M)
_SENTENCE = re.compile(r"(?:\*\*.+?\*\*|\*.+?\*|`.+?`|[^.])+\.")
_MARKED = re.compile(r"\*\*|`")


@dataclass(frozen=True)
class Step:
    """A numbered step: under which heading, and each of its sentences that is to be carried out."""

    where: str
    sentences: tuple[str, ...]


def steps_of(written: str) -> Iterator[Step]:
    """Every numbered step of a page, in order."""
    for part in re.split(r"^## ", written, flags=re.M)[1:]:
        heading, _, body = part.partition("\n")
        for number, told in _STEP.findall(body):
            yield Step(f"{heading}, step {number}", tuple(_to_do(told)))


def _to_do(told: str) -> Iterator[str]:
    for sentence in _SENTENCE.findall(" ".join(told.split())):
        if _MARKED.search(sentence):
            yield sentence.strip().removesuffix(".")


@dataclass
class Doings:
    """What a reader does for each kind of sentence: the few lines beside a pattern of words."""

    by_pattern: dict[str, Callable[..., None]] = field(default_factory=dict)

    def for_words(self, pattern: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
        """Do this when a sentence reads so; what stands in brackets is told to it."""

        def keep(doing: Callable[..., None]) -> Callable[..., None]:
            self.by_pattern[pattern] = doing
            return doing

        return keep

    def pattern_for(self, sentence: str) -> str:
        """Which of the patterns a sentence reads like. Exactly one, or it is an error."""
        found = [one for one in self.by_pattern if re.fullmatch(one, sentence)]
        if len(found) != 1:
            raise LookupError(f"{len(found)} ways to do «{sentence}»: {found}")
        return found[0]

    def carry_out(self, step: Step, reader: Any) -> None:
        """Do all that a step says; a failure tells which sentence it was."""
        if not step.sentences:
            raise LookupError(f"{step.where} has nothing to do and nothing to see")
        for sentence in step.sentences:
            pattern = self.pattern_for(sentence)
            try:
                self.by_pattern[pattern](reader, *re.fullmatch(pattern, sentence).groups())  # type: ignore[union-attr]
            except Exception as failed:
                failed.add_note(f"In the tutorial: {step.where}: {sentence}. There was:\n{reader}")
                raise
