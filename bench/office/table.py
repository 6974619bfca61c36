"""The table: what was measured, as Markdown, and put in its place in the page about speed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "speed.md"
BEGINS, ENDS = "<!-- begins: make bench-office -->", "<!-- ends: make bench-office -->"
_NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
Row = dict[str, Any]


def told(rows: Sequence[Row], peers: Sequence[Row], hours: Sequence[Row], why: str) -> str:
    """Every table of a run. `why` tells why the peer was left out; empty when it was not."""
    parts = []
    for engine in dict.fromkeys(row["engine"] for row in rows):
        mine = [row for row in rows if row["engine"] == engine]
        parts += [f"## Pages on {_NAMES[engine]}", *_pages(mine)]
        parts += [f"## What is done, on {_NAMES[engine]}, 20 a second", *_deeds(mine)]
    parts += ["## A peer beside them", *(_peers(peers) if peers else [f"Left out: {why}."])]
    parts += [
        "## An hour of every office's door",
        *(list(_hours(hours)) or ["Not played in this run."]),
    ]
    return "\n\n".join("\n".join(block) for block in _blocks(parts))


def put_in_page(tables: str, page: Path = PAGE) -> None:
    """Write the tables between their marks in the page."""
    before, _, rest = page.read_text().partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    page.write_text(f"{before}{BEGINS}\n\n{tables}\n\n{ENDS}{after}")


def _blocks(parts: Iterable[str]) -> Iterator[list[str]]:
    """Lines of one table stay together; a heading or sentence stands alone."""
    block: list[str] = []
    for part in parts:
        if not part.startswith("|") or (block and not block[0].startswith("|")):
            if block:
                yield block
            block = []
        block.append(part)
    yield block


def _line(cells: Iterable[object]) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def _head(*names: str) -> list[str]:
    return [_line(names), _line(["---"] + ["--:"] * (len(names) - 1))]


def _pages(rows: Sequence[Row]) -> Iterator[str]:
    yield from _head(
        "page",
        "questions",
        "KB",
        "requests/s",
        "p50 ms",
        "p95 ms",
        "CPU ms",
        "floor's CPU ms",
        "times the floor",
        "CPU ms at 10 000 cases",
    )
    small = {row["name"]: row for row in rows if row["size"] == "10k"}
    for row in rows:
        if row["size"] != "10k" and not row["paced"] and not row["name"].startswith("floor"):
            yield _line(
                [
                    row["name"],
                    f"{row['questions']} + {row['look']}",
                    f"{row['kilobytes']:.0f}",
                    f"{row['a_second']:.0f}",
                    *_ms(row, "p50_ms", "p95_ms"),
                    _cpu(row),
                    f"{row['floor_cpu_ms']:.1f}",
                    f"{_all(row) / row['floor_cpu_ms']:.1f}",
                    _cpu(small[row["name"]]) if row["name"] in small else "",
                ]
            )


def _all(row: Row) -> float:
    return float(row["cpu_ms"])


def _cpu(row: Row) -> str:
    """The workers' CPU, and the database's own where it has any."""
    database = f" + {row['database_ms']:.1f}" if row["database_ms"] else ""
    return f"{row['cpu_ms']:.1f}{database}"


def _ms(row: Row, *names: str) -> list[str]:
    return [f"{row[name]:.1f}" for name in names]


def _deeds(rows: Sequence[Row]) -> Iterator[str]:
    yield from _head(
        "action", "asked, refused", "p50 ms", "p95 ms", "CPU ms", "p95 ms at 10 000 cases"
    )
    small = {row["name"]: row for row in rows if row["size"] == "10k"}
    for row in rows:
        if row["paced"] and row["size"] != "10k":
            before = _ms(small[row["name"]], "p95_ms") if row["name"] in small else [""]
            asked = f"{row['asked']}, {row['asked'] - row['done']}" if row["asked"] else ""
            figures = _ms(row, "p50_ms", "p95_ms")
            yield _line([row["name"], asked, *figures, _cpu(row), *before])


def _peers(rows: Sequence[Row]) -> Iterator[str]:
    yield from _head(
        "django-helpdesk, 10 000 tickets, SQLite", "requests/s", "p50 ms", "p95 ms", "CPU ms"
    )
    for row in rows:
        figures = _ms(row, "p50_ms", "p95_ms", "cpu_ms")
        yield _line([row["name"], f"{row['a_second']:.0f}", *figures])


def _hours(hours: Sequence[Row]) -> Iterator[str]:
    for hour in hours:
        engine = _NAMES[hour["engine"]]
        wrong = len(hour["wrong"])
        found = ", ".join(hour["found"]) or "nothing"
        yield (
            f"{engine}: {hour['offices']} offices, an hour in {hour['minutes']:g} minutes, "
            f"{hour['cpu_seconds']:.0f} s of the workers' CPU; {wrong or 'nothing'} went wrong; "
            f"the doctor finds {found}."
        )
        yield from _head("in the hour", "how many", "p50 ms", "p95 ms")
        for name, row in hour["rows"].items():
            yield _line([name, row["count"], *_ms(row, "p50_ms", "p95_ms")])
