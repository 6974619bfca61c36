"""What may be done with a case, by whom and why not: the actions' own rules, asked beforehand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from onedoor.office.establishment.queries import unit_facts
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import (
    case_facts,
    employee_facts,
    handover_facts,
    open_handover,
)
from onedoor.office.responsibility.models import Case
from onedoor.rules.responsibility.allotment import may_allot, may_give, may_return_allotment
from onedoor.rules.responsibility.facts import CaseFacts, EmployeeFacts, UnitFacts
from onedoor.rules.responsibility.handover import (
    may_accept,
    may_answer,
    may_ask,
    may_move,
    may_withdraw,
)
from onedoor.rules.responsibility.messages import may_leave_message
from onedoor.rules.responsibility.settlement import may_agree, may_settle
from onedoor.rules.responsibility.work import (
    may_close,
    may_hold,
    may_reopen,
    may_resume,
    may_work,
)
from onedoor.rules.verdict import Verdict
from onedoor.vocabulary.responsibility_codes import HandoverKind, Reason

# What goes without saying: nobody asks why they may not settle what there is nothing to settle in.
_OBVIOUS = {
    Reason.case_open,
    Reason.not_on_hold,
    Reason.nothing_to_settle,
    Reason.no_sharing_rule,
    Reason.not_allotted,
    Reason.not_leader,
    Reason.not_office_leader,
    Reason.not_offerer,
    Reason.not_receiver,
    Reason.no_open_offer,
    Reason.same_holder,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Doable:
    """An action by its name, and the rule's answer: whether it may be done now, and because.

    `expected` tells that one would look for it here, and so is told why it is missing.
    """

    action: str
    verdict: Verdict
    expected: bool


def what_may_be_done(
    case: Case, employee: Employee, now: dt.datetime, *, actor: EmployeeFacts | None = None
) -> list[Doable]:
    """Every action with a case, and whether this employee may do it now."""
    facts, me = case_facts(case), actor or employee_facts(employee)
    unit, own = unit_facts(case.unit), unit_facts(employee.home_unit)
    gives = [may_give(facts, me, _somebody_in(one), one) for one in (unit, own)]
    verdicts = {
        **dict(_answers(case, facts, me)),
        "return_allotment": may_return_allotment(facts, me, now),
        "settle_case": may_settle(facts, me, _somebody_in(unit), unit),
        "agree_to_settlement": may_agree(facts, me, _proposer(case)),
        **_works(facts, me),
        "leave_message": may_leave_message(facts, me),
        "offer_handover": may_move(facts, me),
        "allot_case": may_allot(facts, me, unit),
        "give_case": _best(gives),
        "ask_for_case": may_ask(facts, me, own),
        "close_case": may_close(facts, me),
        "reopen_case": may_reopen(facts, me),
    }
    beside_the_point = {
        *(() if unit.shares_out else ("allot_case",)),
        *(("ask_for_case",) if facts.holder == me.key else ()),
    }
    return [
        Doable(
            action=name,
            verdict=verdict,
            expected=verdict.because not in _OBVIOUS and name not in beside_the_point,
        )
        for name, verdict in verdicts.items()
    ]


def _answers(case: Case, facts: CaseFacts, me: EmployeeFacts) -> Iterator[tuple[str, Verdict]]:
    asked = open_handover(case)
    if asked is not None:
        handover = handover_facts(asked)
        receiver = employee_facts(asked.from_employee) if asked.kind is HandoverKind.ask else me
        unit = unit_facts(asked.to_unit)
        yield "accept_handover", may_accept(facts, handover, me, receiver=receiver, unit=unit)
        yield "return_handover", may_answer(facts, handover, me)
        yield "withdraw_handover", may_withdraw(facts, handover, me)


def _proposer(case: Case) -> EmployeeFacts | None:
    return employee_facts(case.proposed_by) if case.proposed_by else None


def _works(facts: CaseFacts, me: EmployeeFacts) -> dict[str, Verdict]:
    return {
        "do_step": may_work(facts, me),
        "set_next_step": may_work(facts, me),
        "hold_case": may_hold(facts, me),
        "resume_case": may_resume(facts, me),
    }


def _best(verdicts: list[Verdict]) -> Verdict:
    return next((one for one in verdicts if one), verdicts[0])


def _somebody_in(unit: UnitFacts) -> EmployeeFacts:
    """Anybody who works for a unit: whether one may give at all does not hang on to whom."""
    return EmployeeFacts(
        key=0, office=unit.office, side=unit.side, home_unit=unit.key, units=frozenset({unit.key})
    )
