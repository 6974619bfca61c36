"""What may be done with a time that is agreed on: who may change it, and what can come of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.rules.opening import Opening, day_of, midnight_after
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.appointment import (
    AppointmentReason,
    AppointmentState,
    InterpreterState,
    MeetingPlace,
)

OPEN = frozenset({AppointmentState.agreed, AppointmentState.came})


@dataclass(frozen=True, kw_only=True, slots=True)
class AgreedFacts:
    """What rules know of an appointment: whose it is, with whom, when, and how it stands.

    `holder` is who holds its case now, 0 without a case.
    """

    office: int
    person: int
    employee: int
    unit: int
    unit_leader: int
    holder: int
    state: AppointmentState
    place: MeetingPlace
    interpreter: InterpreterState
    begins: dt.datetime
    ends: dt.datetime


def what_hinders_changing(
    agreed: AgreedFacts, actor: EmployeeFacts | None
) -> AppointmentReason | None:
    """Why this employee may not move or cancel it; None when they may.

    Whom they are to meet, who holds the case, and everybody of the unit: whoever takes the phone
    when the person rings must be able to. `actor` None is the person, or the office itself.
    """
    return _not_yours(agreed, actor) or first_no(
        (agreed.state not in OPEN, AppointmentReason.ended),
    )


def what_hinders_ending(
    agreed: AgreedFacts, actor: EmployeeFacts | None, now: dt.datetime
) -> AppointmentReason | None:
    """Why it cannot be said yet, or by this employee, that it was kept or missed."""
    early = now < agreed.begins and agreed.state is AppointmentState.agreed
    return what_hinders_changing(agreed, actor) or first_no((early, AppointmentReason.not_begun))


def what_hinders_coming(
    agreed: AgreedFacts, person: int, now: dt.datetime, opening: Opening
) -> AppointmentReason | None:
    """Why somebody who comes in cannot be registered for it; None when they can."""
    today = day_of(now, opening) == day_of(agreed.begins, opening)
    return first_no(
        (agreed.person != person, AppointmentReason.not_theirs),
        (agreed.state is not AppointmentState.agreed, AppointmentReason.ended),
        (not today, AppointmentReason.not_today),
    )


def what_hinders_an_answer(
    agreed: AgreedFacts, actor: EmployeeFacts | None
) -> AppointmentReason | None:
    """Why nobody can say now how it went with the interpreter."""
    asked = agreed.interpreter is not InterpreterState.none
    return what_hinders_changing(agreed, actor) or first_no(
        (not asked, AppointmentReason.no_interpreter)
    )


def missed_at(begins: dt.datetime, opening: Opening) -> dt.datetime:
    """When somebody who was to come here and has not is taken to have missed it: a clock.

    All of that day is left for it: who comes an hour late has come.
    """
    return midnight_after(day_of(begins, opening), opening)


def belongs_elsewhere(agreed: AgreedFacts, *, here: bool) -> bool:
    """Whether somebody must say what becomes of it: whom they are to meet has left or is away that
    day (`here` is false), or does not hold the case any more."""
    moved_on = agreed.holder not in (0, agreed.employee)
    return agreed.state in OPEN and (not here or moved_on)


def sees_to_it(agreed: AgreedFacts) -> int:
    """To whom it comes up by name, when it belongs elsewhere: the holder, else the leader."""
    if agreed.holder not in (0, agreed.employee):
        return agreed.holder
    return agreed.unit_leader


def _not_yours(agreed: AgreedFacts, actor: EmployeeFacts | None) -> AppointmentReason | None:
    if actor is None:
        return None
    theirs = actor.key in (agreed.employee, agreed.holder, agreed.unit_leader)
    return first_no(
        (actor.left, AppointmentReason.you_left),
        (actor.office != agreed.office, AppointmentReason.other_office),
        (not theirs and agreed.unit not in actor.units, AppointmentReason.not_yours),
    )
