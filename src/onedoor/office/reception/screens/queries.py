"""Reading about screens: which machines are open, and which of them this one is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.establishment.queries import pack_of
from onedoor.office.people.models import Employee
from onedoor.office.reception.models import Screen
from onedoor.office.reception.screen_token import fingerprint
from onedoor.vocabulary.reception_codes import ScreenKind
from onedoor.vocabulary.routing import Post


@dataclass(frozen=True, kw_only=True, slots=True)
class ScreenHere:
    """The screen that a machine is: whose, of which kind, and whether it still is."""

    number: int
    office: int
    kind: ScreenKind
    open: bool
    languages: tuple[str, ...]
    check_in_seconds: int
    sound: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenScreen:
    """A machine that shows something now, as those at work are told of it."""

    number: int
    kind: ScreenKind
    since: dt.datetime
    by: str


def screen_known_by(token: str) -> ScreenHere | None:
    """The screen with this secret; None when there is none."""
    row = Screen.objects.filter(fingerprint=fingerprint(token)).first()
    if row is None:
        return None
    door = pack_of(row.office_id).door
    return ScreenHere(
        number=row.pk,
        office=row.office_id,
        kind=row.kind,
        open=row.closed_at is None,
        languages=door.languages,
        check_in_seconds=door.check_in_seconds,
        sound=door.board_sound,
    )


def open_screens(reader: Employee) -> list[OpenScreen]:
    """The machines of the reader's office that show something now. Nobody's person is told."""
    rows = Screen.objects.filter(office=reader.office_id, closed_at=None).order_by("pk")
    return [
        OpenScreen(number=row.pk, kind=row.kind, since=row.opened_at, by=str(row.opened_by))
        for row in rows.select_related("opened_by")
    ]


def is_office_screen(reader: Employee, screen: int) -> bool:
    """Whether there is such a screen, open or closed, at the reader's office."""
    return Screen.objects.filter(pk=screen, office=reader.office_id).exists()


def stands_at_the_door(reader: Employee) -> bool:
    """Whether the reader is at the door now, and so may make a machine a screen."""
    return Employee.objects.get(pk=reader.pk).post is not Post.none
