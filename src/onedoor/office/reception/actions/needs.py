"""Writing down what a person comes for, once; and how it ended."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from onedoor.office.establishment.models import Area, Service
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form, first_result
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.models import Employee, Person, Words
from onedoor.office.people.person_at_hand import refuse_if_gone
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.actions.opening import Matter, open_case
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.reception import NeedEnded, NeedStated
from onedoor.vocabulary.reception_codes import (
    Channel,
    NeedKind,
    NeedOutcome,
    NeedState,
    ReceptionReason,
)
from onedoor.vocabulary.responsibility_codes import OpenedBy
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a person says they come for: about what, by which channel, in their own words.

    `area` and `service` are row numbers, None while nobody knows what it is about; a service says
    its area by itself. `about_case` is the case it is about.
    """

    person: int
    channel: Channel
    area: int | None = None
    service: int | None = None
    kind: NeedKind = NeedKind.new
    about_case: int | None = None
    words: str = ""


def state_need(
    said: Statement,
    *,
    actor: Employee | None,
    now: dt.datetime,
    visit: Visit | None = None,
    follows: Need | None = None,
) -> Need:
    """Write down a need, of a visit when it came with one.

    Raises `Refused` for a person who is merged or forgotten, for an actor of another office, and
    for a case of another person.
    """
    with one_transaction():
        person = Person.objects.select_for_update(of=("self",)).get(pk=said.person)
        refuse_unless_works_here(actor, person.office_id)
        refuse_if_gone(person)
        said = _about(said, person)
        about = {"person_key": person.pk, "visit_key": visit.pk if visit else 0}
        now = now_in(envelope(person.office_id, actor, now, **about))
        area = Area.objects.get(pk=said.area, office_id=person.office_id) if said.area else None
        words = _written(said, person, area, now)
        need = Need.objects.create(
            office_id=person.office_id,
            person=person,
            visit=visit,
            follows=follows,
            kind=said.kind,
            area=area,
            service_id=said.service,
            about_case_id=said.about_case,
            channel=said.channel,
            words=words,
            stated_at=now,
            state=NeedState.waiting,
        )
        append(about_need(need, actor, now), _stated(need))
    return need


def take_in(
    said: Statement,
    *,
    unit: int,
    opened_by: OpenedBy,
    actor: Employee | None,
    now: dt.datetime,
    form: Form = NO_FORM,
    outside_number: str = "",
) -> int:
    """Write down a need and open a case on it at once; the case's row number. Raises `Refused`."""
    with one_transaction():
        done = first_result(form)
        if done is not None:
            return done
        need = state_need(said, actor=actor, now=now)
        case = open_case(
            matter_of(need),
            unit=unit,
            opened_by=opened_by,
            actor=actor,
            now=now,
            form=form,
            outside_number=outside_number,
        )
        end_need(need, NeedOutcome.case_opened, actor=actor, now=now, into_case=case)
        return case


def end_need(
    need: Need,
    outcome: NeedOutcome,
    *,
    actor: Employee | None,
    now: dt.datetime,
    into_case: int | None = None,
) -> int:
    """A need has its end; the line that says so. Inside an action that has asked its rule."""
    if need.state is NeedState.ended:
        raise Refused(ReceptionReason.need_ended)
    now = now_in(about_need(need, actor, now))
    need.state, need.outcome, need.ended_at = NeedState.ended, outcome, now
    need.into_case_id = into_case
    need.save(update_fields=["state", "outcome", "ended_at", "into_case"])
    ended = NeedEnded(need=need.pk, need_outcome=outcome, into_case=into_case or 0)
    return append(about_need(need, actor, now), ended)


def matter_of(need: Need) -> Matter:
    """What a case on this need would be about. Raises `Refused` while nobody knows."""
    if need.area is None:
        raise Refused(ReceptionReason.area_not_known)
    return Matter(need=need.pk, office=need.office_id, person=need.person_id, area=need.area)


def about_need(need: Need, actor: Employee | None, now: dt.datetime) -> Envelope:
    """The envelope of a line about a need: its visit's thread, else its person's."""
    about = {"side": side_of(need), "person_key": need.person_id, "visit_key": need.visit_id or 0}
    if need.visit_id and actor is not None and actor.post_unit_id:
        about["acting_unit"] = actor.post_unit_id  # as all other lines of the visit say
    return envelope(need.office_id, actor, now, **about)


def side_of(need: Need) -> Side:
    """The side that owns what a need is about, and what was said of it; none while unknown."""
    return need.area.side if need.area else Side.none


def _about(said: Statement, person: Person) -> Statement:
    """The statement with what follows from it: a service's area, and the case's."""
    if said.service is not None:
        service = Service.objects.get(pk=said.service, office_id=person.office_id)
        said = replace(said, area=service.area_id)
    if said.about_case is not None:
        case = Case.objects.filter(pk=said.about_case, person=person).first()
        if case is None:
            raise Refused(ReceptionReason.not_their_case)
        said = replace(said, area=said.area or case.area_id)
    return said


def _stated(need: Need) -> NeedStated:
    return NeedStated(
        need=need.pk,
        need_kind=need.kind,
        area=need.area_id or 0,
        service=need.service_id or 0,
        about_case=need.about_case_id or 0,
        follows=need.follows_id or 0,
        channel=need.channel,
        words=need.words_id or 0,
    )


def _written(said: Statement, person: Person, area: Area | None, now: dt.datetime) -> Words | None:
    if not said.words.strip():
        return None
    return Words.objects.create(
        office_id=person.office_id,
        person=person,
        side=area.side if area else Side.none,
        body=said.words.strip(),
        written_at=now,
    )
