"""Where a person's cases are, said to themselves: their number, whom to ask for, and what next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext
from markupsafe import Markup

from onedoor.office.establishment.queries import names_by_number
from onedoor.office.pages.dates import day, moment
from onedoor.office.pages.wording import in_my_language
from onedoor.office.reception.models import Visit
from onedoor.office.responsibility.expected import expected_sentence
from onedoor.office.responsibility.gathering import open_handover, today_at
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.responsibility_codes import (
    Awaited,
    CaseState,
    DebtKind,
    HandoverKind,
    WaitingFor,
)
from onedoor.vocabulary.texts import text

# As one says it to the person: "the person" is themselves, and sides are ours, not theirs.
_WAITS_FOR = {
    WaitingFor.person: text("It waits for you until %(day)s."),
    WaitingFor.employer: text("It waits for an employer until %(day)s."),
    WaitingFor.doctor: text("It waits for a doctor or therapist until %(day)s."),
    WaitingFor.regional_unit: text("It waits for another office until %(day)s."),
    WaitingFor.other_authority: text("It waits for another authority until %(day)s."),
    WaitingFor.other_side: text("It waits for a colleague here until %(day)s."),
    WaitingFor.landlord: text("It waits for somebody outside the office until %(day)s."),
    WaitingFor.course: text("It waits until %(day)s, when something you agreed on begins."),
}

_ASKED = text("You have left a message. %(name)s contacts you by %(day)s.")
_ASKED_LATE = text(
    "You have left a message. %(name)s was to contact you by %(day)s. Ring, and say so."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseTold:
    """One case: who answers for it and since when, what is done next and by when.

    `next_step` is empty when nothing is done next: it waits, or is closed. `asked` tells who
    contacts the person, and by when, as long as a message of theirs is not answered.
    """

    key: int
    number: str
    holder: str
    since: dt.datetime
    closed: dt.datetime | None
    next_step: str
    next_due: dt.date
    late: bool
    also: list[Markup]
    asked: Markup | None


def cases_told(visit: Visit, keys: set[int], now: dt.datetime) -> list[CaseTold]:
    """These cases of the visit's person, the newest last."""
    rows = Case.objects.filter(pk__in=keys, person=visit.person_id).select_related("holder")
    return [case_told(row, now) for row in rows.prefetch_related("handovers").order_by("pk")]


def case_told(row: Case, now: dt.datetime) -> CaseTold:
    """A case as the person it is about is told of it."""
    step = names_by_number(row.office_id)["step", row.next_step_id]
    works = row.state is CaseState.open
    return CaseTold(
        key=row.pk,
        number=row.number,
        holder=str(row.holder),
        since=row.held_since,
        closed=row.closed_at,
        next_step=in_my_language(step) if works else "",
        next_due=row.next_due,
        late=works and row.next_due < today_at(row.office_id, now),
        also=[*_also(row), *_expected(row, now)],
        asked=_asked(row, now),
    )


def _expected(row: Case, now: dt.datetime) -> Iterator[Markup]:
    """How long it usually takes here until somebody answers, or begins; measured, or not known."""
    asked = open_handover(row) if row.settle_by is None else None
    if row.state is CaseState.closed:
        return
    if asked is not None and asked.kind is not HandoverKind.sister:
        unit = asked.to_unit_id
        yield Markup.escape(expected_sentence(Awaited.answer, row.office_id, unit, now))
    if row.steps_done == 0 and row.state is CaseState.open:
        unit = row.unit_id
        yield Markup.escape(expected_sentence(Awaited.first_step, row.office_id, unit, now))


def _also(row: Case) -> Iterator[Markup]:
    """What else it waits for: somebody outside, or that a colleague takes it over."""
    if row.state is CaseState.closed:
        return
    if row.waiting_for is not None:
        yield waits_for(row.waiting_for, row.hold_until)
    asked = open_handover(row)
    if row.settle_by is not None:
        told = text(
            "It is being settled who takes it over, by %(time)s. Until then, ask for %(name)s."
        )
        yield _said(told, time=moment(row.settle_by), name=str(row.holder))
    elif asked is not None and asked.kind is not HandoverKind.sister:
        told = text(
            "A colleague has been asked to take it over, and answers by %(time)s. Until then, ask "
            "for %(name)s."
        )
        yield _said(told, time=moment(asked.answer_by), name=str(row.holder))


def waits_for(party: WaitingFor, until: dt.date | None) -> Markup:
    """Whom a case waits for, said to the person it is about."""
    return _said(_WAITS_FOR[party], day=day(until))


def _asked(row: Case, now: dt.datetime) -> Markup | None:
    debt = (
        row.debts.filter(paid_at=None, kind=DebtKind.message)
        .select_related("employee")
        .order_by("due", "pk")
        .first()
    )
    if debt is None:
        return None
    late = debt.due < today_at(row.office_id, now)
    return _said(_ASKED_LATE if late else _ASKED, name=str(debt.employee), day=day(debt.due))


def _said(sentence: str, **told: str) -> Markup:
    return Markup(gettext(sentence)) % told  # noqa: S704 - ours; what is put in is escaped
