"""What the story's players do: each a call of an action of the office, at the story's time."""

from __future__ import annotations

import datetime as dt

from onedoor.office.inspection.demo.casting import Part
from onedoor.office.inspection.demo.stage import Stage
from onedoor.office.inspection.demo.words import words_for
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.needs import Statement, take_in
from onedoor.office.responsibility.actions.allotment import return_allotment
from onedoor.office.responsibility.actions.answering import accept_handover, return_handover
from onedoor.office.responsibility.actions.handover import ask_for_case, offer_handover
from onedoor.office.responsibility.actions.work import (
    close_case,
    do_step,
    hold_case,
    set_next_step,
)
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    CaseState,
    HandoverKind,
    OfferReason,
    OpenedBy,
    Outcome,
    ReturnReason,
    WaitingFor,
)

_CHANNELS = {
    Channel.desk: 40,
    Channel.phone: 25,
    Channel.web: 25,
    Channel.letter: 7,
    Channel.email: 3,
}
_ALREADY_KNOWN = 0.28


def comes(
    stage: Stage,
    area: int,
    *,
    at: int,
    by: int = 0,
    person: int = 0,
    birth_day: int = 0,
    channel: Channel | None = None,
) -> int:
    """Somebody comes with a need to a unit; the case.

    Without `by` it is born at the door; else this caseworker opens it. `birth_day` is for a new
    person whom the unit's rule shall allot to somebody of our choice.
    """
    way = channel or stage.dice.choices(list(_CHANNELS), list(_CHANNELS.values()))[0]
    actor = stage.employee(by) if by else _who_takes_it_in(stage, at, way)
    person = person or _somebody(stage, actor, birth_day)
    spoken = stage.newcomers.known[person]
    words = words_for(stage.house.fields[area], spoken, stage.dice)
    return take_in(
        Statement(person=person, area=area, channel=way, words=words),
        unit=at,
        opened_by=OpenedBy.caseworker if by else OpenedBy.door,
        actor=actor,
        now=stage.now,
    )


def opens(stage: Stage, part: Part) -> int:
    """A caseworker opens a case in their own unit, and holds it; the case."""
    return comes(stage, part.area, at=part.unit, by=part.who)


def offers(
    stage: Stage,
    case: int,
    *,
    unit: int,
    to: int = 0,
    reason: OfferReason = OfferReason.other_area,
    asked: Asked = Asked.take_over,
    kind: HandoverKind = HandoverKind.transfer,
    answer_by: dt.datetime | None = None,
) -> int:
    """The holder offers a case to a unit, or to somebody in it; the handover."""
    return offer_handover(
        case,
        to_unit=unit,
        to_employee=to or None,
        kind=kind,
        reason=reason,
        asked=asked,
        answer_by=answer_by,
        actor=stage.holder(case),
        now=stage.now,
    )


def asks(stage: Stage, case: int, who: int) -> int:
    """Somebody asks the holder for a case, to work with it in their own unit; the handover."""
    actor = stage.employee(who)
    return ask_for_case(
        case,
        for_unit=actor.home_unit_id,
        reason=OfferReason.known_by_other,
        actor=actor,
        now=stage.now,
    )


def accepts(stage: Stage, handover: int, who: int) -> int:
    """Somebody says yes; the case they then hold."""
    return accept_handover(handover, actor=stage.employee(who), now=stage.now)


def returns(
    stage: Stage, handover: int, who: int, reason: ReturnReason, *, belongs: int = 0
) -> None:
    """Somebody says no, and perhaps where it belongs."""
    return_handover(
        handover,
        reason=reason,
        belongs_unit=belongs or None,
        actor=stage.employee(who),
        now=stage.now,
    )


def gives_back(stage: Stage, case: int, reason: ReturnReason, belongs: int) -> None:
    """Whom a case was allotted to gives it back."""
    actor = stage.holder(case)
    return_allotment(case, reason=reason, belongs_unit=belongs, actor=actor, now=stage.now)


def works(stage: Stage, case: int, *, days: int = 0) -> bool:
    """The holder does what was due and sets the next step, so many working days ahead.

    False when nobody does: the holder is away, or the case waits or is closed.
    """
    row = stage.case(case)
    if row.state is not CaseState.open or not stage.is_here(row.holder_id):
        return False
    do_step(case, step=row.next_step_id, actor=row.holder, now=stage.now)
    due = stage.days.after(stage.today, days or stage.dice.randint(2, 12))
    step = stage.dice.choice(stage.steps)
    set_next_step(case, step=step, due=due, actor=row.holder, now=stage.now)
    return True


def waits(stage: Stage, case: int, party: WaitingFor, until: dt.date) -> None:
    """The holder lets a case wait for a party until a day."""
    actor = stage.holder(case)
    hold_case(case, waiting_for=party, until=until, actor=actor, now=stage.now)


def closes(stage: Stage, case: int, outcome: Outcome) -> None:
    """The holder closes a case."""
    close_case(case, outcome=outcome, actor=stage.holder(case), now=stage.now)


def _who_takes_it_in(stage: Stage, unit: int, way: Channel) -> Employee | None:
    if way is Channel.web or not (here := stage.here(unit)):
        return None
    return stage.employee(stage.dice.choice(here))


def _somebody(stage: Stage, actor: Employee | None, birth_day: int) -> int:
    if not birth_day and stage.chance(_ALREADY_KNOWN):
        known = stage.newcomers.comes_again()
        if known:
            return known
    new = stage.newcomers.make_up(stage.today, birth_day=birth_day)
    return stage.newcomers.register(new, actor=actor, now=stage.now)
