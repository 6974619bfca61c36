"""Whereabouts: who may open a unit's list of work, and how near its day a thing is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.rules.people import works_here
from onedoor.rules.responsibility.facts import EmployeeFacts, UnitFacts
from onedoor.rules.verdict import Verdict, answer, first_no
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.responsibility_codes import Reason
from onedoor.vocabulary.texts import text


class Due(Code):
    """How near its day a thing is."""

    overdue = 1, text("overdue")
    today = 2, text("today")
    soon = 3, text("due soon")
    later = 4, text("later")


def how_due(day: dt.date, today: dt.date, soon_until: dt.date) -> Due:
    """How near a day is. `soon_until` is the last day that the pack still calls soon."""
    if day < today:
        return Due.overdue
    if day == today:
        return Due.today
    return Due.soon if day <= soon_until else Due.later


def may_see_units_work(actor: EmployeeFacts, unit: UnitFacts) -> Verdict:
    """Whether somebody may open a unit's list: who works for it, leads it, or leads its side."""
    works = unit.key in actor.units | actor.leads | actor.duty_in
    works = works or unit.side in actor.office_leader_of
    return answer(works_here(actor, unit.office) or first_no((not works, Reason.not_in_unit)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Answering:
    """Who answers for a unit's work: its leader and duty lead; does the asker lead its side?"""

    leader: int
    duty_lead: int
    leads_side: bool


def may_see_units_load(employee: int, unit: Answering) -> Verdict:
    """Whether somebody may see how much a unit has to do: who answers for it, or leads its side.

    Who may see it of any unit may open the leader's board.
    """
    answers = unit.leads_side or employee in (unit.leader, unit.duty_lead)
    return answer(first_no((not answers, Reason.not_leader)))


def answers_for_a_unit(actor: EmployeeFacts) -> bool:
    """Whether somebody may see the load of a unit, and so open the leader's board."""
    return bool(actor.leads or actor.duty_in or actor.office_leader_of)


def may_see_load(actor: EmployeeFacts, unit: UnitFacts) -> Verdict:
    """Whether somebody may see how many cases each one of a unit holds: the unit's leader alone."""
    opens = may_see_units_work(actor, unit)
    return answer(opens.refusal or first_no((unit.key not in actor.leads, Reason.not_leader)))
