"""Safety's rows: calls for help and who came, and marks on persons.

The database itself refuses a mark without a measure, or without somebody who decides it by a day.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from onedoor.office.code_field import CodeField
from onedoor.vocabulary.safety_codes import (
    HelpEnd,
    HelpPlace,
    MarkEnd,
    MarkReason,
    MarkState,
    MarkTold,
)
from onedoor.vocabulary.sides import Side


class HelpCall(models.Model):
    """Somebody at work called for help. Who has an open call and presses again has that one."""

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="help_calls")
    caller = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="help_calls")
    place = CodeField(HelpPlace)
    desk_number = models.PositiveSmallIntegerField()
    called_at = models.DateTimeField()
    went_on_at = models.DateTimeField(null=True)
    came_up_to = models.ForeignKey(
        "Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    end = CodeField(HelpEnd, null=True)

    class Meta:
        db_table = "help_call"
        constraints = [
            models.UniqueConstraint(
                fields=["caller"], condition=Q(ended_at=None), name="one_open_call_for_help"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, end=None) | Q(ended_at__isnull=False, end__isnull=False),
                name="help_ends_in_something",
            ),
        ]
        indexes = [
            models.Index(fields=["office"], condition=Q(ended_at=None), name="help_call_open")
        ]


class HelpOnItsWay(models.Model):
    """A colleague who is on their way to whoever called."""

    call = models.ForeignKey(HelpCall, on_delete=models.PROTECT, related_name="on_their_way")
    employee = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()

    class Meta:
        db_table = "help_on_its_way"
        constraints = [
            models.UniqueConstraint(fields=["call", "employee"], name="each_comes_once_to_a_call")
        ]


class SafetyMark(models.Model):
    """What is done when a person is met, why, and until when. Two registrations may both have one.

    `keeper` answers for it: asked to decide it while it is proposed, then who decided it.
    """

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="safety_marks")
    side = CodeField(Side)
    state = CodeField(MarkState)
    reason = CodeField(MarkReason)
    two_present = models.BooleanField()
    alarm_desk = models.BooleanField()
    by_appointment = models.BooleanField()
    guard_told = models.BooleanField()
    until = models.DateField()
    keeper = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(
        "Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    decide_on = models.DateField(null=True)
    told = CodeField(MarkTold, null=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end = CodeField(MarkEnd, null=True)

    class Meta:
        db_table = "safety_mark"
        constraints = [
            models.CheckConstraint(
                condition=Q(two_present=True)
                | Q(alarm_desk=True)
                | Q(by_appointment=True)
                | Q(guard_told=True),
                name="a_mark_has_a_measure",
            ),
            models.CheckConstraint(
                condition=Q(state=MarkState.proposed, decide_on__isnull=False, ended_at=None)
                | Q(state=MarkState.decided, decide_on=None, told__isnull=False, ended_at=None)
                | Q(state=MarkState.ended, ended_at__isnull=False, end__isnull=False),
                name="a_mark_is_decided_or_to_be_decided_by_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["person"], condition=Q(ended_at=None), name="mark_by_person"),
            models.Index(fields=["keeper"], condition=Q(ended_at=None), name="mark_by_keeper"),
        ]
