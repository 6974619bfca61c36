"""A need at hand: its visit locked, and the actor one who serves it or has joined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import stay_at_work
from onedoor.office.reception.models import Need
from onedoor.office.reception.visit_at_hand import (
    VisitAtHand,
    lock_person_of,
    refuse_because,
    visit_at_hand,
)
from onedoor.rules.reception.visit import what_hinders_helping
from onedoor.vocabulary.reception_codes import NeedState, ReceptionReason, VisitEnd


@contextmanager
def need_at_hand(
    need: int, *, actor: Employee, now: dt.datetime, form: Form
) -> Iterator[tuple[VisitAtHand, Need]]:
    """Lock the visit of a need for one action about the need.

    Raises `Need.DoesNotExist`, also for a need without a visit; `HasMovedOn`; and `Refused` when
    the need has ended, or the actor is not with the person.
    """
    visit = Need.objects.values_list("visit_id", flat=True).get(pk=need, visit__isnull=False)
    with one_transaction():
        stay_at_work(actor)
        lock_person_of(visit)
        with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
            row = Need.objects.select_related("area").get(pk=need)
            if hand.done is None:
                refuse_because(what_hinders_helping(hand.facts, actor.pk, actor.office_id))
                if row.state is not NeedState.waiting:
                    raise Refused(ReceptionReason.need_ended)
            yield hand, row


def end_visit_after_last_need(hand: VisitAtHand) -> None:
    """When every need has its end, so has the visit: nobody has to say it twice."""
    if not hand.open_needs:
        hand.end_visit(VisitEnd.served)
