"""An action that has written its line and has not come to its end yet."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.vocabulary.responsibility import StepDone
from tests.office.journal.writing import thread


@contextmanager
def left_open(case: int) -> Iterator[None]:
    """Another connection writes a line before the block, and commits it after the block."""
    written, may_end = threading.Event(), threading.Event()

    def act() -> None:
        with one_transaction():
            append(thread(case), StepDone(step=1))
            written.set()
            may_end.wait(timeout=30)
        connection.close()

    other = threading.Thread(target=act)
    other.start()
    written.wait(timeout=30)
    try:
        yield
    finally:
        may_end.set()
        other.join()
