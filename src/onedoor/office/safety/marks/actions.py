"""Setting, looking again at and ending a safety mark on a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from onedoor.office.establishment.queries import one_pack, opening_of, pack_of
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope
from onedoor.office.people.models import Employee
from onedoor.office.people.person_at_hand import PersonAtHand, lock_person, person_at_hand
from onedoor.office.responsibility.falling import leader_of
from onedoor.office.responsibility.gathering import employee_facts, leaders_in_turn, today_at
from onedoor.office.safety.models import SafetyMark
from onedoor.rules.opening import working_day_after
from onedoor.rules.responsibility.holder import NobodyAnswers
from onedoor.rules.safety.marks import (
    MarkWanted,
    decides_marks,
    mark_ends_at,
    what_hinders_deciding,
    what_hinders_keeping,
    what_hinders_lifting,
    what_hinders_wanting,
)
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.safety import (
    PersonToldOfMark,
    SafetyMarkCameUp,
    SafetyMarkDecided,
    SafetyMarkEnded,
    SafetyMarkProposed,
    SafetyMarkRenewed,
)
from onedoor.vocabulary.safety_codes import MarkEnd, MarkReason, MarkState, MarkTold, Measure


def set_mark(
    person: int,
    reason: MarkReason,
    wanted: MarkWanted,
    *,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """A leader sets a mark; of anybody else it is a proposal, which a leader decides by a day.

    The mark's row number. Raises `Refused`, and `HasMovedOn`.
    """
    with person_at_hand(person, actor=actor, now=now, form=form) as hand, one_pack():
        if hand.done is not None:
            return hand.done
        decides = decides_marks(employee_facts(actor))
        _refuse_wrong(wanted, actor.office_id, now, decides=decides)
        row = SafetyMark(office_id=actor.office_id, person_id=person, side=actor.side)
        row.made_at = hand.now
        if decides:
            _decide(row, reason, wanted, actor=actor, now=hand.now)
        else:
            _propose(row, reason, wanted, actor=actor, now=hand.now)
        return hand.leave("set_mark", row.pk)


def decide_mark(
    mark: int,
    reason: MarkReason,
    wanted: MarkWanted,
    *,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """A leader decides a mark that was proposed, as it was or otherwise. Raises `Refused`."""
    with _at_hand(mark, actor, now, form) as (row, hand), one_pack():
        if hand.done is not None:
            return hand.done
        _require(what_hinders_deciding(row.state, employee_facts(actor)))
        _refuse_wrong(wanted, row.office_id, now, decides=True)
        _decide(row, reason, wanted, actor=actor, now=hand.now)
        return hand.leave("decide_mark", mark)


def renew_mark(
    mark: int, until: dt.date, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """A leader has looked at a mark again, and it holds until another day. Raises `Refused`."""
    with _at_hand(mark, actor, now, form) as (row, hand), one_pack():
        if hand.done is not None:
            return hand.done
        _require(what_hinders_keeping(row.state, employee_facts(actor)))
        wanted = MarkWanted(measures=frozenset(Measure), until=until, told=row.told)
        _refuse_wrong(wanted, row.office_id, now, decides=True)
        row.until, row.keeper = until, actor
        row.save(update_fields=["until", "keeper"])
        _write(row, SafetyMarkRenewed(mark=mark, mark_until=until, keeper=actor.pk), actor, now)
        return hand.leave("renew_mark", mark)


def tell_of_mark(
    mark: int, told: MarkTold, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """Whether the person knows of a mark has changed. Raises `Refused`."""
    with _at_hand(mark, actor, now, form) as (row, hand):
        if hand.done is not None:
            return hand.done
        _require(what_hinders_keeping(row.state, employee_facts(actor)))
        row.told = told
        row.save(update_fields=["told"])
        _write(row, PersonToldOfMark(mark=mark, mark_told=told), actor, now)
        return hand.leave("tell_of_mark", mark)


def end_mark(
    mark: int, end: MarkEnd, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """A leader ends a mark, or declines one that was proposed, and says why. Raises `Refused`."""
    with _at_hand(mark, actor, now, form) as (row, hand):
        if hand.done is not None:
            return hand.done
        _require(what_hinders_lifting(row.state, employee_facts(actor)))
        _end(row, end, actor, hand.now)
        return hand.leave("end_mark", mark)


def let_mark_end(mark: int, *, now: dt.datetime) -> int:
    """The last day of a mark is past: it ends; how many did."""
    with one_transaction(), one_pack():
        row = _locked(mark)
        if row.ended_at is not None or now < mark_ends_at(row.until, opening_of(row.office_id)):
            return 0
        _end(row, MarkEnd.ran_out, None, now_in(_thread(row, None, now)))
        return 1


def let_mark_come_up(mark: int, *, now: dt.datetime) -> int:
    """A proposal was not decided in time, or its keeper has left: another leader has it.

    How many came up: none when it is decided meanwhile, or has ended.
    """
    with one_transaction(), one_pack():
        row = _locked(mark)
        late = row.decide_on is not None and row.decide_on < today_at(row.office_id, now)
        if row.ended_at is not None or not (late or row.keeper.left_at is not None):
            return 0
        row.keeper = _another_leader(row, now)
        row.decide_on = _decide_on(row.office_id, now) if row.decide_on else None
        row.save(update_fields=["keeper", "decide_on"])
        came_up = SafetyMarkCameUp(mark=mark, keeper=row.keeper.pk, decide_on=row.decide_on)
        _write(row, came_up, None, now)
        return 1


def _propose(
    row: SafetyMark, reason: MarkReason, wanted: MarkWanted, *, actor: Employee, now: dt.datetime
) -> None:
    row.state, row.proposed_by = MarkState.proposed, actor
    row.keeper, row.decide_on = leader_of(actor.home_unit, now), _decide_on(row.office_id, now)
    said = _fill(row, reason, wanted)
    proposed = SafetyMarkProposed(mark=row.pk, decide_on=row.decide_on, **said)
    _write(row, proposed, actor, now)


def _decide(
    row: SafetyMark, reason: MarkReason, wanted: MarkWanted, *, actor: Employee, now: dt.datetime
) -> None:
    row.state, row.keeper, row.decide_on = MarkState.decided, actor, None
    row.told = wanted.told
    said = _fill(row, reason, wanted)
    decided = SafetyMarkDecided(mark=row.pk, mark_told=row.told, **said)
    _write(row, decided, actor, now)


def _fill(row: SafetyMark, reason: MarkReason, wanted: MarkWanted) -> dict[str, Any]:
    """Save what a mark says; the fields of the event that tells it."""
    row.reason, row.until = reason, wanted.until
    measures = {one.name: one in wanted.measures for one in Measure}
    for name, is_taken in measures.items():
        setattr(row, name, is_taken)
    row.save()
    said = {"mark_reason": reason, "mark_until": wanted.until, "keeper": row.keeper_id}
    return {**said, **measures}


def _end(row: SafetyMark, end: MarkEnd, actor: Employee | None, now: dt.datetime) -> None:
    row.state, row.decide_on = MarkState.ended, None
    row.ended_at, row.end = now, end
    row.save(update_fields=["state", "decide_on", "ended_at", "end"])
    _write(row, SafetyMarkEnded(mark=row.pk, mark_end=end), actor, now)


def _another_leader(row: SafetyMark, now: dt.datetime) -> Employee:
    """A leader of the office who is not the keeper, of the mark's side first; else the keeper's."""
    for key in leaders_in_turn(row.office_id, row.side):
        leader = Employee.objects.get(pk=key)
        if leader.pk != row.keeper_id and leader.left_at is None:
            return leader
    try:
        return leader_of(row.keeper.home_unit, now, leaver=row.keeper_id)
    except NobodyAnswers:
        return row.keeper


def _decide_on(office: int, now: dt.datetime) -> dt.date:
    days = pack_of(office).safety.decide_days
    return working_day_after(today_at(office, now), days, opening_of(office))


def _refuse_wrong(wanted: MarkWanted, office: int, now: dt.datetime, *, decides: bool) -> None:
    months = pack_of(office).safety.mark_months
    today = today_at(office, now)
    _require(what_hinders_wanting(wanted, decides=decides, today=today, months=months))


def _require(because: Code | None) -> None:
    if because is not None:
        raise Refused(because)


@contextmanager
def _at_hand(
    mark: int, actor: Employee, now: dt.datetime, form: Form
) -> Iterator[tuple[SafetyMark, PersonAtHand]]:
    """Lock the person a mark is on, in whose thread its lines are, and the mark.

    Raises `SafetyMark.DoesNotExist`, also for another office's mark.
    """
    ours = SafetyMark.objects.filter(office=actor.office_id)
    person = ours.values_list("person_id", flat=True).get(pk=mark)
    with person_at_hand(person, actor=actor, now=now, form=form) as hand:
        yield SafetyMark.objects.select_for_update(of=("self",)).get(pk=mark), hand


def _locked(mark: int) -> SafetyMark:
    lock_person(SafetyMark.objects.values_list("person_id", flat=True).get(pk=mark))
    return SafetyMark.objects.select_for_update(of=("self",)).get(pk=mark)


def _write(row: SafetyMark, event: Event, actor: Employee | None, now: dt.datetime) -> None:
    append(_thread(row, actor, now), event)


def _thread(row: SafetyMark, actor: Employee | None, now: dt.datetime) -> Envelope:
    return envelope(row.office_id, actor, now, side=row.side, person_key=row.person_id)
