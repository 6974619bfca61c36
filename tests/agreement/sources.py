"""The sources as the laws read them: one text and one tree for each module of `src`."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src/onedoor"
Fault = tuple[int, str]


@dataclass(frozen=True)
class Source:
    """One module: where it lies below src/onedoor, its text and its tree."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return _parsed(self.text)


@cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


def planted(text: str, path: str = "office/reception/planted.py") -> Source:
    return Source(path, text)


SOURCES = [
    Source(path.relative_to(SRC).as_posix(), path.read_text("utf-8"))
    for path in sorted(SRC.rglob("*.py"))
    if "migrations" not in path.parts
]


def held(law: Callable[[Source], Iterator[Fault]], *, but: dict[str, str] | None = None) -> None:
    """Hold a law against all sources; `but` are paths it leaves alone, each with its reason."""
    faults = [
        f"src/onedoor/{source.path}:{line}: {wrong}"
        for source in SOURCES
        if not any(fnmatch(source.path, path) for path in but or {})
        for line, wrong in law(source)
    ]
    assert not faults, "\n".join([law.__doc__ or "", *faults])


def found(law: Callable[[Source], Iterator[Fault]], source: Source) -> list[str]:
    return [wrong for _, wrong in law(source)]


Function = ast.FunctionDef | ast.AsyncFunctionDef


def is_view(function: Function) -> bool:
    """Whether a function answers a request."""
    asked = function.args.args[:2]
    notes = [ast.unparse(one.annotation) for one in asked if one.annotation]
    return any(note.endswith("Request") for note in notes)


def inside_views(source: Source) -> set[ast.AST]:
    """Every node of the source that stands in a view; all of them in a module of views."""
    if re.search(r"(^|/)views(\.py$|/)", source.path):
        return set(ast.walk(source.tree))
    views = [one for one in ast.walk(source.tree) if isinstance(one, Function) and is_view(one)]
    return {node for view in views for node in ast.walk(view)}
