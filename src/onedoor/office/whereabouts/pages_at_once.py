"""Several lists of one page in one question: what is on a page of each, and how long each is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import BigIntegerField, Count, F, QuerySet, Value, Window

ON_A_PAGE = 25
_NOTHING = Value(0, output_field=BigIntegerField())


class Listed(NamedTuple):
    """A row of a list: its key, the case it is or is about, and the line that tells it, or 0."""

    key: int
    case: int
    line: int


Found = tuple[list[Listed], Page[int]]


def pages_at_once(
    lists: Mapping[str, QuerySet[Any]], numbers: Mapping[str, str]
) -> dict[str, Found]:
    """A page of each list in its own order, by the lists' names; a wrong number is put right."""
    rows, totals = _asked(lists, {name: _number(numbers.get(name, "")) for name in lists})
    found: dict[str, Found] = {}
    for name in lists:
        asked = numbers.get(name, "")
        if _number(asked) > 1 and not rows[name]:  # beyond the last
            totals[name] = lists[name].count()
        page: Page[int] = Paginator(range(totals[name]), ON_A_PAGE).get_page(asked)
        if page.number != max(1, _number(asked)):
            rows |= _asked({name: lists[name]}, {name: page.number})[0]
        found[name] = rows[name], page
    return found


def _asked(
    lists: Mapping[str, QuerySet[Any]], numbers: Mapping[str, int]
) -> tuple[dict[str, list[Listed]], dict[str, int]]:
    parts = {name: _part(rows, numbers[name]) for name, rows in lists.items()}
    compiled = {name: part for name, part in parts.items() if part is not None}
    rows: dict[str, list[Listed]] = defaultdict(list)
    totals: dict[str, int] = defaultdict(int)
    if not compiled:
        return rows, totals
    # The names are the house's own, and what they stand before is Django's.
    one = " UNION ALL ".join(
        f"SELECT '{name}', part.* FROM ({sql}) AS part"  # noqa: S608
        for name, (sql, _) in compiled.items()
    )
    with connection.cursor() as cursor:
        cursor.execute(one, [value for _, values in compiled.values() for value in values])
        for name, total, key, case, line in cursor.fetchall():
            rows[name].append(Listed(key, case, line))
            totals[name] = total
    return rows, totals


def _part(rows: QuerySet[Any], number: int) -> tuple[str, tuple[Any, ...]] | None:
    """The question for one page of a list; None where the list is known to be empty."""
    names = {one.name for one in rows.model._meta.concrete_fields}
    case = F("case") if "case" in names else F("pk")
    line = F("line") if "line" in names else _NOTHING
    first = (max(1, number) - 1) * ON_A_PAGE
    asked = rows.values_list(Window(Count("*")), "pk", case, line)[first : first + ON_A_PAGE]
    try:
        sql, values = asked.query.get_compiler(connection.alias).as_sql()
    except EmptyResultSet:
        return None
    return sql, tuple(values)


def _number(asked: str) -> int:
    return int(asked) if asked.isdecimal() and len(asked) < 10 else 1
