"""This morning at the door: what happens between the opening of the doors and `now`."""

from __future__ import annotations

from collections.abc import Iterator

from onedoor.office.inspection.demo.stage import Planned, Stage


def morning(stage: Stage) -> Iterator[Planned]:
    """The stories of those who have come to the door today, each beginning 0 days before the last.

    `stage.days.doors_opened` tells when the first of them can have come, `stage.days.now` when the
    last must have.
    """
    yield from ()
