"""Reception's rows: visits, what persons come for, who met them, and the slips and screens.

The database itself refuses a visit that is called or served by nobody, two visits served by one
employee at once, a pause without an end, and a need that ended in nothing (laws 2 and 8).
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from onedoor.office.code_field import CodeField
from onedoor.vocabulary.reception_codes import (
    Ahead,
    BestTime,
    Channel,
    JoinedBy,
    MeetingEnd,
    MeetingRole,
    NeedKind,
    NeedOutcome,
    NeedState,
    QuestionEnd,
    ScreenKind,
    SentTo,
    SentWhy,
    Spoken,
    UrgentReason,
    VisitEnd,
    VisitState,
    VisitWait,
    WaitBasis,
)
from onedoor.vocabulary.routing import Policy, Post
from onedoor.vocabulary.sides import Side

AT_A_DESK = (VisitState.called, VisitState.serving)


class Visit(models.Model):
    """A person has come, by any channel, with one or several needs; `ticket` is that day's number.

    While it waits it waits for a post, and for a unit when `for_unit` says so. `waiting_since`
    stays through pauses and calls; so does `in_line_since`, by which the next is called, until
    somebody is called and does not come. `stepped_out_at` is the first pause. What stands behind
    `wait_` is what they were told of the wait as they came, empty for whoever was told nothing.
    """

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="visits")
    person = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="visits")
    day = models.DateField()
    ticket = models.PositiveIntegerField()
    channel = CodeField(Channel)
    state = CodeField(VisitState)
    arrived_at = models.DateTimeField()
    waiting_since = models.DateTimeField()
    in_line_since = models.DateTimeField()
    state_since = models.DateTimeField()
    waits_for = CodeField(Post)
    for_unit = models.ForeignKey("Unit", null=True, on_delete=models.PROTECT, related_name="+")
    served_by = models.ForeignKey(
        "Employee", null=True, on_delete=models.PROTECT, related_name="visits_served"
    )
    wait = CodeField(VisitWait, null=True)
    hold_until = models.DateTimeField(null=True)
    urgent = CodeField(UrgentReason)
    spoken = CodeField(Spoken)
    interpreter = models.BooleanField()
    private_room = models.BooleanField(null=True)  # null in rows of before it was asked
    ended_at = models.DateTimeField(null=True)
    end = CodeField(VisitEnd, null=True)
    stepped_out_at = models.DateTimeField(null=True)
    wait_policy = CodeField(Policy, null=True)
    wait_area = models.ForeignKey(
        "Area", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    wait_before = models.PositiveIntegerField(null=True)
    wait_basis = CodeField(WaitBasis, null=True)
    wait_counted = models.PositiveIntegerField(null=True)
    wait_median_s = models.PositiveIntegerField(null=True)
    wait_most_s = models.PositiveIntegerField(null=True)

    class Meta:
        db_table = "visit"
        constraints = [
            models.UniqueConstraint(
                fields=["office", "day", "ticket"], name="one_visit_of_a_ticket"
            ),
            models.CheckConstraint(
                condition=Q(state__in=AT_A_DESK, served_by__isnull=False)
                | Q(~Q(state__in=AT_A_DESK), served_by=None),
                name="who_is_called_is_called_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["served_by"], condition=Q(state__in=AT_A_DESK), name="one_visit_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state=VisitState.on_hold, wait__isnull=False, hold_until__isnull=False)
                | Q(~Q(state=VisitState.on_hold), wait=None, hold_until=None),
                name="a_pause_has_a_reason_and_an_end",
            ),
            models.CheckConstraint(
                condition=Q(state=VisitState.ended, ended_at__isnull=False, end__isnull=False)
                | Q(~Q(state=VisitState.ended), ended_at=None, end=None),
                name="an_ended_visit_has_an_end",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "state", "waiting_since"], name="visit_by_queue"),
        ]


class Meeting(models.Model):
    """A time during which an employee served a visit, or had joined it."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="meetings")
    employee = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="meetings")
    unit = models.ForeignKey("Unit", on_delete=models.PROTECT, related_name="+")
    role = CodeField(MeetingRole)
    joined_by = CodeField(JoinedBy, null=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    end = CodeField(MeetingEnd, null=True)

    class Meta:
        db_table = "meeting"
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "employee"], condition=Q(until=None), name="in_a_visit_once"
            ),
            models.UniqueConstraint(
                fields=["visit"],
                condition=Q(until=None, role=MeetingRole.serves),
                name="one_serves_a_visit",
            ),
            models.CheckConstraint(
                condition=Q(until=None, end=None) | Q(until__gte=F("since"), end__isnull=False),
                name="a_meeting_ends_after_it_began",
            ),
        ]
        indexes = [models.Index(fields=["employee", "until"], name="meeting_by_employee")]


class Need(models.Model):
    """What a person says they come for, with their own words beside.

    `area` is empty until somebody knows what it is about. A need outside any visit (a case opened
    at one's own desk) has none.
    """

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="needs")
    person = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="needs")
    visit = models.ForeignKey(Visit, null=True, on_delete=models.PROTECT, related_name="needs")
    kind = CodeField(NeedKind)
    area = models.ForeignKey("Area", null=True, on_delete=models.PROTECT, related_name="needs")
    service = models.ForeignKey("Service", null=True, on_delete=models.PROTECT, related_name="+")
    about_case = models.ForeignKey(
        "Case", null=True, on_delete=models.PROTECT, related_name="asked_about"
    )
    follows = models.ForeignKey("Need", null=True, on_delete=models.PROTECT, related_name="then")
    channel = CodeField(Channel)
    words = models.ForeignKey("Words", null=True, on_delete=models.SET_NULL, related_name="+")
    stated_at = models.DateTimeField()
    state = CodeField(NeedState)
    outcome = CodeField(NeedOutcome, null=True)
    ended_at = models.DateTimeField(null=True)
    into_case = models.ForeignKey("Case", null=True, on_delete=models.PROTECT, related_name="+")
    sent_to = CodeField(SentTo, null=True)
    sent_unit = models.ForeignKey("Unit", null=True, on_delete=models.PROTECT, related_name="+")
    sent_why = CodeField(SentWhy, null=True)
    contact_made = models.BooleanField(null=True)
    sent_day = models.DateField(null=True)

    class Meta:
        db_table = "need"
        constraints = [
            models.CheckConstraint(
                condition=Q(state=NeedState.ended, outcome__isnull=False, ended_at__isnull=False)
                | Q(~Q(state=NeedState.ended), outcome=None, ended_at=None),
                name="a_need_ends_in_something",
            ),
            models.CheckConstraint(
                condition=Q(
                    outcome=NeedOutcome.sent_on,
                    sent_to__isnull=False,
                    sent_why__isnull=False,
                    contact_made__isnull=False,
                )
                | Q(~Q(outcome=NeedOutcome.sent_on), sent_to=None, sent_why=None)
                | Q(outcome=None, sent_to=None, sent_why=None),
                name="sent_on_says_where_and_why",
            ),
        ]
        indexes = [models.Index(fields=["visit", "state"], name="need_by_visit")]


class Message(models.Model):
    """A message for whoever answers for a case or a debt; its words are those of its need.

    `phone` is the number the person left with it, empty when it is the one that is known. It is
    not theirs for sure: whoever has a slip may write any.
    """

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="messages")
    need = models.OneToOneField(Need, on_delete=models.PROTECT, related_name="message")
    debt = models.ForeignKey("Debt", on_delete=models.PROTECT, related_name="messages")
    best_time = CodeField(BestTime)
    phone = models.CharField(max_length=20, blank=True)

    class Meta:
        db_table = "message"


class Slip(models.Model):
    """A printed slip's code, as a keyed hash: it opens where the visit and its cases are."""

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="slips")
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    worthless_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "slip"
        constraints = [
            models.UniqueConstraint(
                fields=["visit"], condition=Q(worthless_at=None), name="one_good_slip_of_a_visit"
            )
        ]


class Screen(models.Model):
    """A machine in the waiting room that shows something with nobody signed in."""

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="screens")
    kind = CodeField(ScreenKind)
    fingerprint = models.CharField(max_length=64, unique=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "screen"


class Question(models.Model):
    """A question asked quietly, of one colleague or of all who know an area.

    Who asked, about which visit and by which form are here as long as the answer has to find its
    way back, and the database refuses them afterwards. Its words go too, unless others may read
    them: then they are about no visit, and so about nobody.
    """

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="questions")
    area = models.ForeignKey("Area", on_delete=models.PROTECT, related_name="questions")
    service = models.ForeignKey("Service", null=True, on_delete=models.PROTECT, related_name="+")
    side = CodeField(Side)
    asked_of = models.ForeignKey("Employee", null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    fell_to = models.ForeignKey("Employee", null=True, on_delete=models.PROTECT, related_name="+")
    ran_out_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        "Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    for_others = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    end = CodeField(QuestionEnd, null=True)
    asked_by = models.ForeignKey("Employee", null=True, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, null=True, on_delete=models.PROTECT, related_name="+")
    form_key = models.CharField(max_length=36, null=True, unique=True)
    asks = models.TextField(max_length=1000, blank=True)
    answer = models.TextField(max_length=2000, blank=True)

    class Meta:
        db_table = "question"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, end=None, asked_by__isnull=False)
                | Q(
                    ended_at__isnull=False,
                    end__isnull=False,
                    asked_by=None,
                    visit=None,
                    form_key=None,
                ),
                name="who_asked_is_gone_when_it_is_over",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(for_others=True) | Q(asks="", answer=""),
                name="words_go_with_who_asked",
            ),
            models.CheckConstraint(
                condition=Q(for_others=False) | Q(visit=None),
                name="what_others_read_is_of_no_visit",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="an_answer_is_somebodys",
            ),
        ]
        indexes = [models.Index(fields=["office", "ended_at"], name="question_by_end")]


class MeasuredWait(models.Model):
    """What the waits of the last weeks come to, for those alike: no line tells it, visits do.

    `area` and `ahead` are empty and `any` for all of them. Seconds are empty where the waits do not
    tell. Every office has the row of them all, once it has been measured.
    """

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    policy = CodeField(Policy)
    area = models.ForeignKey("Area", null=True, on_delete=models.PROTECT, related_name="+")
    ahead = CodeField(Ahead)
    counted = models.PositiveIntegerField()
    ended = models.PositiveIntegerField()
    median_s = models.PositiveIntegerField(null=True)
    most_s = models.PositiveIntegerField(null=True)
    since = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        db_table = "measured_wait"
        indexes = [models.Index(fields=["office", "policy"], name="wait_by_policy")]
