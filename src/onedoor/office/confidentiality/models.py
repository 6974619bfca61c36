"""The log of looks, in a database (or schema) of its own."""

from __future__ import annotations

from django.db import models

from onedoor.office.code_field import CodeField
from onedoor.vocabulary.confidentiality import Level, Purpose, SeeingReason


class Look(models.Model):
    """One answer that showed, or refused to show, something about persons. Chained by `hash`."""

    office = models.BigIntegerField()
    at_us = models.BigIntegerField()
    employee = models.BigIntegerField()
    unit = models.BigIntegerField()
    purpose = CodeField(Purpose)
    task_case = models.BigIntegerField()
    persons = models.PositiveIntegerField()
    prev = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "look"
        constraints = [
            models.UniqueConstraint(fields=["office", "prev"], name="no_fork_in_the_looks"),
        ]


class LookedAt(models.Model):
    """One person, or one case of a person, in a look: how much was shown, and why."""

    look = models.ForeignKey(Look, on_delete=models.PROTECT, related_name="shown")
    person_key = models.BigIntegerField(db_index=True)
    case_key = models.BigIntegerField()
    level = CodeField(Level)
    because = CodeField(SeeingReason)

    class Meta:
        db_table = "look_person"
