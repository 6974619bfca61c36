"""Looking for whoever waits for nobody, though the database should have refused it."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from onedoor.office.reception.models import AT_A_DESK, Meeting, Need, Visit
from onedoor.office.responsibility.gathering import at_work, today_at
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.reception_codes import MeetingRole, NeedOutcome, NeedState, VisitState
from onedoor.vocabulary.responsibility_codes import DebtKind

# What is owed about a need that has had its end.
_AFTER_THE_END = (
    DebtKind.call_back,
    DebtKind.message,
    DebtKind.missed,
    DebtKind.interpreter,
    DebtKind.reminder,
)


def visits_served_wrongly() -> list[int]:
    """Visits called or served by somebody who has left, or works for another office."""
    at_a_desk = Visit.objects.filter(state__in=AT_A_DESK)
    wrong = Q(served_by__left_at__isnull=False) | ~Q(served_by__office=F("office"))
    return _keys(at_a_desk.filter(wrong))


def visits_with_somebody_away(now: dt.datetime) -> list[int]:
    """Visits called, served or joined by somebody who works here and is away today."""
    at_a_desk = Visit.objects.filter(state__in=AT_A_DESK, served_by__left_at=None)
    joined = Meeting.objects.filter(until=None, employee__left_at=None)
    return sorted(
        {
            visit
            for rows in (
                at_a_desk.values_list("pk", "office", "served_by"),
                joined.values_list("visit", "visit__office", "employee"),
            )
            for visit, office, who in rows
            if not at_work([who], today_at(office, now))[who]
        }
    )


def visits_without_their_meeting() -> list[int]:
    """Visits served by somebody who is not with the person, or met without being served."""
    meets = Meeting.objects.filter(visit=OuterRef("pk"), until=None)
    serves = meets.filter(employee=OuterRef("served_by"), role=MeetingRole.serves)
    alone = Visit.objects.filter(~Exists(serves), state=VisitState.serving)
    met = Visit.objects.filter(Exists(meets)).exclude(state=VisitState.serving)
    return sorted({*_keys(alone), *_keys(met)})


def visits_ended_in_nothing() -> list[int]:
    """Visits that have ended though a need waits in them, or were never for anything."""
    ended = Visit.objects.filter(state=VisitState.ended)
    waits = ended.filter(needs__state=NeedState.waiting)
    return sorted({*_keys(waits), *_keys(Visit.objects.filter(needs=None))})


def tickets_alike() -> list[int]:
    """Visits that share their number with another of the same day at the same office."""
    twice = Visit.objects.values("office", "day", "ticket").annotate(n=Count("pk")).filter(n__gt=1)
    alike = twice.filter(office=OuterRef("office"), day=OuterRef("day"), ticket=OuterRef("ticket"))
    return _keys(Visit.objects.filter(Exists(alike)))


def needs_owed_by_nobody() -> list[int]:
    """Owed needs without an open debt, and ended ones with a debt that waited for them."""
    open_ = Debt.objects.filter(need=OuterRef("pk"), paid_at=None)
    waited_for = open_.exclude(kind__in=_AFTER_THE_END)
    owed = Need.objects.filter(~Exists(open_), state=NeedState.owed)
    return sorted(
        {
            *_keys(owed),
            *_keys(Need.objects.filter(Exists(waited_for)).exclude(state=NeedState.owed)),
        }
    )


def messages_for_nobody() -> list[int]:
    """Needs that ended as a message, without what is owed for it."""
    left = Need.objects.filter(outcome=NeedOutcome.message_left, message=None)
    return _keys(left)


def debts_with_another_case() -> list[int]:
    """Debts that go along with a case which is not of the person they are owed to."""
    return _keys(Debt.objects.exclude(case=None).exclude(case__person=F("person")))


def debts_owed_wrongly() -> list[int]:
    """Open debts of somebody who has left, or works for another office."""
    wrong = Q(employee__left_at__isnull=False) | ~Q(employee__office=F("office"))
    return _keys(Debt.objects.filter(wrong, paid_at=None))


def waiting_after_being_deleted() -> list[int]:
    """Persons who have been deleted, though they wait here or are owed a contact."""
    visits = Visit.objects.exclude(state=VisitState.ended)
    debts = Debt.objects.filter(paid_at=None)
    persons = [
        rows.filter(person__forgotten_at__isnull=False).values_list("person_id", flat=True)
        for rows in (visits, debts)
    ]
    return sorted({*persons[0], *persons[1]})


def _keys(rows: QuerySet[Visit] | QuerySet[Need] | QuerySet[Debt]) -> list[int]:
    return sorted(rows.values_list("pk", flat=True))
