"""The roster's rows: the duties that are not as the pattern has them, and those that have begun.

What nobody has changed has no row: it is as the pack's pattern says, however far ahead one looks.
Once begun every duty has one, so that the past does not change with the pack.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from onedoor.office.code_field import CodeField
from onedoor.vocabulary.roster import DutyKind, DutyWhy, HalfDay, SwapState


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


class DutySwap(models.Model):
    """A colleague is asked to swap duties in a half day, and in another in return or in none."""

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    from_employee = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="+")
    with_employee = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    half_day = CodeField(HalfDay)
    back_day = models.DateField(null=True)
    back_half = CodeField(HalfDay)
    state = CodeField(SwapState)
    offered_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "duty_swap"
        constraints = [
            models.UniqueConstraint(
                fields=["from_employee", "day", "half_day"],
                condition=Q(state=SwapState.open),
                name="one_open_swap_of_a_duty",
            ),
            models.CheckConstraint(
                condition=Q(answer_by__gte=F("offered_at")), name="swap_answered_by_a_later_time"
            ),
            models.CheckConstraint(
                condition=Q(state=SwapState.open, answered_at=None)
                | Q(~Q(state=SwapState.open), answered_at__isnull=False),
                name="answered_swap_has_a_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "answer_by"], name="swap_by_answer")]


class DutyFeed(models.Model):
    """A secret address at which somebody's own duties are read, kept as a keyed hash alone."""

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "duty_feed"
        constraints = [
            models.UniqueConstraint(
                fields=["employee"], condition=Q(ended_at=None), name="one_feed_of_an_employee"
            )
        ]
