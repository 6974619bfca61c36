"""The office's lists, from its pack: what to ask, tell and promise, and the systems elsewhere."""

from __future__ import annotations

from onedoor.office.establishment.queries import pack_of
from onedoor.packs.casefile import SheetTable, SystemTable
from onedoor.rules.casefile.sheet import Listed
from onedoor.vocabulary.casefile_codes import FiledKind

_KINDS = {
    "ask": FiledKind.asked,
    "tell": FiledKind.told,
    "promise": FiledKind.promised,
}


def listed(office: int) -> dict[str, Listed]:
    """The lines of the office's list, by their keys, in the pack's order."""
    return {row.key: _listed(row) for row in pack_of(office).sheet}


def line_of(office: int, key: str) -> SheetTable | None:
    """What the pack says of a line; None when it is there no more."""
    return next((row for row in pack_of(office).sheet if row.key == key), None)


def system_of(office: int, key: str) -> SystemTable | None:
    """What the pack says of another system; None when it is there no more."""
    return next((row for row in pack_of(office).system if row.key == key), None)


def _listed(row: SheetTable) -> Listed:
    return Listed(
        key=row.key,
        kind=_KINDS[row.kind],
        areas=frozenset(row.areas),
        services=frozenset(row.services),
    )
