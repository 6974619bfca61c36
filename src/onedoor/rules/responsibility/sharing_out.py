"""Sharing out: who is allotted a case by the unit's rule. Ranks: the lowest tuple takes it.

Birth date: the study's Office A (two state teams) and Office B (four teams), L622-638.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onedoor.vocabulary.responsibility_codes import SharedOutBy

_DAYS = 31


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """Somebody of the unit who is at work. `place` is where they stand among all its members.

    `level` is how well they know the case's area, 0-3. `returned_it` tells that they
    have given this case back.
    """

    key: int
    place: int
    level: int
    open_cases: int
    returned_it: bool = False


def birth_date_rank(
    birth_day: int, place: int, places: int, open_cases: int
) -> tuple[int, int, int]:
    """Rank by the person's day of birth: each member's days stand in turn round the month.

    `birth_day` is 1-31, or 0 when unknown: then the least load decides. When the one whose days
    it is cannot take it, the next in turn does, so that the same person tends to the same hands.
    """
    if birth_day == 0:
        return (0, open_cases, place)
    own = (birth_day - 1) * places // _DAYS
    return ((place - own) % places, open_cases, place)


def area_rank(level: int, place: int, open_cases: int) -> tuple[int, int, int]:
    """Rank by who knows the area best; among equals the one with fewest open cases."""
    return (-level, open_cases, place)


def least_load_rank(place: int, open_cases: int) -> tuple[int, int, int]:
    """Rank by fewest open cases."""
    return (open_cases, place, 0)


def allotted_to(
    rule: SharedOutBy, candidates: Sequence[Candidate], *, birth_day: int, places: int
) -> int | None:
    """Who is allotted the case: the key of the lowest rank, or None when nobody can take it.

    `places` is how many members the unit has, those who are away included. By area, somebody of
    level 0 is never allotted the case. Who has just returned the case is passed over.
    """
    able = [
        one
        for one in candidates
        if not one.returned_it and not (rule is SharedOutBy.area and one.level == 0)
    ]
    if not able:
        return None
    return min(able, key=lambda one: _rank(rule, one, birth_day, places)).key


def _rank(rule: SharedOutBy, one: Candidate, birth_day: int, places: int) -> tuple[int, int, int]:
    if rule is SharedOutBy.birth_date:
        return birth_date_rank(birth_day, one.place, places, one.open_cases)
    if rule is SharedOutBy.area:
        return area_rank(one.level, one.place, one.open_cases)
    return least_load_rank(one.place, one.open_cases)
