"""Screens: an employee at the door makes a machine one, and anybody at work closes it."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.models import Office
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM, Form, first_result, remember
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.models import Employee
from onedoor.office.reception.models import Screen
from onedoor.office.reception.screen_token import fingerprint, new_token
from onedoor.office.reception.visit_at_hand import door_facts, refuse_because
from onedoor.rules.reception.screens import (
    what_hinders_closing_a_screen,
    what_hinders_opening_a_screen,
)
from onedoor.vocabulary.reception import ScreenClosed, ScreenOpened
from onedoor.vocabulary.reception_codes import ScreenKind


def open_screen(
    kind: ScreenKind,
    *,
    instead_of: int = 0,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> str | None:
    """A machine shows this from now on; the secret it is known by, told this once.

    `instead_of` is the screen the same machine has been until now: it is closed. None when the
    form was sent before. Raises `Refused`.
    """
    with one_transaction():
        thread = envelope(actor.office_id, actor, now)
        if first_result(form, thread) is not None:
            return None
        _lock_office(actor)
        refuse_because(what_hinders_opening_a_screen(door_facts(actor)))
        for old in Screen.objects.filter(pk=instead_of, office=actor.office_id, closed_at=None):
            _close(old, actor, now)
        token = new_token()
        screen = Screen.objects.create(
            office_id=actor.office_id,
            kind=kind,
            fingerprint=fingerprint(token),
            opened_at=now_in(thread),
            opened_by=actor,
        )
        append(thread, ScreenOpened(screen=screen.pk, screen_kind=kind))
        remember(form, thread, "open_screen", screen.pk)
        return token


def close_screen(screen: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """A machine shows nothing any more; the screen's row number. Closing twice closes once.

    Raises `Refused`, and `Screen.DoesNotExist`.
    """
    with one_transaction():
        thread = envelope(actor.office_id, actor, now)
        done = first_result(form, thread)
        if done is not None:
            return done
        _lock_office(actor)
        row = Screen.objects.get(pk=screen)
        refuse_because(what_hinders_closing_a_screen(row.office_id, door_facts(actor)))
        if row.closed_at is None:
            _close(row, actor, now)
        remember(form, thread, "close_screen", screen)
        return screen


def _close(row: Screen, actor: Employee, now: dt.datetime) -> None:
    row.closed_at = now_in(envelope(row.office_id, actor, now))
    row.save(update_fields=["closed_at"])
    append(envelope(row.office_id, actor, now), ScreenClosed(screen=row.pk))


def _lock_office(actor: Employee) -> None:
    # These lines stand in the office's own thread: who writes there has locked its row first.
    refuse_unless_works_here(actor, actor.office_id)
    Office.objects.select_for_update(of=("self",)).get(pk=actor.office_id)
