"""Whether what is said of services, and of where things are known from, can be so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onedoor.packs.layout import FILE_OF, each
from onedoor.packs.pack import Pack
from onedoor.packs.problems import Place, Problem, listed, nearest
from onedoor.packs.table import ALL_OTHERS, Sourced
from onedoor.vocabulary.texts import text

LEAST_IS_MORE = text("At least %(least)s is more than at most %(most)s.")
NO_SUCH_KEY = text("This table has no key «%(value)s». Its keys are: %(known)s.")
MEANT_KEY = text("This table has no key «%(value)s». Did you mean «%(nearest)s»?")


def promise_problems(pack: Pack) -> list[Problem]:
    """Times that run backwards, and remarks about keys that are not there."""
    return [*_times(pack), *_remarks(pack), *_sources(pack)]


def rows_of(pack: Pack, table: str) -> list[tuple[Place, Sourced]]:
    """Every row of a table of the pack with its place, the single tables too."""
    said = getattr(pack, table)
    if isinstance(said, tuple):
        return list(each(table, said))
    return [(Place(FILE_OF[table], table), said)]


def _times(pack: Pack) -> Iterator[Problem]:
    for place, row in each("service", pack.service):
        time = row.normal_time
        if time and time.least > time.most:
            yield place.problem("normal_time", LEAST_IS_MORE, least=time.least, most=time.most)


def _remarks(pack: Pack) -> Iterator[Problem]:
    for place, row in each("service", pack.service):
        yield from _keys(place, row, "as_printed", row.as_printed)
        yield from _keys(place, row, "unverified", row.unverified)


def _sources(pack: Pack) -> Iterator[Problem]:
    for table in FILE_OF:
        for place, row in rows_of(pack, table):
            yield from _keys(place, row, "source", row.source.keys() - {ALL_OTHERS})


def _keys(place: Place, row: Sourced, key: str, named: Iterable[str]) -> Iterator[Problem]:
    known = [name for name in type(row).model_fields if name != "source"]
    for value in sorted(set(named) - set(known)):
        near = nearest(value, known)
        sentence = MEANT_KEY if near else NO_SUCH_KEY
        yield place.problem(key, sentence, value=value, nearest=near, known=listed(known))
