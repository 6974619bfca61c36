"""Everything that is done with a visit, each in a moment when it may be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from onedoor.office.people.models import Person
from onedoor.office.reception.actions import (
    arriving,
    calling,
    clarifying,
    closing,
    ending,
    joining,
    pausing,
    taking_over,
)
from onedoor.office.reception.actions.arriving import Arrival, Stated
from onedoor.office.reception.actions.promising import promise_call_back
from onedoor.office.reception.actions.sending_on import SendingOn, send_on
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.reception_codes import (
    Channel,
    PutBack,
    SentTo,
    SentWhy,
    UrgentReason,
    VisitWait,
)
from onedoor.vocabulary.responsibility_codes import DebtEnd, OpenedBy
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import NOW, area, case, employee, office, person, unit

Deed = Callable[..., int]
AN_HOUR = dt.timedelta(hours=1)
AT_CLOSING = dt.datetime(2026, 3, 2, 14, tzinfo=dt.UTC)  # three o'clock in Oslo
TOMORROW = dt.date(2026, 3, 3)
PHONE = "+4722225555"


def need_of(row: Visit) -> Need:
    """The first thing the person came for."""
    return row.needs.earliest("pk")


def called(by: str = "amina") -> Visit:
    """A visit somebody has called."""
    row = visit(by=by)
    calling.call_visit(row.pk, actor=stands(by), now=NOW)
    return Visit.objects.get(pk=row.pk)


def held() -> Visit:
    """A visit that has stepped out for an hour."""
    row = served()
    until = NOW + AN_HOUR
    pausing.hold_visit(row.pk, VisitWait.papers, until, actor=employee("amina"), now=NOW)
    return Visit.objects.get(pk=row.pk)


def joined(by: str = "amina", helper: str = "lan") -> Visit:
    """A visit that a colleague has joined, Lan when nobody else is named."""
    row = served(by)
    joining.join_visit(row.pk, employee(helper).pk, actor=employee(by), now=NOW)
    return row


def owed(of: Person | None = None) -> Debt:
    """A debt to somebody who waited until closing time."""
    row = visit(of=of)
    closing.let_visit_be_owed(row.pk, now=AT_CLOSING)
    return Debt.objects.get(need__visit=row)


def _register() -> Deed:
    arrival = Arrival(channel=Channel.desk, needs=(Stated(area=area("housing").pk),))
    return partial(arriving.register_visit, arrival, office=office().pk)


def _call_next() -> Deed:
    visit()
    stands("amina")
    return calling.call_next


def _call() -> Deed:
    stands("amina")
    return partial(calling.call_visit, visit().pk)


def _take_over() -> Deed:
    amina, lan = employee("amina").pk, employee("lan").pk
    return partial(taking_over.take_over, joined().pk, lan, taken_from=amina)


def _clarify() -> Deed:
    return partial(clarifying.clarify_need, need_of(served()).pk, Stated(area=area("housing").pk))


def _open_case() -> Deed:
    front = unit("front_state").pk
    need = need_of(served()).pk
    return partial(ending.open_case_on, need, unit=front, opened_by=OpenedBy.caseworker)


def _give() -> Deed:
    known = person()
    theirs = case(holder="elif", in_unit="team_work", of=known)
    return partial(ending.give_to_holder, need_of(served(of=known)).pk, theirs.pk)


def _send() -> Deed:
    sending = SendingOn(to=SentTo.contact_centre, why=SentWhy.not_ours, contact_made=True)
    return partial(send_on, need_of(served()).pk, sending)


def _promise() -> Deed:
    need, by = need_of(served()).pk, employee("elif").pk
    return partial(promise_call_back, need, by, TOMORROW, phone=PHONE)


MAKES_A_VISIT: dict[str, Callable[[], Deed]] = {"register": _register, "call next": _call_next}
WITH_A_VISIT: dict[str, Callable[[], Deed]] = {
    "add a need": lambda: partial(arriving.add_need, served().pk, Stated(area=area("housing").pk)),
    "make urgent": lambda: partial(arriving.make_urgent, served().pk, UrgentReason.no_roof),
    "call this one": _call,
    "begin": lambda: partial(calling.begin_serving, called().pk),
    "put back": lambda: partial(calling.put_back, called().pk, PutBack.did_not_come),
    "hold": lambda: partial(pausing.hold_visit, served().pk, VisitWait.papers, NOW + AN_HOUR),
    "resume": lambda: partial(pausing.resume_visit, held().pk),
    "join": lambda: partial(joining.join_visit, served().pk, employee("lan").pk),
    "go back": lambda: partial(joining.go_back, joined().pk, employee("lan").pk),
    "take over": _take_over,
    "clarify": _clarify,
    "answer": lambda: partial(ending.answer_need, need_of(served()).pk),
    "open a case": _open_case,
    "give to the holder": _give,
    "send on": _send,
    "promise": _promise,
    "leave": lambda: partial(ending.leave_visit, called().pk),
    "pay": lambda: partial(closing.pay_what_is_owed, owed().pk, DebtEnd.reached),
}
EVERY = MAKES_A_VISIT | WITH_A_VISIT
