"""What somebody who opens the demo wants to find, as questions to its database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import F, Q, QuerySet

from onedoor.office.establishment.models import Office
from onedoor.office.inspection.demo.days import Days
from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Employee, Identity, Person
from onedoor.office.responsibility.models import Case, Handover, Holding
from onedoor.office.responsibility.queries import why_it_lies_wrong
from onedoor.vocabulary.people import IdKind, Presence
from onedoor.vocabulary.responsibility_codes import (
    CaseState,
    HandoverKind,
    HandoverState,
    LiesWrong,
    MovedBy,
    OpenedBy,
    WaitingFor,
)
from onedoor.vocabulary.sides import Side

Found = Callable[[Office, Days], Any]


def cases(office: Office) -> QuerySet[Case]:
    return Case.objects.filter(office=office).exclude(state=CaseState.closed)


def asked(office: Office, kind: HandoverKind, state: HandoverState) -> QuerySet[Handover]:
    return Handover.objects.filter(office=office, kind=kind, state=state)


def offers(office: Office) -> QuerySet[Handover]:
    return asked(office, HandoverKind.transfer, HandoverState.open)


def moved(office: Office, by: MovedBy) -> QuerySet[Holding]:
    return Holding.objects.filter(case__office=office, by=by)


def of_staff(office: Office, **who: Any) -> QuerySet[Employee]:
    return Employee.objects.filter(office=office, **who)


def at_the_door(office: Office, days: Days, side: Side) -> QuerySet[Case]:
    born = cases(office).filter(opened_by=OpenedBy.door, holder=F("unit__duty_lead"))
    return born.filter(opened_at__date=days.today, handovers=None, unit__side=side)


def overdue(office: Office, days: Days, **more: Any) -> QuerySet[Case]:
    return cases(office).filter(state=CaseState.open, next_due__lt=days.today, **more)


def lying(office: Office, days: Days, why: LiesWrong, **more: Any) -> list[Case]:
    return [row for row in cases(office).filter(**more) if why_it_lies_wrong(row, days.now) is why]


def to_return(office: Office, days: Days, **more: Any) -> QuerySet[Case]:
    return cases(office).filter(return_by__gte=days.now, **more)


def to_settle(office: Office, *, joint: bool, **more: Any) -> QuerySet[Case]:
    return cases(office).filter(settle_by__isnull=False, joint=joint, **more)


def holds(office: Office, days: Days) -> bool:
    """Whether a case waits for each kind of party, and some of them not for long."""
    waiting = cases(office).filter(state=CaseState.on_hold)
    soon = waiting.filter(hold_until__lte=days.ahead(2))
    parties = set(waiting.values_list("waiting_for", flat=True))
    return parties == set(WaitingFor) and soon.count() > 2


def by_day(office: Office, days: Days) -> bool:
    """Whether offers are to be answered today, on the next working day, and later."""
    ends = set(offers(office).values_list("answer_by", flat=True))
    return {days.closing(0), days.closing(1)} <= ends and max(ends) > days.closing(2)


STATES: dict[str, Found] = {
    "cases born at the state's door": lambda o, d: at_the_door(o, d, Side.state).count() > 2,
    "cases born at the municipal door": lambda o, d: (
        at_the_door(o, d, Side.municipality).count() > 2
    ),
    "allotments that may be returned": lambda o, d: to_return(o, d).count() > 3,
    "allotments returned": lambda o, d: moved(o, MovedBy.returned).count() > 3,
    "offers to persons": lambda o, d: offers(o).exclude(to_employee=None).count() > 3,
    "offers to units": lambda o, d: offers(o).filter(to_employee=None).count() > 3,
    "offers to answer today, tomorrow and later": by_day,
    "requests for a case": lambda o, d: asked(o, HandoverKind.ask, HandoverState.open).count() > 2,
    "a request that was granted": lambda o, d: asked(o, HandoverKind.ask, HandoverState.accepted),
    "a request that was refused": lambda o, d: asked(o, HandoverKind.ask, HandoverState.returned),
    "a request nobody answered": lambda o, d: asked(o, HandoverKind.ask, HandoverState.ran_out),
    "an offer taken back": lambda o, d: asked(o, HandoverKind.transfer, HandoverState.withdrawn),
    "offers that ran out to leaders": lambda o, d: (
        asked(o, HandoverKind.transfer, HandoverState.ran_out).count() > 2
    ),
    "returned offers, with where they belong": lambda o, d: (
        asked(o, HandoverKind.transfer, HandoverState.returned)
        .exclude(Q(return_reason=None) | Q(belongs_unit=None))
        .count()
        > 3
    ),
    "cases a unit's leader must settle": lambda o, d: to_settle(o, joint=False).count() > 1,
    "a joint settlement one leader has proposed": lambda o, d: to_settle(
        o, joint=True, proposed_by__isnull=False
    ),
    "a case that was settled": lambda o, d: moved(o, MovedBy.settled),
    "a case a leader gave": lambda o, d: moved(o, MovedBy.given),
    "a case on hold for each kind of party": holds,
    "next steps past their day": lambda o, d: overdue(o, d).count() > 5,
    "sister cases": lambda o, d: cases(o).exclude(sister_of=None).count() > 2,
    "a sister case asked for": lambda o, d: asked(o, HandoverKind.sister, HandoverState.open),
    "cases outside a unit's areas": lambda o, d: len(lying(o, d, LiesWrong.outside_areas)) > 2,
    "cases past a unit's remit": lambda o, d: len(lying(o, d, LiesWrong.past_remit)) > 2,
    "closed cases of many outcomes": lambda o, d: (
        len(set(o.cases.filter(state=CaseState.closed).values_list("outcome", flat=True))) > 3
    ),
    "a case opened again": lambda o, d: JournalLine.objects.filter(
        office=o.pk, kind="CaseReopened"
    ),
    "somebody out until a day": lambda o, d: of_staff(
        o, presence=Presence.out, away_until__gt=d.today
    ),
    "somebody on leave past the limit, whose cases fell": lambda o, d: of_staff(
        o, presence=Presence.on_leave, cases_held=None, holdings__isnull=False
    ),
    "somebody who has left": lambda o, d: of_staff(
        o, left_at__isnull=False, holdings__isnull=False
    ),
    "a registration that was merged": lambda o, d: Person.objects.filter(
        office=o, merged_into__isnull=False
    ),
    "numbers from abroad": lambda o, d: Identity.objects.filter(
        office=o, kind=IdKind.foreign
    ).exclude(country="NO"),
}
