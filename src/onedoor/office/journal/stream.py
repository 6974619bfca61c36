"""Reading millions of lines without holding them: rows come as they lie in the table, in batches.

Nothing is turned into codes on the way, so that a line that was tampered with can be read too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

Row = tuple[Any, ...]


def batches(query: str, parameters: Sequence[int], size: int) -> Iterator[list[Row]]:
    """The rows of a query, so many at a time."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(query, parameters)
        while batch := cursor.fetchmany(size):
            yield batch
