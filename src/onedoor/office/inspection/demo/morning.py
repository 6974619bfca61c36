"""This morning at the door: what happens between the opening of the doors and `now`."""

from __future__ import annotations

from collections.abc import Iterator

from onedoor.office.inspection.demo.stage import Arriving, Stage


def morning(stage: Stage) -> Iterator[Arriving]:
    """The stories of those who come to the door today, and when each of them begins.

    From `stage.days.doors_opened` to `stage.days.now`, which may be hours or a few minutes. What
    such a story yields is how many minutes pass until it goes on; after `now` it does not.
    """
    yield from ()
