"""Calling for help. Nothing a page may have got wrong can refuse a call: no form is read first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from onedoor.office.establishment.queries import one_pack, pack_of
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import employees_to_change
from onedoor.office.responsibility.falling import leader_of
from onedoor.office.safety.help.facts import hearer_facts, help_facts, who_ends
from onedoor.office.safety.models import HelpCall, HelpOnItsWay
from onedoor.rules.responsibility.holder import NobodyAnswers
from onedoor.rules.safety.help import goes_on_at, what_hinders_coming, what_hinders_ending
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.safety import (
    HelpCalled,
    HelpComing,
    HelpEnded,
    HelpPlaceSaid,
    HelpWentOn,
)
from onedoor.vocabulary.safety_codes import HelpEnd, HelpPlace, SafetyReason


def call_for_help(*, actor: Employee, now: dt.datetime, place: HelpPlace = HelpPlace.unsaid) -> int:
    """All colleagues on duty see from now on that the actor needs help; the call's row number.

    Pressed again, it is the call that stands. A desk tells where it is by itself.
    """
    with one_transaction():
        caller = employees_to_change().get(pk=actor.pk)
        refuse_unless_works_here(actor, caller.office_id)
        open_ = HelpCall.objects.filter(caller=caller, ended_at=None).first()
        if open_ is not None:
            return open_.pk
        desk = caller.desk_number if place in (HelpPlace.unsaid, HelpPlace.desk) else 0
        hand = _Hand(HelpCall(office_id=caller.office_id, caller=caller), actor, now)
        hand.row.place = HelpPlace.desk if desk else place
        hand.row.desk_number, hand.row.called_at = desk, hand.now
        hand.row.save()
        called = HelpCalled(help_call=hand.row.pk, help_place=hand.row.place, desk_number=desk)
        return hand.write(called)


def say_place(call: int, place: HelpPlace, *, actor: Employee, now: dt.datetime) -> int:
    """Who called says where they are; said again, nothing happens. Raises `Refused`."""
    with _at_hand(call, actor, now) as hand:
        if hand.row.ended_at is not None:
            raise Refused(SafetyReason.help_over)
        if hand.row.caller_id != actor.pk:
            raise Refused(SafetyReason.not_part_of_it)
        if hand.row.place is place:
            return call
        hand.row.place = place
        hand.row.save(update_fields=["place"])
        return hand.write(HelpPlaceSaid(help_call=call, help_place=place))


def come_to_help(call: int, *, actor: Employee, now: dt.datetime) -> int:
    """The actor is on their way; said again, nothing happens. Raises `Refused`."""
    with _at_hand(call, actor, now) as hand:
        because = what_hinders_coming(help_facts(hand.row), hearer_facts(actor))
        if because is not None:
            raise Refused(because)
        if hand.row.on_their_way.filter(employee=actor).exists():
            return call
        HelpOnItsWay.objects.create(call=hand.row, employee=actor, since=hand.now)
        return hand.write(HelpComing(help_call=call, helper=actor.pk))


def end_help(call: int, end: HelpEnd, *, actor: Employee, now: dt.datetime) -> int:
    """The need for help is over. Raises `Refused`; ended by somebody else before, it stays so."""
    with _at_hand(call, actor, now) as hand:
        if hand.row.ended_at is not None:
            return call
        because = what_hinders_ending(help_facts(hand.row), who_ends(actor, hand.row))
        if because is not None:
            raise Refused(because)
        hand.row.ended_at, hand.row.end = hand.now, end
        hand.row.save(update_fields=["ended_at", "end"])
        return hand.write(HelpEnded(help_call=call, help_end=end))


def let_help_go_on(call: int, *, now: dt.datetime) -> int:
    """Nobody has answered in time: the call goes on to a leader, by name; how many did."""
    with _at_hand(call, None, now) as hand, one_pack():
        row = hand.row
        seconds = pack_of(row.office_id).safety.answer_seconds
        answered = row.ended_at is not None or row.on_their_way.exists()
        early = now < goes_on_at(row.called_at, seconds)
        if answered or row.went_on_at is not None or early:
            return 0
        row.went_on_at, row.came_up_to = hand.now, _leader_beside(row.caller, now)
        row.save(update_fields=["went_on_at", "came_up_to"])
        hand.write(HelpWentOn(help_call=call, came_up_to=row.came_up_to.pk))
        return 1


def _leader_beside(caller: Employee, now: dt.datetime) -> Employee:
    """A leader who did not call themself; who leads alone is the one it goes on to."""
    try:
        return leader_of(caller.home_unit, now, leaver=caller.pk)
    except NobodyAnswers:
        return caller


@dataclass
class _Hand:
    """A call at hand: who called is locked, in whose thread its lines are, and so is the call."""

    row: HelpCall
    actor: Employee | None
    now: dt.datetime

    def __post_init__(self) -> None:
        self.now = now_in(self._thread())

    def write(self, event: Event) -> int:
        """Append what happened; the call's row number."""
        append(self._thread(), event)
        return self.row.pk

    def _thread(self) -> Envelope:
        about = {"side": self.row.caller.side, "employee_key": self.row.caller_id}
        return envelope(self.row.office_id, self.actor, self.now, **about)


@contextmanager
def _at_hand(call: int, actor: Employee | None, now: dt.datetime) -> Iterator[_Hand]:
    """Lock a call for one action.

    Raises `HelpCall.DoesNotExist`, also for another office's call.
    """
    with one_transaction():
        ours = HelpCall.objects.filter(office=actor.office_id) if actor else HelpCall.objects.all()
        employees_to_change().get(pk=ours.values_list("caller_id", flat=True).get(pk=call))
        row = HelpCall.objects.select_for_update(of=("self",)).get(pk=call)
        refuse_unless_works_here(actor, row.office_id)
        yield _Hand(row, actor, now)
