"""Where somebody's matters are, as they are told it themselves: whom, what next, and by when.

No look is logged: this is the person, or whom they gave their code, and no employee. Nothing here
tells an area, a service, a unit or a side: a code may be seen by others.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from onedoor.office.establishment.queries import one_pack
from onedoor.office.reception.contact import Contact, contact
from onedoor.office.reception.models import Need, Visit
from onedoor.office.reception.where.cases import CaseTold, cases_told
from onedoor.office.reception.where.needs import need_sentences
from onedoor.office.reception.where.times import times_of_cases
from onedoor.office.reception.where.visits import visit_sentences, who_served
from onedoor.vocabulary.reception_codes import NeedOutcome, NeedState, VisitState

_IN_A_CASE = (NeedOutcome.case_opened, NeedOutcome.taken_by_holder)


@dataclass(frozen=True, kw_only=True, slots=True)
class NeedTold:
    """One thing they came for: how it stands; `owed` is what is owed for it, 0 for nothing."""

    sentences: list[Markup]
    owed: int


@dataclass(frozen=True, kw_only=True, slots=True)
class WhereItIs:
    """Everything a slip's code opens.

    `needs` are the things the person came for that are in no case.
    """

    office: Contact
    ticket: int
    day: dt.date
    visit: list[Markup]
    needs: list[NeedTold]
    cases: list[CaseTold]
    times: list[Markup]
    whom: str
    still_here: bool


def where_it_is(visit: Visit, now: dt.datetime) -> WhereItIs:
    """Where this visit's matters are now."""
    with one_pack():
        needs = _last_of_each(visit)
        here = visit.state is not VisitState.ended
        cases = {key for need in needs for key in (need.into_case_id, need.about_case_id) if key}
        return WhereItIs(
            office=contact(visit.office_id),
            ticket=visit.ticket,
            day=visit.day,
            visit=visit_sentences(visit, now),
            needs=[_told(one, now) for one in needs if _is_told(one, here=here)],
            cases=cases_told(visit, cases, now),
            times=times_of_cases(visit, cases, now),
            whom=who_served(visit),
            still_here=here,
        )


def _told(need: Need, now: dt.datetime) -> NeedTold:
    owed = need.debts.filter(paid_at=None).values_list("pk", flat=True).first()
    return NeedTold(sentences=need_sentences(need, now), owed=owed or 0)


def _is_told(need: Need, *, here: bool) -> bool:
    """What waits in the house is told of the visit as a whole, and what became a case with it."""
    if need.state is NeedState.waiting:
        return not here
    return need.outcome not in _IN_A_CASE


def _last_of_each(visit: Visit) -> list[Need]:
    """What the person came for, each as it stands now: also where it went on another day."""
    found = list(visit.needs.filter(follows=None).order_by("pk"))
    found += visit.needs.filter(follows__isnull=False).exclude(follows__visit=visit).order_by("pk")
    return [_last_of(need) for need in found]


def _last_of(need: Need) -> Need:
    while (after := need.then.order_by("pk").last()) is not None:
        need = after
    return need
