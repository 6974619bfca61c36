"""A second pair of hands: a process that does one thing at one moment, and tells how it went.

Reads lines `at action key employee expects` and answers `won`, `refused <reason>` or `moved on`.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable

import django

django.setup()

from onedoor.office.establishment.models import Unit  # noqa: E402
from onedoor.office.journal.refused import Refused  # noqa: E402
from onedoor.office.journal.submission import Form, HasMovedOn  # noqa: E402
from onedoor.office.people.models import Employee  # noqa: E402
from onedoor.office.reception.actions import taking_over  # noqa: E402
from onedoor.office.reception.actions.calling import call_next, call_visit  # noqa: E402
from onedoor.office.reception.actions.closing import (  # noqa: E402
    let_visit_be_owed,
    pay_what_is_owed,
)
from onedoor.office.reception.actions.ending import answer_need  # noqa: E402
from onedoor.office.reception.actions.joining import join_visit  # noqa: E402
from onedoor.office.reception.actions.leaving import end_employment  # noqa: E402
from onedoor.office.responsibility.actions.allotment import (  # noqa: E402
    allot_case,
    return_allotment,
)
from onedoor.office.responsibility.actions.answering import (  # noqa: E402
    accept_handover,
    return_handover,
)
from onedoor.office.responsibility.actions.handover import offer_handover  # noqa: E402
from onedoor.office.responsibility.models import Case  # noqa: E402
from onedoor.vocabulary.reception_codes import ReceptionReason, TookOver  # noqa: E402
from onedoor.vocabulary.responsibility_codes import (  # noqa: E402
    Asked,
    DebtEnd,
    OfferReason,
    ReturnReason,
)
from tests.cast.people import LATER  # noqa: E402

AT_CLOSING = dt.datetime(2026, 3, 2, 14, tzinfo=dt.UTC)
_OTHER = ReturnReason.other_unit


def accept(key: int, actor: Employee, form: Form) -> None:
    accept_handover(key, actor=actor, now=LATER, form=form)


def refuse(key: int, actor: Employee, form: Form) -> None:
    return_handover(key, reason=_OTHER, belongs_unit=None, actor=actor, now=LATER, form=form)


def allot(key: int, actor: Employee, form: Form) -> None:
    allot_case(key, actor=actor, now=LATER, form=form)


def give_back(key: int, actor: Employee, form: Form) -> None:
    unit = Case.objects.get(pk=key).unit_id
    return_allotment(key, reason=_OTHER, belongs_unit=unit, actor=actor, now=LATER, form=form)


def call(key: int, actor: Employee, form: Form) -> None:
    call_visit(key, actor=actor, now=LATER, form=form)


def next_one(key: int, actor: Employee, form: Form) -> None:
    call_next(actor=actor, now=LATER, form=form)


def answer(key: int, actor: Employee, form: Form) -> None:
    answer_need(key, actor=actor, now=LATER, form=form)


def join(key: int, actor: Employee, form: Form) -> None:
    join_visit(key, actor.pk, actor=actor, now=LATER, form=form)


def take_over(key: int, actor: Employee, form: Form) -> None:
    lan = Employee.objects.get(key="lan", office=actor.office_id).pk
    why = TookOver.called_away
    taking_over.take_over(key, actor.pk, taken_from=lan, why=why, actor=actor, now=LATER)


def close(key: int, actor: Employee, form: Form) -> None:
    if not let_visit_be_owed(key, now=AT_CLOSING):
        raise Refused(ReceptionReason.visit_ended)


def pay(key: int, actor: Employee, form: Form) -> None:
    pay_what_is_owed(key, DebtEnd.reached, actor=actor, now=LATER, form=form)


def offer(key: int, actor: Employee, form: Form) -> None:
    to = Unit.objects.get(key="team_health", office=actor.office_id)
    offer_handover(
        key,
        to_unit=to.pk,
        reason=OfferReason.other_area,
        asked=Asked.take_over,
        actor=actor,
        now=LATER,
        form=form,
    )


def leave(key: int, actor: Employee, form: Form) -> None:
    end_employment(key, actor=None, now=LATER)


ACTIONS: dict[str, Callable[[int, Employee, Form], None]] = {
    "accept": accept,
    "refuse": refuse,
    "allot": allot,
    "give_back": give_back,
    "call": call,
    "next": next_one,
    "answer": answer,
    "join": join,
    "take_over": take_over,
    "close": close,
    "pay": pay,
    "leave": leave,
    "offer": offer,
}


def outcome(action: str, key: int, employee: int, expects: int) -> str:
    try:
        form = Form(expects=expects or None)
        ACTIONS[action](key, Employee.objects.get(pk=employee), form)
    except Refused as refused:
        return f"refused {refused.because.name}"
    except HasMovedOn:
        return "moved on"
    return "won"


if __name__ == "__main__":
    print("ready", flush=True)
    for line in sys.stdin:
        at, action, key, employee, expects = line.split()
        time.sleep(max(0.0, float(at) - time.time()))
        print(outcome(action, int(key), int(employee), int(expects)), flush=True)
