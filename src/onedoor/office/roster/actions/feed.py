"""The feed's address: made by an employee for themselves, made anew, and closed."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM, Form, first_result, remember
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import employees_to_change
from onedoor.office.roster.feed_token import fingerprint, new_token
from onedoor.office.roster.models import DutyFeed
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.roster import FeedEnded, FeedMade


def make_feed(*, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> str | None:
    """A new secret for the actor's own duties, told this once; the one before is closed.

    None when the form was sent before: that secret cannot be told again. Raises `Refused`.
    """
    with one_transaction():
        thread = _about(actor, now)
        if first_result(form, thread) is not None:
            return None
        at = _locked(actor, thread)
        _good(actor).update(ended_at=at)
        token = new_token()
        row = DutyFeed.objects.create(
            office_id=actor.office_id, employee=actor, fingerprint=fingerprint(token), made_at=at
        )
        append(_about(actor, at), FeedMade(feed=row.pk))
        remember(form, thread, "make_feed", row.pk)
        return token


def end_feed(*, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """The actor's address tells nothing any more; how many were closed. Done twice, it stays."""
    with one_transaction():
        thread = _about(actor, now)
        done = first_result(form, thread)
        if done is not None:
            return done
        at = _locked(actor, thread)
        rows = list(_good(actor).values_list("pk", flat=True))
        _good(actor).update(ended_at=at)
        for feed in rows:
            append(_about(actor, at), FeedEnded(feed=feed))
        remember(form, thread, "end_feed", len(rows))
        return len(rows)


def _locked(actor: Employee, thread: Envelope) -> dt.datetime:
    refuse_unless_works_here(actor, actor.office_id)
    employees_to_change().get(pk=actor.pk)
    return now_in(thread)


def _good(actor: Employee) -> QuerySet[DutyFeed]:
    return DutyFeed.objects.filter(employee=actor, ended_at=None)


def _about(actor: Employee, now: dt.datetime) -> Envelope:
    return envelope(actor.office_id, actor, now, side=actor.side, employee_key=actor.pk)
