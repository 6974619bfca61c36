"""The journal's rows. Nothing here is ever changed or deleted: the database refuses (triggers)."""

from __future__ import annotations

from django.db import models

from onedoor.office.code_field import CodeField
from onedoor.vocabulary.envelope import ThreadKind
from onedoor.vocabulary.sides import Side


class JournalLine(models.Model):
    """One line: the envelope as columns, the event's fields as JSON (see `vocabulary.envelope`).

    `hash` chains the thread; `transaction` is PostgreSQL's own number of the transaction that
    wrote the line, for there a line's number is not the order of commits. 0 on SQLite.
    """

    seq = models.BigAutoField(primary_key=True)
    office = models.BigIntegerField()
    at_us = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    actor_key = models.BigIntegerField()
    acting_unit = models.BigIntegerField()
    home_unit = models.BigIntegerField()
    side = CodeField(Side)
    person_key = models.BigIntegerField()
    case_key = models.BigIntegerField()
    visit_key = models.BigIntegerField()
    employee_key = models.BigIntegerField()
    unit_key = models.BigIntegerField()
    holder_before = models.BigIntegerField()
    holder_after = models.BigIntegerField()
    unit_before = models.BigIntegerField()
    unit_after = models.BigIntegerField()
    thread_kind = CodeField(ThreadKind)
    thread_key = models.BigIntegerField()
    prev = models.BigIntegerField()
    fields = models.JSONField()
    hash = models.CharField(max_length=64)
    transaction = models.BigIntegerField()

    class Meta:
        db_table = "journal_line"
        constraints = [
            models.UniqueConstraint(
                fields=["office", "thread_kind", "thread_key", "prev"], name="no_fork_in_a_thread"
            ),
        ]
        indexes = [
            models.Index(fields=["office", "seq"], name="line_by_office"),
            models.Index(fields=["transaction"], name="line_by_transaction"),
        ]


class Seal(models.Model):
    """A number over every line of the office so far, chained to the seal before it."""

    office = models.BigIntegerField()
    number = models.PositiveIntegerField()
    at_us = models.BigIntegerField()
    lines = models.PositiveIntegerField()
    last_seq = models.BigIntegerField()
    mark = models.BigIntegerField()
    head = models.CharField(max_length=64)

    class Meta:
        db_table = "journal_seal"
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="one_chain_of_seals"),
        ]


class Submission(models.Model):
    """A form that has been carried out, so that sending it twice gives the first result."""

    form_key = models.CharField(max_length=36, unique=True)
    office = models.BigIntegerField()
    employee = models.BigIntegerField()
    action = models.CharField(max_length=60)
    thread_kind = CodeField(ThreadKind)
    thread_key = models.BigIntegerField()
    result = models.BigIntegerField()
    at_us = models.BigIntegerField()

    class Meta:
        db_table = "journal_submission"
