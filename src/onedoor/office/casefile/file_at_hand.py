"""A file at hand: its case or its person locked, and whose what is written there will be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from onedoor.office.casefile.models import Filed
from onedoor.office.casefile.place import Place, level_of
from onedoor.office.journal.actions import append
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form
from onedoor.office.people.models import Employee, Words
from onedoor.office.people.person_at_hand import PersonAtHand, person_at_hand
from onedoor.office.responsibility.case_at_hand import CaseAtHand, case_at_hand
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.confidentiality import Level
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.sides import Side


@dataclass
class FileAtHand:
    """One file in one action. `done` is the first result when the form was sent before.

    `side` owns what is written here; `level` is how much of it the actor may see.
    """

    hand: CaseAtHand | PersonAtHand
    place: Place
    actor: Employee
    now: dt.datetime
    side: Side
    level: Level

    @property
    def done(self) -> int | None:
        """What the form led to the first time, or None."""
        return self.hand.done

    @property
    def holder(self) -> int:
        """Who holds the case; 0 without one."""
        return self.hand.case.holder_id if isinstance(self.hand, CaseAtHand) else 0

    def file(self, **columns: object) -> Filed:
        """A new row in this file, saved."""
        return Filed.objects.create(
            office_id=self.actor.office_id,
            person_id=self.place.person,
            case_id=self.place.case or None,
            need_id=self.place.need or None,
            side=self.side,
            by=self.actor,
            at=self.now,
            **columns,
        )

    def words(self, body: str) -> Words | None:
        """What somebody wrote, kept with its owner side; None for nothing."""
        if not body.strip():
            return None
        return Words.objects.create(
            office_id=self.actor.office_id,
            person_id=self.place.person,
            side=self.side,
            body=body.strip(),
            written_at=self.now,
        )

    def write(self, event: Event, *tell: int) -> int:
        """Append what happened to the thread of the case, else of the person.

        Of what happens in a case these colleagues are told, but not the one who did it.
        """
        line = append(replace(self.hand.thread(), side=self.side), event)
        if isinstance(self.hand, CaseAtHand):
            self.hand.tell(line, event, *tell)
        return line

    def leave(self, action: str, result: int) -> int:
        """Save what has changed, keep what the form led to, and give the result."""
        return self.hand.leave(action, result)


@contextmanager
def file_at_hand(
    place: Place, *, actor: Employee, now: dt.datetime, form: Form
) -> Iterator[FileAtHand]:
    """Lock the case, else the person, for one action in their file.

    Raises what `case_at_hand` and `person_at_hand` do.
    """
    opened = (
        case_at_hand(place.case, actor=actor, now=now, form=form)
        if place.case
        else person_at_hand(place.person, actor=actor, now=now, form=form)
    )
    with opened as hand:
        yield FileAtHand(
            hand=hand,
            place=replace(place, person=_person(hand)),
            actor=actor,
            now=hand.now,
            side=hand.case.side if isinstance(hand, CaseAtHand) else place.side or actor.side,
            level=level_of(actor, place),
        )


def require(because: Code | None) -> None:
    """Go on only when nothing hinders. Raises `Refused`."""
    if because is not None:
        raise Refused(because)


def filed_at_hand(hand: FileAtHand, filed: int) -> Filed:
    """What lies in this file with this key, locked with it. Raises `Filed.DoesNotExist`."""
    return Filed.objects.select_related("words").get(pk=filed, person_id=hand.place.person)


def _person(hand: CaseAtHand | PersonAtHand) -> int:
    return hand.case.person_id if isinstance(hand, CaseAtHand) else hand.person.pk
