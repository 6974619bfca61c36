"""The roster's rows: the duties that are not as the pattern has them, and those that have begun.

What nobody has changed has no row: it is as the pack's pattern says, however far ahead one looks.
Once begun every duty has one, so that the past does not change with the pack.
"""

from __future__ import annotations

from django.db import models

from onedoor.office.code_field import CodeField
from onedoor.vocabulary.roster import DutyKind, DutyWhy, HalfDay


class Duty(models.Model):
    """What somebody is to do in a half day: since when it is not the pattern's, and has begun."""

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="duties")
    day = models.DateField()
    half_day = CodeField(HalfDay)
    kind = CodeField(DutyKind)
    why = CodeField(DutyWhy)
    set_at = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "duty"
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "day", "half_day"], name="one_duty_in_a_half_day"
            )
        ]
        indexes = [models.Index(fields=["office", "day"], name="duty_by_day")]
