"""Measuring one database: each page beside its floor by turns, each deed at a pace.

`python -m bench.office.measuring ENGINE SIZE FOLDER [quick]` prints one JSON line for each row of
the table.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.office import building
from bench.office.driving import Answers, Asking, at_a_pace, one_after_the_other
from bench.office.serving import Served, cpu_of, serve

ROUNDS, ASKED, WARM = 3, 160, 24
A_SECOND, DEEDS = 20, 400


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One row of the table. `floor_cpu_ms` is that of the floor asked by turns with it.

    Of the `asked`, those not `done` were refused with a reason: two came at once, and one won.
    """

    engine: str
    size: str
    name: str
    cpu_ms: float
    database_ms: float
    p50_ms: float
    p95_ms: float
    a_second: float
    questions: int = 0
    look: int = 0
    kilobytes: float = 0.0
    floor_cpu_ms: float = 0.0
    paced: bool = False
    asked: int = 0
    done: int = 0


def main() -> None:
    """Measure, and print what was measured."""
    engine, size, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    quick = "quick" in sys.argv[4:]
    at, server = building.ready(engine, size, folder)
    from bench.office.floor.models import make_tables

    make_tables()
    for row in _Bench(at, size, server, rounds=1 if quick else ROUNDS).measured():
        print(json.dumps(asdict(row)), flush=True)


class _Bench:
    """The office and its floor, both served from one database."""

    def __init__(self, at: building.Place, size: str, server: Any, *, rounds: int) -> None:
        from bench.office.asking import Askers

        self.at, self.size, self.rounds = at, size, rounds
        self.postmaster = server.get_pid() if server else 0
        self.askers = Askers()

    def measured(self) -> Iterator[Measured]:
        """Every row: pages, then deeds."""
        with (
            serve("onedoor", self.at.environment) as ours,
            serve("floor", self.at.environment) as floor,
        ):
            yield from self._pages(ours, floor)
            yield from self._deeds(ours, floor)

    def _pages(self, ours: Served, floor: Served) -> Iterator[Measured]:
        from bench.office import asking

        for page in asking.pages(self.askers):
            questions, look = asking.questions_of(page)
            bare = asking.floors(self.askers, max(questions, 4), 25)
            turns = ((ours, page.asked), (floor, bare))
            for server, asked in turns:
                one_after_the_other(server.port, asking.first(asked, WARM))
            found: list[list[Measured]] = [[], []]
            for _ in range(self.rounds):
                for place, (server, asked) in enumerate(turns):
                    wanted = asking.first(asked, ASKED)
                    drive = lambda port, some=wanted: one_after_the_other(port, some)  # noqa: E731
                    found[place].append(self._row(page.name, server, drive))
            mine, its = map(_middle, found)
            more = {"questions": questions, "look": look, "floor_cpu_ms": its.cpu_ms}
            yield Measured(**{**asdict(mine), **more})
            yield Measured(
                **{**asdict(its), "name": f"floor of {page.name}", "questions": max(questions, 4)}
            )

    def _deeds(self, ours: Served, floor: Served) -> Iterator[Measured]:
        from bench.office import asking

        bare = asking.writes(self.askers)
        yield self._paced("floor: update + insert", floor, asking.first(bare, DEEDS))
        for name, asked in asking.deeds(self.askers).items():
            one_after_the_other(ours.port, asking.first(asked, WARM))
            wanted = asking.first(asked, DEEDS)
            last = _last_line()
            row = self._paced(name, ours, wanted)
            done = _lines_since(last, asking.KINDS[name])
            if done < 0.9 * len(wanted):
                raise RuntimeError(f"{name}: {len(wanted)} were asked and {done} done")
            yield Measured(**{**asdict(row), "done": done, "asked": len(wanted)})

    def _paced(self, name: str, server: Served, wanted: list[Asking]) -> Measured:
        row = self._row(name, server, lambda port: at_a_pace(port, wanted, A_SECOND))
        return Measured(**{**asdict(row), "paced": True})

    def _row(self, name: str, server: Served, drive: Callable[[int], Answers]) -> Measured:
        cpu, database = server.cpu(), self._database_cpu()
        answers = drive(server.port)
        cpu, database = server.cpu() - cpu, self._database_cpu() - database
        if answers.wrong:
            raise RuntimeError(f"{name}: {len(answers.wrong)} went wrong: {answers.wrong[:3]}")
        count = len(answers.took)
        return Measured(
            engine=self.at.engine,
            size=self.size,
            name=name,
            cpu_ms=cpu / count * 1000,
            database_ms=database / count * 1000,
            p50_ms=statistics.median(answers.took) * 1000,
            p95_ms=answers.took[int(count * 0.95)] * 1000,
            a_second=count / answers.seconds,
            kilobytes=answers.bytes / count / 1024,
        )

    def _database_cpu(self) -> float:
        """CPU seconds of PostgreSQL's own processes; SQLite works in the workers."""
        from bench.office.serving import children

        if not self.postmaster:
            return 0.0
        here = sum(map(cpu_of, children(self.postmaster)))
        return here + cpu_of(self.postmaster, with_ended=True)


def _last_line() -> int:
    from onedoor.office.journal.models import JournalLine

    return JournalLine.objects.order_by("-seq").values_list("seq", flat=True)[0]


def _lines_since(last: int, kind: str) -> int:
    from onedoor.office.journal.models import JournalLine

    return JournalLine.objects.filter(kind=kind, seq__gt=last).count()


def _middle(rows: list[Measured]) -> Measured:
    """The median of each figure."""
    figures = ("cpu_ms", "database_ms", "p50_ms", "p95_ms", "a_second", "kilobytes")
    middle = {one: statistics.median(getattr(row, one) for row in rows) for one in figures}
    return Measured(**{**asdict(rows[0]), **middle})


if __name__ == "__main__":
    main()
