"""Responsibility's rows: cases, who has held them, handovers, and what somebody must be told.

The database itself refuses a case without a holder, two open holdings or two open handovers of
one case, and a wait without a party and an end (laws 1 and 2 of the house).
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from onedoor.office.code_field import CodeField
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    Awaited,
    CaseState,
    DebtEnd,
    DebtKind,
    HandoverKind,
    HandoverState,
    MovedBy,
    OfferReason,
    OpenedBy,
    Outcome,
    ReturnReason,
    TryOutcome,
    WaitingFor,
)
from onedoor.vocabulary.sides import Side


class Case(models.Model):
    """One matter of one person, answered for by one employee from the moment it exists."""

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="cases")
    number = models.CharField(max_length=20)
    outside_number = models.CharField(max_length=80, blank=True, db_index=True)
    need = models.ForeignKey("Need", on_delete=models.PROTECT, related_name="cases")
    person = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="cases")
    area = models.ForeignKey("Area", on_delete=models.PROTECT, related_name="cases")
    side = CodeField(Side)
    state = CodeField(CaseState)
    opened_by = CodeField(OpenedBy)
    opened_at = models.DateTimeField()
    sister_of = models.ForeignKey(
        "Case", null=True, on_delete=models.PROTECT, related_name="sisters"
    )

    holder = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="cases_held")
    unit = models.ForeignKey("Unit", on_delete=models.PROTECT, related_name="cases")
    held_since = models.DateTimeField()
    in_unit_since = models.DateTimeField()
    return_by = models.DateTimeField(null=True)

    next_step = models.ForeignKey("Step", on_delete=models.PROTECT, related_name="+")
    next_due = models.DateField()
    steps_done = models.PositiveIntegerField(default=0)
    waiting_for = CodeField(WaitingFor, null=True)
    hold_until = models.DateField(null=True)

    bounces = models.PositiveIntegerField(default=0)
    bounces_since_settled = models.PositiveIntegerField(default=0)
    settle_by = models.DateTimeField(null=True)
    joint = models.BooleanField(default=False)
    proposed_employee = models.ForeignKey(
        "Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_unit = models.ForeignKey("Unit", null=True, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(
        "Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )

    outcome = CodeField(Outcome, null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "case_"
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="one_case_of_a_number"),
            models.CheckConstraint(
                condition=Q(
                    state=CaseState.on_hold, waiting_for__isnull=False, hold_until__isnull=False
                )
                | Q(~Q(state=CaseState.on_hold), waiting_for=None, hold_until=None),
                name="waiting_has_a_party_and_an_end",
            ),
            models.CheckConstraint(
                condition=Q(state=CaseState.closed, outcome__isnull=False, closed_at__isnull=False)
                | Q(~Q(state=CaseState.closed), outcome=None, closed_at=None),
                name="closed_has_an_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["holder", "state", "next_due"], name="case_by_holder"),
            models.Index(fields=["unit", "state", "next_due"], name="case_by_unit"),
            models.Index(fields=["state", "hold_until"], name="case_by_hold"),
        ]


class Holding(models.Model):
    """A time during which one employee, for one unit, answered for a case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="holdings")
    employee = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="holdings")
    unit = models.ForeignKey("Unit", on_delete=models.PROTECT, related_name="+")
    by = CodeField(MovedBy, null=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        db_table = "holding"
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(until=None), name="one_holder_of_a_case"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="held_forwards_in_time"
            ),
        ]


class Handover(models.Model):
    """An offer of a case, or a request for one, with the time it must be answered by."""

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="handovers")
    kind = CodeField(HandoverKind)
    state = CodeField(HandoverState)
    from_employee = models.ForeignKey(
        "Employee", on_delete=models.PROTECT, related_name="handovers_asked"
    )
    from_unit = models.ForeignKey("Unit", on_delete=models.PROTECT, related_name="+")
    to_employee = models.ForeignKey(
        "Employee", null=True, on_delete=models.PROTECT, related_name="handovers_received"
    )
    to_unit = models.ForeignKey("Unit", on_delete=models.PROTECT, related_name="handovers_received")
    reason = CodeField(OfferReason)
    asked = CodeField(Asked)
    crosses = models.BooleanField()
    offered_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        "Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    return_reason = CodeField(ReturnReason, null=True)
    belongs_unit = models.ForeignKey("Unit", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "handover"
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state=HandoverState.open),
                name="one_open_handover_of_a_case",
            ),
            models.CheckConstraint(
                condition=Q(answer_by__gte=F("offered_at")), name="answered_by_a_later_time"
            ),
            models.CheckConstraint(
                condition=Q(state=HandoverState.open, answered_at=None)
                | Q(~Q(state=HandoverState.open), answered_at__isnull=False),
                name="answered_has_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "answer_by"], name="handover_by_answer"),
            models.Index(
                fields=["to_unit"],
                condition=Q(state=HandoverState.open),
                name="handover_open_by_unit",
            ),
        ]


class Debt(models.Model):
    """A contact that is owed to a person by a day: one employee answers for it until it is paid.

    A promised call, somebody who waited until closing time (law 10), or a message for the one who
    holds a case: that one has its `case`, goes along with it, and has its lines in its thread.
    """

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="debts")
    person = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="debts")
    need = models.ForeignKey("Need", on_delete=models.PROTECT, related_name="debts")
    case = models.ForeignKey("Case", null=True, on_delete=models.PROTECT, related_name="debts")
    kind = CodeField(DebtKind)
    employee = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="debts")
    unit = models.ForeignKey("Unit", on_delete=models.PROTECT, related_name="debts")
    due = models.DateField()
    incurred_at = models.DateTimeField()
    ran_out_at = models.DateTimeField(null=True)
    came_up_to = models.ForeignKey(
        "Employee", on_delete=models.PROTECT, null=True, related_name="+"
    )
    paid_at = models.DateTimeField(null=True)
    end = CodeField(DebtEnd, null=True)

    class Meta:
        db_table = "debt"
        constraints = [
            models.CheckConstraint(
                condition=Q(paid_at=None, end=None) | Q(paid_at__isnull=False, end__isnull=False),
                name="a_paid_debt_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(ran_out_at=None, came_up_to=None)
                | Q(ran_out_at__isnull=False, came_up_to__isnull=False),
                name="a_debt_comes_up_to_a_name",
            ),
            models.UniqueConstraint(
                fields=["need"], condition=Q(paid_at=None), name="one_open_debt_of_a_need"
            ),
        ]
        indexes = [
            models.Index(fields=["employee", "paid_at", "due"], name="debt_by_employee"),
            models.Index(
                fields=["unit", "due"], condition=Q(paid_at=None), name="debt_open_by_unit"
            ),
        ]


class CallTry(models.Model):
    """A call that was tried to somebody who is owed a contact, and what came of it."""

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    debt = models.ForeignKey(Debt, on_delete=models.PROTECT, related_name="tries")
    employee = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    outcome = CodeField(TryOutcome)

    class Meta:
        db_table = "call_try"


class Notice(models.Model):
    """Something an employee must be told: the line of the journal that tells it."""

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="notices")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notices")
    line = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "notice"
        indexes = [models.Index(fields=["employee", "seen_at"], name="notice_by_employee")]


class MeasuredAnswer(models.Model):
    """How long answers, and first steps, have taken of late: by unit, or all of them (empty).

    No line tells it: it is made of what lines tell. Seconds are empty where too few ever came.
    """

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    awaited = CodeField(Awaited)
    unit = models.ForeignKey("Unit", null=True, on_delete=models.PROTECT, related_name="+")
    counted = models.PositiveIntegerField()
    ended = models.PositiveIntegerField()
    median_s = models.PositiveIntegerField(null=True)
    most_s = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "measured_answer"
        indexes = [models.Index(fields=["office", "awaited"], name="answer_by_awaited")]
