"""Who could join a visit, and which of the areas it is about each of them knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onedoor.office.people.models import Competence
from onedoor.office.reception.models import Need
from onedoor.office.responsibility.names import Names
from onedoor.office.routing.standing import scheme_of
from onedoor.rules.routing.answer import Chosen
from onedoor.vocabulary.reception_codes import NeedState


@dataclass(frozen=True, kw_only=True, slots=True)
class MayJoin:
    """A colleague who could join: what they know of what is left, and whether they are free."""

    employee: int
    name: str
    knows: tuple[str, ...]
    free: bool


def who_may_join(some: Sequence[Chosen], needs: Sequence[Need], names: Names) -> Iterator[MayJoin]:
    """These colleagues, in the order routing gives them."""
    left = [one for one in needs if one.state is NeedState.waiting and one.area_id]
    known = _known(some, left)
    for one in some:
        areas = dict.fromkeys(need.area_id for need in left if need.area_id in known[one.key])
        yield MayJoin(
            employee=one.key,
            name=names.alone(one.key),
            knows=tuple(names.area(area or 0) for area in areas),
            free=one.free,
        )


def _known(some: Sequence[Chosen], left: Sequence[Need]) -> dict[int, set[int]]:
    """The areas each of them knows as well as the office's policy asks for."""
    known: dict[int, set[int]] = defaultdict(set)
    if not left:
        return known
    rows = Competence.objects.filter(
        employee__in=[one.key for one in some],
        area__in=[need.area_id for need in left],
        level__gte=scheme_of(left[0].office_id, "front").level,
    )
    for employee, area in rows.values_list("employee", "area"):
        known[employee].add(area)
    return known
