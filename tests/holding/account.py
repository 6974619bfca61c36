"""The account of many contests: who was told what, what the journal says, and what is wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from tests.holding.contests import Contest
from tests.holding.hand import Heard


@dataclass(slots=True)
class Account:
    """What was told in all contests, and what should not have been.

    A contest is `interleaved` when at least two of its deeds were under way at the same time.
    """

    contests: Counter[str] = field(default_factory=Counter)
    heard: Counter[tuple[str, str]] = field(default_factory=Counter)
    interleaved: int = 0
    wrong: list[str] = field(default_factory=list)

    def enter(self, contest: Contest, heard: list[Heard], lines: int) -> None:
        """Hold what the hands were told against the rules of the contest and the journal."""
        self.contests[contest.name] += 1
        self.interleaved += _overlap(heard)
        self.heard.update((contest.name, f"{one.how} {one.why}".strip()) for one in heard)
        if not _as_it_should(contest, heard, lines):
            told = zip(contest.deeds, heard, strict=True)
            said = ", ".join(f"{who} {deed}: {one.how} {one.why}" for (deed, _, who), one in told)
            self.wrong.append(f"{contest.name}: {lines} lines; {said}")

    def lines(self) -> list[str]:
        """The account, to be printed."""
        told = [f"{self.contests.total()} contests, {self.interleaved} of them interleaved"]
        for name, count in sorted(self.contests.items()):
            how = Counter({how: n for (one, how), n in self.heard.items() if one == name})
            said = ", ".join(f"{n} {how}" for how, n in how.most_common())
            told.append(f"  {name:<28}{count:>7}   {said}")
        return [*told, *(f"WRONG: {one}" for one in self.wrong)]


def _as_it_should(contest: Contest, heard: list[Heard], lines: int) -> bool:
    if any(one.how == "broken" for one in heard):
        return False
    won = [one.result for one in heard if one.how == "won"]
    if contest.form_key:  # the same form: done once, and everybody is told the same
        return (len(won), len(set(won)), lines) == (len(heard), 1, 1)
    if contest.among and not (len(set(won)) == len(won) and contest.among.issuperset(won)):
        return False
    return contest.fewest <= len(won) <= contest.most and lines == len(won)


def _overlap(heard: list[Heard]) -> bool:
    spans = sorted((one.began, one.ended) for one in heard)
    return any(later[0] < sooner[1] for sooner, later in pairwise(spans))
