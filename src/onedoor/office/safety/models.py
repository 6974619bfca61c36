"""Safety's rows: calls for help, and who came."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from onedoor.office.code_field import CodeField
from onedoor.vocabulary.safety_codes import HelpEnd, HelpPlace


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
