"""The fold: what the lines of the journal add up to.

Replaying the journal must give the tables' state (law 4). Lines are read in the order of their
threads; across threads the order of their numbers is near enough, since no line of one thread
depends on the order of another's.
"""

from __future__ import annotations

from collections.abc import Iterable

from onedoor.rules.fold import (
    appointments,
    casefile,
    debts,
    establishment,
    handover,
    help,
    marks,
    needs,
    people,
    questions,
    responsibility,
    roster,
    visits,
    waiting_room,
)
from onedoor.rules.fold.told import Told
from onedoor.rules.fold.unfold import UntoldEvent, fold_line
from onedoor.vocabulary.envelope import Line

__all__ = ["Told", "UntoldEvent", "fold", "fold_line"]

SUBJECTS = (
    appointments,
    establishment,
    people,
    visits,
    needs,
    waiting_room,
    questions,
    responsibility,
    handover,
    debts,
    roster,
    casefile,
    help,
    marks,
)
"""Naming them here is what teaches `fold_line` their kinds of event."""


def fold(lines: Iterable[Line], told: Told | None = None) -> Told:
    """What these lines add up to, on top of what earlier lines told.

    Raises `UntoldEvent` for a kind of event that nothing here folds.
    """
    told = Told() if told is None else told
    for line in lines:
        fold_line(line.event, line.envelope, told)
    return told
