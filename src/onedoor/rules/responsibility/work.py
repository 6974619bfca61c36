"""Work in a case: waiting, the next step, closing; and where a case lies wrong."""

from __future__ import annotations

import datetime as dt

from onedoor.rules.responsibility.facts import CaseFacts, EmployeeFacts, UnitFacts
from onedoor.rules.responsibility.handover import acts_here, answers_for
from onedoor.rules.verdict import Verdict, answer, first_no
from onedoor.vocabulary.responsibility_codes import CaseState, LiesWrong, Reason


def may_work(case: CaseFacts, actor: EmployeeFacts) -> Verdict:
    """Whether this employee may do a step, set the next one, or add to the case."""
    why = answers_for(case, actor)
    refused = acts_here(case, actor) or first_no(
        (case.state is CaseState.closed, Reason.case_closed),
        (why is None, Reason.not_holder),
    )
    return answer(refused, why)


def may_wait(day: dt.date, today: dt.date, furthest_days: int) -> Verdict:
    """Whether something may wait until a day: not in the past, not beyond what the pack allows."""
    return answer(
        first_no(
            (day < today, Reason.date_passed),
            (day > today + dt.timedelta(days=furthest_days), Reason.date_too_far),
        )
    )


def may_hold(case: CaseFacts, actor: EmployeeFacts) -> Verdict:
    """Whether this employee may let the case wait for a named party."""
    works = may_work(case, actor)
    held = first_no((case.state is CaseState.on_hold, Reason.on_hold))
    return answer(works.refusal or held, works.because)


def may_resume(case: CaseFacts, actor: EmployeeFacts) -> Verdict:
    """Whether this employee may go on with a case that waits."""
    works = may_work(case, actor)
    not_held = first_no((case.state is not CaseState.on_hold, Reason.not_on_hold))
    return answer(works.refusal or not_held, works.because)


def what_hinders_closing(case: CaseFacts) -> list[Reason]:
    """What stands in the way of closing a case, all of it; an empty list when it can close."""
    hindrances = (
        (case.state is CaseState.closed, Reason.case_closed),
        (case.state is CaseState.on_hold, Reason.on_hold),
        (case.has_open_handover, Reason.offer_open),
        (case.to_settle, Reason.must_be_settled),
    )
    return [because for stands, because in hindrances if stands]


def may_close(case: CaseFacts, actor: EmployeeFacts) -> Verdict:
    """Whether this employee may close the case."""
    works = may_work(case, actor)
    hindrance = next(iter(what_hinders_closing(case)), None)
    return answer(works.refusal or hindrance, works.because)


def may_reopen(case: CaseFacts, actor: EmployeeFacts) -> Verdict:
    """Whether this employee may open a closed case again: its last holder, or the unit's lead."""
    why = answers_for(case, actor)
    refused = acts_here(case, actor) or first_no(
        (case.state is not CaseState.closed, Reason.case_open),
        (why is None, Reason.not_holder),
        (case.person_deleted, Reason.person_deleted),
    )
    return answer(refused, why)


def lies_wrong(
    *,
    area: int,
    unit: UnitFacts,
    in_unit_since: dt.datetime,
    now: dt.datetime,
    moving: bool,
    is_sister: bool = False,
) -> LiesWrong | None:
    """Why a case lies wrong, or None: past its unit's remit, and nobody has moved it.

    `moving` tells that it is offered, asked for, or to be settled. A sister case is about an area
    of the other side by its nature. Office A's back-front had six
    months (L611-613); that a case lay in the wrong place and was not moved, L989-998.
    """
    if moving:
        return None
    if area not in unit.areas and not is_sister:
        return LiesWrong.outside_areas
    past = unit.remit_days and now - in_unit_since > dt.timedelta(days=unit.remit_days)
    return LiesWrong.past_remit if past else None
