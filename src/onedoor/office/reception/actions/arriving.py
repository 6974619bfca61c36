"""Coming in: registered once for all one needs, with a ticket, by whichever way one came."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.establishment.models import Office
from onedoor.office.establishment.queries import one_pack, opening_of
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form, first_result, remember
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.actions.persons import PersonDetails, register_person
from onedoor.office.people.models import Employee, Person
from onedoor.office.people.person_at_hand import refuse_if_gone
from onedoor.office.people.staying import stay_at_work
from onedoor.office.reception.actions.needs import Statement, end_need, state_need
from onedoor.office.reception.actions.telling import tell_wait
from onedoor.office.reception.models import Need, Visit
from onedoor.office.reception.queue import post_to_wait_for
from onedoor.office.reception.tickets import next_ticket
from onedoor.office.reception.visit_at_hand import (
    VisitAtHand,
    door_facts,
    lock_person_of,
    refuse_because,
    unit_to_wait_for,
    visit_at_hand,
)
from onedoor.office.responsibility.actions.debts import pay_debt_of
from onedoor.rules.reception.arriving import (
    day_of_visit,
    what_hinders_adding,
    what_hinders_arriving,
    what_hinders_urgency,
)
from onedoor.vocabulary.reception import PrivateRoomAsked, VisitMadeUrgent, VisitRegistered
from onedoor.vocabulary.reception_codes import (
    Channel,
    NeedKind,
    NeedOutcome,
    NeedState,
    ReceptionReason,
    Spoken,
    UrgentReason,
    VisitState,
)
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtKind
from onedoor.vocabulary.routing import Post


@dataclass(frozen=True, kw_only=True)
class Stated:
    """One need as it is told on arrival; row numbers, None while nobody knows."""

    area: int | None = None
    service: int | None = None
    kind: NeedKind = NeedKind.new
    about_case: int | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """Somebody comes in. `person` None is somebody without a name: they get a key of their own.

    `takes_up` are needs that are owed from an earlier day and go on in this visit. `post` and
    `unit` say where they wait when the office's routing is not to decide it. `served_at_once` when
    whoever registers them goes on to serve them: nobody is told a wait then.
    """

    channel: Channel
    needs: tuple[Stated, ...] = ()
    takes_up: tuple[int, ...] = ()
    person: int | None = None
    spoken: Spoken = Spoken.unknown
    interpreter: bool = False
    private_room: bool = False
    urgent: UrgentReason = UrgentReason.none
    post: Post | None = None
    unit: int | None = None
    served_at_once: bool = False


def register_visit(
    arrival: Arrival,
    *,
    office: int,
    actor: Employee | None,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Somebody has come; the visit's row number. They wait from now on.

    `actor` None is the check-in screen or the web form. Raises `Refused`.
    """
    with one_transaction(), one_pack():
        done = first_result(form, envelope(office, actor, now))
        if done is not None:
            return done
        stay_at_work(actor)
        refuse_unless_works_here(actor, office)
        refuse_because(what_hinders_arriving(len(arrival.needs) + len(arrival.takes_up)))
        person = _person(arrival, office, actor, now)
        hand = VisitAtHand(_visit(arrival, person, actor, now), actor, now, form)
        hand.write(_registered(hand.visit))
        if arrival.private_room:
            hand.write(PrivateRoomAsked())
        for stated in arrival.needs:
            state_need(_said(stated, hand.visit), actor=actor, now=now, visit=hand.visit)
        for need in arrival.takes_up:
            _take_up(hand, need)
        tell_wait(hand, served_at_once=arrival.served_at_once)
        remember(form, hand.thread(), "register_visit", hand.visit.pk)
        return hand.visit.pk


def add_need(
    visit: int,
    stated: Stated,
    *,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """The person comes for one thing more; the need's row number. Raises `Refused`."""
    with one_transaction():
        stay_at_work(actor)
        lock_person_of(visit)
        with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
            if hand.done is not None:
                return hand.done
            facts, me, open_ = hand.facts, door_facts(actor), len(hand.open_needs)
            refuse_because(what_hinders_adding(facts, me, open_))
            said = _said(stated, hand.visit)
            need = state_need(said, actor=actor, now=hand.now, visit=hand.visit)
            return hand.leave("add_need", need.pk)


def make_urgent(
    visit: int,
    why: UrgentReason,
    *,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """The person is served before those who came first, for a reason everybody can read."""
    with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        refuse_because(what_hinders_urgency(hand.facts, door_facts(actor), why))
        hand.visit.urgent = why
        hand.write(VisitMadeUrgent(urgent_reason=why))
        return hand.leave("make_urgent", visit)


def _person(arrival: Arrival, office: int, actor: Employee | None, now: dt.datetime) -> Person:
    key = arrival.person
    if key is None:
        key = register_person(PersonDetails(), office=office, actor=actor, now=now)
    person = Person.objects.select_for_update(of=("self",)).get(pk=key, office=office)
    refuse_if_gone(person)
    return person


def _visit(arrival: Arrival, person: Person, actor: Employee | None, now: dt.datetime) -> Visit:
    office = Office.objects.get(pk=person.office_id)
    day = day_of_visit(now, arrival.channel, opening_of(office.pk))
    return Visit.objects.create(
        office=office,
        person=person,
        day=day,
        ticket=next_ticket(office.pk, day),
        channel=arrival.channel,
        state=VisitState.waiting,
        arrived_at=now,
        waiting_since=now,
        in_line_since=now,
        state_since=now,
        waits_for=arrival.post or post_to_wait_for(office.pk, actor),
        for_unit=unit_to_wait_for(arrival.unit, office.pk),
        urgent=arrival.urgent,
        spoken=arrival.spoken,
        interpreter=arrival.interpreter,
        private_room=arrival.private_room,
    )


def _registered(visit: Visit) -> VisitRegistered:
    return VisitRegistered(
        visit=visit.pk,
        visit_day=visit.day,
        ticket=visit.ticket,
        channel=visit.channel,
        waits_for=visit.waits_for,
        waits_for_unit=visit.for_unit_id or 0,
        spoken=visit.spoken,
        interpreter=visit.interpreter,
        urgent_reason=visit.urgent,
    )


def _said(stated: Stated, visit: Visit) -> Statement:
    return Statement(
        person=visit.person_id,
        channel=visit.channel,
        area=stated.area,
        service=stated.service,
        kind=stated.kind,
        about_case=stated.about_case,
        words=stated.words,
    )


def _take_up(hand: VisitAtHand, key: int) -> None:
    """A need that is owed from an earlier day goes on in this visit; the debt is paid."""
    owed = Need.objects.select_for_update(of=("self",)).get(pk=key, office=hand.visit.office_id)
    theirs = owed.state is NeedState.owed and owed.person_id == hand.visit.person_id
    if not theirs or owed.visit_id is None:
        raise Refused(ReceptionReason.not_owed)
    with visit_at_hand(owed.visit_id, actor=hand.actor, now=hand.now, form=NO_FORM) as then:
        end_need(owed, NeedOutcome.came_back, actor=hand.actor, now=then.now)
    expected = owed.debts.filter(paid_at=None, kind=DebtKind.expected).exists()
    pay_debt_of(owed.pk, DebtEnd.came_back, actor=hand.actor, now=hand.now)
    stated = Stated(
        kind=NeedKind.back if owed.kind is NeedKind.new and not expected else owed.kind,
        area=owed.area_id,
        service=owed.service_id,
        about_case=owed.about_case_id,
        words=owed.words.body if owed.words else "",
    )
    said = _said(stated, hand.visit)
    state_need(said, actor=hand.actor, now=hand.now, visit=hand.visit, follows=owed)
