"""Stale and double: a form carries what it saw last, and a key of its own.

Covers tabs, the back button, sending twice, and moves decided on an old page (law 8).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from onedoor.office.journal.actions import last_line
from onedoor.office.journal.models import JournalLine, Submission
from onedoor.office.journal.refused import Refused
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.envelope import Envelope, ThreadKind
from onedoor.vocabulary.texts import text


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """What a form carries besides its fields: the thread's last line it knew, and its own key.

    `expects` None and an empty `form_key` are for commands and rules, which see no old page.
    """

    expects: int | None = None
    form_key: str = ""


NO_FORM = Form()


class HasMovedOn(Exception):
    """The thread has lines the form did not know; `since` is the last line it knew."""

    def __init__(self, since: int) -> None:
        super().__init__(f"something has happened since line {since}")
        self.since = since


class FormReason(Code):
    """Why a form cannot be carried out."""

    used = 1, text("This form cannot be used any more. Open the page again.")


def first_result(form: Form, thread: Envelope | None = None) -> int | None:
    """What the form led to the first time it was sent, or None when this is the first time.

    `thread` says who sends it, and what about: a key that somebody else has used, or that was
    used for another case or person, is refused (`Refused`).

    Asked first thing in the action's transaction. The same form sent twice at once is one after
    the other: the second waits here until the first is done, and then gets its result.
    """
    if not form.form_key:
        return None
    _wait_for_the_same_form(form.form_key)
    done = Submission.objects.filter(form_key=form.form_key).first()
    if done is None:
        return None
    if thread is not None and _for_something_else(done, thread):
        raise Refused(FormReason.used)
    return done.result


def _for_something_else(done: Submission, thread: Envelope) -> bool:
    kind, key = thread.thread
    # A thread of the office's own is of an action that is only about to make what it is about.
    elsewhere = kind is not ThreadKind.office and (done.thread_kind, done.thread_key) != (kind, key)
    return done.employee != thread.actor_key or done.office != thread.office or elsewhere


def _wait_for_the_same_form(form_key: str) -> None:
    if connection.vendor == "postgresql":  # on SQLite all actions come one after the other
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [form_key])


def used_for(form: Form) -> str:
    """What the form's key has been used for, by the action's name; empty when for nothing yet."""
    done = Submission.objects.filter(form_key=form.form_key) if form.form_key else None
    return (done.values_list("action", flat=True).first() if done else None) or ""


def refuse_if_moved_on(form: Form, thread: Envelope) -> None:
    """Raise `HasMovedOn` when the thread has a line that the form's reader had not seen."""
    if form.expects is None:
        return
    last = last_line(thread)
    if last is not None and last.seq != form.expects:
        raise HasMovedOn(form.expects)


def lines_since(thread: Envelope, seq: int) -> list[JournalLine]:
    """What has happened in the thread after a line, oldest first."""
    kind, key = thread.thread
    lines = JournalLine.objects.filter(office=thread.office, thread_kind=kind, thread_key=key)
    return list(lines.filter(seq__gt=seq).order_by("prev"))


def remember(form: Form, thread: Envelope, action: str, result: int) -> None:
    """Keep what the form led to, in the same transaction."""
    if form.form_key:
        Submission.objects.create(
            form_key=form.form_key,
            office=thread.office,
            employee=thread.actor_key,
            action=action,
            thread_kind=thread.thread[0],
            thread_key=thread.thread[1],
            result=result,
            at_us=thread.at_us,
        )
