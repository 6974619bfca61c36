"""Whether every key stands for one thing, and every mention of a key leads to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from onedoor.packs.layout import each
from onedoor.packs.pack import AreaTable, Pack, ServiceTable, StepTable, UnitTable
from onedoor.packs.problems import Place, Problem, listed, nearest
from onedoor.vocabulary.texts import text

SAME_KEY = text("«%(value)s» is the key of more than one of these; each needs a key of its own.")
SAME_NAME = text("«%(value)s» is the name of more than one of these; nobody could tell them apart.")
TWICE = text("«%(value)s» is named twice.")
NOWHERE = text("There is no %(table)s with the key «%(value)s». There are: %(known)s.")
MEANT = text("There is no %(table)s with the key «%(value)s». Did you mean «%(nearest)s»?")
NO_SIDE = text("This office has no side «%(value)s». Its sides are: %(known)s.")

Named = AreaTable | StepTable | ServiceTable | UnitTable


def reference_problems(pack: Pack) -> list[Problem]:
    """Keys and names given twice, and keys and sides that nothing in the pack has."""
    return [*_repeated(pack), *_languages(pack), *_sides(pack), *_mentions(pack)]


def _repeated(pack: Pack) -> Iterator[Problem]:
    named: dict[str, Sequence[Named]] = {
        "area": pack.area,
        "step": pack.step,
        "service": pack.service,
        "unit": pack.unit,
    }
    for table, rows in named.items():
        yield from _same([(place, {"key": row.key}) for place, row in each(table, rows)], SAME_KEY)
        names = [(place, _names(row)) for place, row in each(table, rows)]
        yield from _same(names, SAME_NAME)
    for keys in (
        [(place, {"key": row.key}) for place, row in each("staff", pack.staff)],
        [(place, {"key": row.key}) for place, row in each("shift", pack.shift)],
        [(place, {"key": row.key}) for place, row in each("sheet", pack.sheet)],
        [(place, {"key": row.key}) for place, row in each("system", pack.system)],
    ):
        yield from _same(keys, SAME_KEY)


def _names(row: Named) -> dict[str, str]:
    return {f"name.{language}": name for language, name in row.name.model_dump().items()}


def _same(rows: Sequence[tuple[Place, Mapping[str, str]]], sentence: str) -> Iterator[Problem]:
    """One problem for each row after the first that has a value another row already has."""
    seen: set[tuple[str, str]] = set()
    for place, values in rows:
        for key, value in values.items():
            if (key, value) in seen:
                yield place.problem(key, sentence, value=value)
            seen.add((key, value))


def _languages(pack: Pack) -> Iterator[Problem]:
    place = Place("office.toml", "door")
    yield from _twice(place, "languages", pack.door.languages)
    yield from _twice(place, "spoken", pack.door.spoken)


def _sides(pack: Pack) -> Iterator[Problem]:
    known = pack.office.sides
    yield from _twice(Place("office.toml", "office"), "sides", known)
    said = [
        *((place, "side", row.side) for place, row in each("leader", pack.leader)),
        *((place, "to", row.to) for place, row in each("agreement", pack.agreement)),
        *((place, "side", row.side) for place, row in each("mandate", pack.mandate)),
        *((place, "side", row.side) for place, row in each("area", pack.area)),
        *((place, "side", row.side) for place, row in each("unit", pack.unit)),
        *((place, "side", row.side) for place, row in each("staff", pack.staff)),
        *((place, "side", row.side) for place, row in each("staffing", pack.staffing) if row.side),
        *((place, "side", row.side) for place, row in each("system", pack.system) if row.side),
    ]
    for place, key, side in said:
        if side not in known:
            yield place.problem(key, NO_SIDE, value=side, known=listed(known))


def _mentions(pack: Pack) -> Iterator[Problem]:
    known = {
        "area": [row.key for row in pack.area],
        "unit": [row.key for row in pack.unit],
        "staff": [row.key for row in pack.staff],
        "service": [row.key for row in pack.service],
    }
    for place, key, table, mentioned in _mentioned(pack):
        yield from _twice(place, key, mentioned)
        unknown = [value for value in dict.fromkeys(mentioned) if value not in known[table]]
        for value in unknown:
            near = nearest(value, known[table])
            words = {"table": table, "value": value, "nearest": near}
            yield place.problem(
                key, MEANT if near else NOWHERE, known=listed(known[table]), **words
            )


def _mentioned(pack: Pack) -> Iterator[tuple[Place, str, str, Sequence[str]]]:
    """Every place, key and table whose keys stand there, in the order of the files."""
    for place, leader in each("leader", pack.leader):
        yield place, "staff", "staff", (leader.staff,)
    for place, agreed in each("agreement", pack.agreement):
        yield place, "area", "area", (agreed.area,)
    for place, mandate in each("mandate", pack.mandate):
        yield place, "areas", "area", mandate.areas
    brings = Place("office.toml", "municipality_brings")
    yield brings, "areas", "area", pack.municipality_brings.areas
    yield Place("office.toml", "door"), "first_areas", "area", pack.door.first_areas
    centre = pack.door.contact_centre
    yield Place("office.toml", "door"), "contact_centre", "unit", (centre,) if centre else ()
    for place, service in each("service", pack.service):
        yield place, "area", "area", (service.area,)
    for place, unit in each("unit", pack.unit):
        yield place, "leader", "staff", (unit.leader,)
        yield place, "duty_lead", "staff", (unit.duty_lead,)
        yield place, "areas", "area", unit.areas
    for place, staff in each("staff", pack.staff):
        yield place, "unit", "unit", (staff.unit,)
        yield place, "also_in", "unit", staff.also_in
        yield place, "levels", "area", tuple(staff.levels)
    for place, shift in each("shift", pack.shift):
        yield place, "staff", "staff", shift.staff
    for place, sheet in each("sheet", pack.sheet):
        yield place, "areas", "area", sheet.areas
        yield place, "services", "service", sheet.services


def _twice(place: Place, key: str, values: Sequence[str]) -> Iterator[Problem]:
    for value, count in Counter(values).items():
        if count > 1:
            yield place.problem(key, TWICE, value=value)
