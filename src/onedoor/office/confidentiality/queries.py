"""Reading the log of looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onedoor.office.confidentiality.looks import FIRST, Glance, chained
from onedoor.office.confidentiality.models import Look, LookedAt

_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class LooksVerified:
    """How many looks of an office hang together; `broken` is the first that does not, or 0."""

    looks: int
    broken: int

    def __bool__(self) -> bool:
        return self.broken == 0


def verify_looks(office: int) -> LooksVerified:
    """Work out the chain of an office's looks anew.

    What was changed, taken out or put in between is found; that the last looks are gone is not.
    """
    count, before, last = 0, FIRST, 0
    for look, glances in _in_order(office):
        if look.prev != last or look.hash != chained(before, look, glances):
            return LooksVerified(looks=count, broken=look.pk)
        count, before, last = count + 1, look.hash, look.pk
    return LooksVerified(looks=count, broken=0)


def _in_order(office: int) -> Iterator[tuple[Look, list[Glance]]]:
    """The office's looks from the first on, with what was in each; a part at a time."""
    after = -1
    while part := list(
        Look.objects.filter(office=office, prev__gt=after).order_by("prev")[:_AT_ONCE]
    ):
        glances = _glances(part)
        yield from ((look, glances[look.pk]) for look in part)
        after = part[-1].prev


def _glances(looks: list[Look]) -> dict[int, list[Glance]]:
    found: dict[int, list[Glance]] = defaultdict(list)
    for row in LookedAt.objects.filter(look__in=[look.pk for look in looks]):
        found[row.look_id].append(
            Glance(
                person_key=row.person_key,
                case_key=row.case_key,
                level=row.level,
                because=row.because,
            )
        )
    return found
