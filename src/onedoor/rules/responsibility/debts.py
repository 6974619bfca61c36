"""Debts: who may say that a contact owed to a person is made, and who may take it over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from onedoor.rules.opening import Opening, day_of, midnight_after
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.rules.verdict import Verdict, answer, first_no
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtKind, Reason

ASKED_FOR = frozenset({DebtKind.message, DebtKind.missed})
"""Kinds of debt where the person waits to be contacted: who cannot be reached gets a letter."""
_OF_TIMES = frozenset({DebtEnd.booked, DebtEnd.not_found, DebtEnd.called_off})


@dataclass(frozen=True, kw_only=True, slots=True)
class DebtFacts:
    """What rules know of a debt: who answers for it, in which unit, and who leads that.

    `came_up_to` is the leader it came up to when its day had passed, or 0.
    """

    office: int
    owed_by: int
    unit: int
    unit_leader: int
    came_up_to: int = 0


def debt_runs_out_at(due: dt.date, opening: Opening) -> dt.datetime:
    """When a debt that is not paid comes up to a leader: a clock; all of its day is left for it."""
    return midnight_after(due, opening)


def may_pay_debt(debt: DebtFacts, actor: EmployeeFacts) -> Verdict:
    """Whether this employee may say what came of it: who owes it, and who works for the unit.

    A person who rings back reaches whoever picks up: a colleague of the unit may pay it too.
    """
    return answer(_hindrance(debt, actor), Reason.holder)


def may_end_debt(kind: DebtKind, end: DebtEnd, days_tried: int, least: int) -> Verdict:
    """Whether a debt of this kind may have this end.

    Who asked to be contacted is given up only with a letter, after calls on `least` different
    days, from the pack. (Study, L787 and L1140: nobody could reach the one who had their case.)
    """
    asked = kind in ASKED_FOR
    refused = first_no(
        (kind is DebtKind.interpreter or end in _OF_TIMES, Reason.on_the_appointment),
        (asked and end is DebtEnd.not_reached, Reason.letter_first),
        (asked and end is DebtEnd.letter and days_tried < least, Reason.try_first),
    )
    return answer(refused)


def days_tried(tries: Iterable[dt.datetime], opening: Opening) -> int:
    """On how many days somebody called: five calls in one minute are one."""
    return len({day_of(one, opening) for one in tries})


def may_move_debt(debt: DebtFacts, actor: EmployeeFacts, to: EmployeeFacts) -> Verdict:
    """Whether this employee may let a colleague answer for it, who is at work and not the same."""
    refused = _hindrance(debt, actor) or first_no(
        (to.left, Reason.receiver_left),
        (to.office != debt.office, Reason.other_office),
        (to.key == debt.owed_by, Reason.owes_it_already),
        (to.presence is not Presence.present, Reason.receiver_away),
    )
    return answer(refused, Reason.holder)


def _hindrance(debt: DebtFacts, actor: EmployeeFacts) -> Reason | None:
    answers = actor.key in (debt.owed_by, debt.unit_leader, debt.came_up_to)
    theirs = answers or debt.unit in actor.units
    return first_no(
        (actor.left, Reason.you_left),
        (actor.office != debt.office, Reason.other_office),
        (not theirs, Reason.not_debtor),
    )
