"""What a backup says of itself: who made it of what, and the sums by which that is checked."""

# ruff: noqa: S608  the names in these statements are our own, and what fills them are numbers

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, NonNegativeInt

from onedoor.office.establishment.models import Office

FORMAT: Literal[2] = 2
Ask = Callable[[str], Sequence[Sequence[Any]]]
"""Asks a database, whichever driver it has: a statement in, rows out."""


class _Exact(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Part(_Exact):
    """One database in the backup, or all papers."""

    bytes: NonNegativeInt
    sha256: str


class OfficeThen(_Exact):
    """One office as it was: its pack, and how far its journal had come."""

    key: str
    fingerprint: int
    lines: NonNegativeInt
    last_seq: NonNegativeInt
    last_hash: str
    seals: NonNegativeInt
    seal_head: str


class Facts(_Exact):
    """What can be asked of the databases themselves, before and after."""

    migrations: list[tuple[str, str]]
    looks_migrations: list[tuple[str, str]]
    looks: NonNegativeInt
    offices: list[OfficeThen]


class Manifest(_Exact):
    """All of it. `made_at` is the instant the databases were copied as of.

    Format 1 was from before there were papers.
    """

    format: Literal[1, 2] = FORMAT
    onedoor: str
    made_at: dt.datetime
    engine: Literal["sqlite", "postgresql"]
    facts: Facts
    parts: dict[Literal["default", "looks", "papers"], Part]


def this_version() -> str:
    """Which Onedoor this is."""
    return version("onedoor")


def facts(ask: Ask, ask_looks: Ask) -> Facts:
    """What the office's database and its looks say."""
    applied = "SELECT app, name FROM django_migrations ORDER BY app, name"
    offices = f"SELECT id, key, fingerprint FROM {Office._meta.db_table} ORDER BY key"
    ((looks,),) = ask_looks("SELECT count(*) FROM look")
    return Facts(
        migrations=[(app, name) for app, name in ask(applied)],
        looks_migrations=[(app, name) for app, name in ask_looks(applied)],
        looks=looks,
        offices=[_office(ask, *row) for row in ask(offices)],
    )


def _office(ask: Ask, number: int, key: str, fingerprint: int) -> OfficeThen:
    of_it = f"WHERE office = {int(number)}"
    ((lines, last_seq),) = ask(f"SELECT count(*), coalesce(max(seq), 0) FROM journal_line {of_it}")
    last = ask(f"SELECT hash FROM journal_line WHERE seq = {int(last_seq)}")
    seal = ask(f"SELECT number, head FROM journal_seal {of_it} ORDER BY number DESC LIMIT 1")
    return OfficeThen(
        key=key,
        fingerprint=fingerprint,
        lines=lines,
        last_seq=last_seq,
        last_hash=last[0][0] if last else "",
        seals=seal[0][0] if seal else 0,
        seal_head=seal[0][1] if seal else "",
    )
