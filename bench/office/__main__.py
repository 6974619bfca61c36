"""`make bench-office`: what a big office costs, measured and printed as tables.

Each database is measured in a process of its own. What has been generated is kept in a folder.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.office import helpdesk
from bench.office.building import SIZES
from bench.office.table import put_in_page, told

ENGINES = ("sqlite", "postgresql")


def main() -> None:
    """Measure what was asked for, print the tables, and put them in the page if asked."""
    asked = _arguments()
    folder = asked.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        row
        for engine in asked.engines
        for size in asked.sizes
        for row in _run("measuring", engine, size, folder, *(["quick"] if asked.quick else []))
    ]
    peers, why = _peer(folder) if asked.peer else ([], "it was not asked for")
    hours = [
        one for engine in asked.hours for one in _run("doors", engine, asked.sizes[-1], folder)
    ]
    tables = told(rows, peers, hours, why)
    print(tables)
    if asked.write:
        put_in_page(tables)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-office", description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build/bench-office"))
    parser.add_argument("--engines", nargs="*", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--sizes", nargs="*", choices=list(SIZES), default=list(SIZES))
    parser.add_argument("--hours", nargs="*", choices=ENGINES, default=["sqlite"])
    parser.add_argument("--no-peer", dest="peer", action="store_false")
    parser.add_argument("--quick", action="store_true", help="one round instead of three")
    parser.add_argument("--write", action="store_true", help="put the tables in docs/reference")
    return parser.parse_args()


def _run(what: str, *words: Any) -> list[dict[str, Any]]:
    """One part, in a process of its own: a JSON line for each row it prints."""
    command = [sys.executable, "-m", f"bench.office.{what}", *map(str, words)]
    print(f"{what}: {' '.join(map(str, words[:2]))}", file=sys.stderr, flush=True)
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def _peer(folder: Path) -> tuple[list[dict[str, Any]], str]:
    print("django-helpdesk", file=sys.stderr, flush=True)
    try:
        return [asdict(one) for one in helpdesk.measured(folder)], ""
    except (OSError, RuntimeError) as wrong:
        return [], str(wrong)


if __name__ == "__main__":
    main()
