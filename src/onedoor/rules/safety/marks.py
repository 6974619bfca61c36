"""Safety marks: who decides them, how long they last, and when somebody looks at them again.

A mark is a burden on the person who has it, so that it always has a reason, a name and an end, and
the person is told unless that would put somebody in danger.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from onedoor.rules.opening import Opening, midnight_after
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.safety_codes import MarkState, MarkTold, Measure, SafetyReason


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkWanted:
    """What somebody wants of a mark: what is done, until when, and whether the person knows."""

    measures: frozenset[Measure]
    until: dt.date
    told: MarkTold | None = None


def decides_marks(actor: EmployeeFacts) -> bool:
    """Whether this employee decides marks: who leads the office, a side of it, or a unit."""
    return not actor.left and bool(actor.office_leader_of or actor.leads)


def longest_until(today: dt.date, months: int) -> dt.date:
    """The last day a mark that is set today can hold: so many months ahead, in whole days."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return dt.date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def what_hinders_wanting(
    wanted: MarkWanted, *, decides: bool, today: dt.date, months: int
) -> SafetyReason | None:
    """What is wrong with a mark that somebody wants to set or propose, or None."""
    return first_no(
        (not wanted.measures, SafetyReason.no_measure),
        (wanted.until <= today, SafetyReason.ends_in_the_past),
        (wanted.until > longest_until(today, months), SafetyReason.lasts_too_long),
        (decides and wanted.told is None, SafetyReason.nobody_told),
    )


def what_hinders_deciding(state: MarkState, actor: EmployeeFacts) -> SafetyReason | None:
    """What keeps this employee from deciding a mark that was proposed, or None."""
    return first_no(
        (not decides_marks(actor), SafetyReason.not_a_leader),
        (state is MarkState.ended, SafetyReason.mark_ended),
        (state is MarkState.decided, SafetyReason.decided_already),
    )


def what_hinders_keeping(state: MarkState, actor: EmployeeFacts) -> SafetyReason | None:
    """What keeps this employee from renewing a mark, or from saying that the person is told."""
    return first_no(
        (not decides_marks(actor), SafetyReason.not_a_leader),
        (state is MarkState.ended, SafetyReason.mark_ended),
        (state is MarkState.proposed, SafetyReason.not_decided),
    )


def what_hinders_lifting(state: MarkState, actor: EmployeeFacts) -> SafetyReason | None:
    """What keeps this employee from ending a mark, or from declining a proposal, or None."""
    return first_no(
        (not decides_marks(actor), SafetyReason.not_a_leader),
        (state is MarkState.ended, SafetyReason.mark_ended),
    )


def looked_at_again_on(until: dt.date, review_days: int) -> dt.date:
    """The day from which a mark stands on the list of who answers for it."""
    return until - dt.timedelta(days=review_days)


def mark_ends_at(until: dt.date, opening: Opening) -> dt.datetime:
    """When a mark ends by itself: a clock; all of its last day is left for it."""
    return midnight_after(until, opening)
