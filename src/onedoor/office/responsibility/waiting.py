"""Waiting: whom a case waits for now, for what, and until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext

from onedoor.office.pages.wording import words
from onedoor.office.responsibility.gathering import open_handover
from onedoor.office.responsibility.models import Case, Handover
from onedoor.office.responsibility.names import Names
from onedoor.vocabulary.responsibility_codes import CaseState, HandoverKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """Whom a case waits for, what they do (a verb and its object), and until when.

    `must` tells that they must have done it by then, and not only that it is waited until then.
    """

    whom: str
    does: str
    until: dt.date
    late: bool
    must: bool = True


def waiting_for(case: Case, names: Names, now: dt.datetime, today: dt.date) -> tuple[Waiting, ...]:
    """Everything an open case waits for, what somebody must answer first; never nobody (law 2)."""
    if case.state is CaseState.closed:
        return ()
    asked = open_handover(case)
    found = [
        _settlement(case, case.settle_by, names, now) if case.settle_by else None,
        _answer(case, asked, names, now) if asked else None,
        _party(case, case.hold_until, today) if case.hold_until else None,
    ]
    return tuple(one for one in found if one) or (_holder(case, names, today),)


def employees_waited_for(case: Case) -> set[int]:
    """The keys of everybody who is named by `waiting_for`, besides the office's leaders."""
    asked = open_handover(case)
    named = {case.holder_id, case.proposed_employee_id, case.proposed_by_id}
    if asked is not None:
        named |= {asked.from_employee_id, asked.to_employee_id}
    if case.settle_by is not None:
        named.add(case.unit.leader_id)
    return {key for key in named if key}


def _settlement(case: Case, until: dt.datetime, names: Names, now: dt.datetime) -> Waiting:
    return Waiting(
        whom=_settlers(case, names),
        does=gettext("settles who holds the case"),
        until=until,
        late=until < now,
    )


def _settlers(case: Case, names: Names) -> str:
    if not case.joint:
        return names.alone(case.unit.leader_id or names.leaders[case.side])
    left = [key for key in names.leaders.values() if key != case.proposed_by_id]
    return gettext(" and ").join(names.alone(key) for key in dict.fromkeys(left))


def _answer(case: Case, asked: Handover, names: Names, now: dt.datetime) -> Waiting:
    whom, does = {
        HandoverKind.transfer: (_receiver(asked, names), gettext("answers the offer")),
        HandoverKind.sister: (_receiver(asked, names), gettext("answers about a sister case")),
        HandoverKind.ask: (
            names.employee(case.holder_id, case.unit_id),
            gettext("answers the request for the case"),
        ),
    }[asked.kind]
    return Waiting(whom=whom, does=does, until=asked.answer_by, late=asked.answer_by < now)


def _receiver(asked: Handover, names: Names) -> str:
    return names.whom(asked.to_employee_id or 0, asked.to_unit_id)


def _party(case: Case, until: dt.date, today: dt.date) -> Waiting:
    return Waiting(
        whom=words(case.waiting_for),
        does=gettext("is waited for"),
        until=until,
        late=until < today,
        must=False,
    )


def _holder(case: Case, names: Names, today: dt.date) -> Waiting:
    return Waiting(
        whom=names.employee(case.holder_id, case.unit_id),
        does=gettext("does the next step"),
        until=case.next_due,
        late=case.next_due < today,
    )
