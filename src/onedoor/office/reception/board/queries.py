"""What the board shows: numbers and desks, of those who are in the house today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from onedoor.office.reception.models import Visit
from onedoor.office.reception.waits.queries import IN_THE_HOUSE, expected_wait
from onedoor.office.reception.waits.words import wait_sentence
from onedoor.office.responsibility.gathering import today_at
from onedoor.vocabulary.reception_codes import VisitState

# So many fit when every number is tall enough to be read at ten metres; the rest are counted.
CALLED_AT_ONCE, WAITING_AT_ONCE = 5, 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Called:
    """A number that is called, and the desk it is called to; 0 is a place without a number."""

    ticket: int
    desk: int


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardTold:
    """What the board shows. `waiting` are the first numbers of all `waiting_count` that wait.

    `wait` is what somebody who comes now is told, for whatever they come.
    """

    called: list[Called]
    waiting: list[int]
    waiting_count: int
    wait: str

    @property
    def more(self) -> int:
        """How many wait whose number finds no room."""
        return self.waiting_count - len(self.waiting)


def board_at(office: int, now: dt.datetime) -> BoardTold:
    """The board of an office now.

    Whoever waits is told by number, not by who comes first: the order would tell who is urgent.
    """
    today = Visit.objects.filter(office=office, day=today_at(office, now), channel__in=IN_THE_HOUSE)
    waiting = list(
        today.filter(state=VisitState.waiting).order_by("ticket").values_list("ticket", flat=True)
    )
    room = WAITING_AT_ONCE if len(waiting) <= WAITING_AT_ONCE else WAITING_AT_ONCE - 1
    return BoardTold(
        called=[Called(ticket=ticket, desk=desk) for ticket, desk in _called(today)],
        waiting=waiting[:room],
        waiting_count=len(waiting),
        wait=wait_sentence(expected_wait(office, 0, len(waiting), now)),
    )


def _called(today: QuerySet[Visit]) -> list[tuple[int, int]]:
    """Whom the last call went to first."""
    called = today.filter(state=VisitState.called).order_by("-state_since", "-ticket")
    return list(called.values_list("ticket", "served_by__desk_number")[:CALLED_AT_ONCE])
