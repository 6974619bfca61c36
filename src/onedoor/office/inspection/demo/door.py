"""The door of one morning, as its stories know it: who stands there, who waits, and what time is.

It has dice and newcomers of its own, so that a longer morning does not make another week.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from random import Random

from django.db.models import QuerySet

from onedoor.office.inspection.demo.persons import Newcomers
from onedoor.office.inspection.demo.roster import Posted
from onedoor.office.inspection.demo.stage import Stage
from onedoor.office.people.models import Employee
from onedoor.office.reception.models import AT_A_DESK, Meeting, Visit
from onedoor.vocabulary.reception_codes import VisitState
from onedoor.vocabulary.routing import Post

_LAST_PART = 26  # minutes: who comes in these still waits when the demo opens
_HELD_BACK = 10  # minutes before that those at the front leave somebody to the last calls
_SHARE_OF_IT = 0.4  # of a morning that is shorter than that
_MINUTE = dt.timedelta(minutes=1)


@dataclass
class Door:
    """One office's door. `once` are what the morning has one of, taken out when it happens."""

    stage: Stage
    dice: Random
    roster: list[Posted]
    newcomers: Newcomers = field(init=False)
    once: set[str] = field(
        default_factory=lambda: {"did not come", "joined", "taken over", "asked", "asks now"}
    )
    last_calls: dict[Post, int] = field(default_factory=dict)
    _decks: dict[str, list[str]] = field(default_factory=dict)
    _kinds: Iterator[str] | None = None

    def __post_init__(self) -> None:
        self.newcomers = Newcomers(self.stage.office.pk, self.dice)

    @property
    def minutes(self) -> float:
        """How long this morning is."""
        days = self.stage.days
        return (days.now - days.doors_opened) / _MINUTE

    @property
    def left(self) -> float:
        """How many minutes are left of it."""
        return (self.stage.days.now - self.stage.now) / _MINUTE

    @property
    def last_part(self) -> float:
        """How many minutes before `now` those begin to come who still wait then."""
        return min(_LAST_PART, self.minutes * _SHARE_OF_IT)

    def before_now(self, minutes: float) -> float:
        """So many minutes before `now`, fewer in a morning that is short."""
        return minutes * self.last_part / _LAST_PART

    @property
    def calms_down(self) -> bool:
        """Whether nothing shall begin any more that takes long."""
        return self.left < self.last_part + _HELD_BACK

    def at(self, *posts: Post) -> list[Posted]:
        """Who stands at these posts, by the roster, and is at work."""
        able = [one for one in self.roster if one.post in posts]
        here = set(self.stage.cast.present(one.who for one in able))
        return [one for one in able if one.who in here]

    def standing(self, *posts: Post) -> list[Posted]:
        """Who of them stands there now."""
        there = self._standing()
        return [one for one in self.at(*posts) if one.who in there]

    def free(self, *posts: Post) -> list[Posted]:
        """Who of them stands there now and is with nobody."""
        busy = self._busy()
        return [one for one in self.standing(*posts) if one.who not in busy]

    def waiting(self, post: Post | None = None) -> QuerySet[Visit]:
        """Who waits, the first to come first; for a post when it is said."""
        rows = Visit.objects.filter(office=self.stage.office, state=VisitState.waiting)
        rows = rows if post is None else rows.filter(waits_for=post)
        return rows.order_by("waiting_since", "pk")

    def may_be_called(self, post: Post, *, till_now: bool) -> bool:
        """Whether somebody waits for a post who is not left for its last calls.

        Those are of the ones at the front who are with somebody at `now`, and so `till_now`. The
        reception desk keeps nobody waiting: it points on, and they wait for the front.
        """
        if post is Post.desk or not self.calms_down or not till_now:
            return self.waiting(post).exists()
        since = self.stage.days.now - self.last_part * _MINUTE
        before = self.waiting(post).filter(waiting_since__lt=since).count()
        return before > self.last_calls.get(post, 0)

    def drawn(self, deck: str, cards: tuple[str, ...]) -> Iterator[str]:
        """The cards of a deck that have not been played, in order; then all of them once more."""
        left = self._decks.setdefault(deck, list(cards))
        yield from list(left)
        left.extend(cards)
        yield from cards

    def played(self, deck: str, card: str) -> None:
        """A card is out of its deck until the others have been played."""
        self._decks[deck].remove(card)

    def kind_of_arrival(self, kinds: tuple[str, ...]) -> str:
        """How the next to come is: each kind once, in an order of chance, and over again."""
        if self._kinds is None:
            self._kinds = cycle(self.dice.sample(kinds, len(kinds)))
        return next(self._kinds)

    def happens_once(self, what: str) -> bool:
        """Whether something is to happen now that the morning has one of."""
        if what not in self.once:
            return False
        self.once.remove(what)
        return True

    def _standing(self) -> set[int]:
        rows = Employee.objects.filter(office=self.stage.office).exclude(post=Post.none)
        return set(rows.values_list("pk", flat=True))

    def _busy(self) -> set[int | None]:
        at_a_desk = Visit.objects.filter(office=self.stage.office, state__in=AT_A_DESK)
        joined = Meeting.objects.filter(until=None, visit__office=self.stage.office)
        return {
            *at_a_desk.values_list("served_by", flat=True),
            *joined.values_list("employee", flat=True),
        }
