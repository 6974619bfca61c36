"""Agreeing on a time, and coming for it: what the person asks for is written down with it."""

from __future__ import annotations

import datetime as dt

from onedoor.office.appointment.actions.ending import come_for
from onedoor.office.appointment.actions.making import Agreed, make_appointment
from onedoor.office.appointment.models import Appointment
from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import one_pack
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM, Form, first_result, remember
from onedoor.office.people.acting import envelope
from onedoor.office.people.models import Employee, Person
from onedoor.office.people.staying import stay_at_work
from onedoor.office.reception.actions.arriving import Arrival, Stated, register_visit
from onedoor.office.reception.actions.needs import Statement, end_need, state_need
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.reception_codes import Channel, NeedKind, NeedOutcome
from onedoor.vocabulary.sides import Stage


def agree_on_time(
    agreed: Agreed,
    *,
    channel: Channel,
    actor: Employee | None,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """A person and an employee agree on a time; the appointment's row number. Raises `Refused`."""
    with one_transaction(), one_pack():
        office = Person.objects.values_list("office_id", flat=True).get(pk=agreed.person)
        thread = envelope(office, actor, now, person_key=agreed.person)
        done = first_result(form, thread)
        if done is not None:
            return done
        stay_at_work(actor, Employee.objects.get(pk=agreed.employee))
        need = _asked_for(agreed, channel, actor, now)
        made = make_appointment(agreed, need=need, actor=actor, now=now)
        remember(form, thread, "agree_on_time", made)
        return made


def come_for_time(
    appointment: int,
    *,
    channel: Channel = Channel.desk,
    actor: Employee | None,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Somebody comes in for a time they have, and waits for whom they are to meet; the visit.

    All of it is done, or nothing. Raises `Refused`.
    """
    with one_transaction(), one_pack():
        row = Appointment.objects.select_related("need", "employee__home_unit").get(pk=appointment)
        thread = envelope(row.office_id, actor, now)
        done = first_result(form, thread)
        if done is not None:
            return done
        visit = register_visit(_arrival(row, channel), office=row.office_id, actor=actor, now=now)
        come_for(appointment, visit, row.person_id, actor=actor, now=now)
        remember(form, thread, "come_for_time", visit)
        return visit


def _asked_for(agreed: Agreed, channel: Channel, actor: Employee | None, now: dt.datetime) -> int:
    case = Case.objects.filter(pk=agreed.case or 0, person=agreed.person).first()
    statement = Statement(
        person=agreed.person,
        channel=channel,
        area=case.area_id if case else None,
        kind=NeedKind.about_case if case else NeedKind.new,
        about_case=case.pk if case else None,
    )
    need = state_need(statement, actor=actor, now=now)
    into = case.pk if case else None
    end_need(need, NeedOutcome.time_agreed, actor=actor, now=now, into_case=into)
    return need.pk


def _arrival(row: Appointment, channel: Channel) -> Arrival:
    about = row.need
    stated = Stated(area=about.area_id, kind=about.kind, about_case=about.about_case_id)
    return Arrival(
        channel=channel,
        person=row.person_id,
        needs=(stated,),
        spoken=row.spoken,
        interpreter=row.interpreter.value > 0,
        private_room=row.private_room,
        unit=_waits_for(row.employee.home_unit),
    )


def _waits_for(unit: Unit) -> int | None:
    return unit.pk if unit.stage is not Stage.outside else None
