"""Screens: who may open a machine in the waiting room, and when people may check in themselves."""

from __future__ import annotations

import datetime as dt

from onedoor.rules.opening import Opening, day_of, end_of_day, is_open_on
from onedoor.rules.reception.visit import DoorFacts
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.reception_codes import ReceptionReason


def what_hinders_opening_a_screen(actor: DoorFacts) -> ReceptionReason | None:
    """What forbids making a machine a screen, or None: only who stands at the door can see it."""
    return first_no((not actor.at_the_door, ReceptionReason.not_at_the_door))


def what_hinders_closing_a_screen(screen_office: int, actor: DoorFacts) -> ReceptionReason | None:
    """What forbids closing a screen, or None: everybody who works in the house may."""
    return first_no((screen_office != actor.office, ReceptionReason.other_office))


def what_hinders_checking_in(now: dt.datetime, opening: Opening) -> ReceptionReason | None:
    """What forbids taking a number oneself, or None.

    Before the doors open it is allowed: who is in the house early may wait in their place. After
    closing nobody would come, and a number would promise that somebody does.
    """
    today = day_of(now, opening)
    return first_no(
        (not is_open_on(today, opening), ReceptionReason.day_is_closed),
        (now >= end_of_day(today, opening), ReceptionReason.too_late_today),
    )
