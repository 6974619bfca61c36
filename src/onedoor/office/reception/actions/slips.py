"""Slips: a visit has one good code, and a new one makes the old worthless."""

from __future__ import annotations

import datetime as dt

from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.reception.models import Slip
from onedoor.office.reception.slip_at_hand import hinders_a_slip
from onedoor.office.reception.slip_code import fingerprint, new_code
from onedoor.office.reception.visit_at_hand import (
    VisitAtHand,
    door_facts,
    refuse_because,
    visit_at_hand,
)
from onedoor.vocabulary.reception import SlipMade
from onedoor.vocabulary.reception_codes import ReceptionReason


def make_slip(
    visit: int, *, actor: Employee | None, now: dt.datetime, form: Form = NO_FORM
) -> str | None:
    """Make a slip for a visit; its code, which is told this once and kept nowhere.

    None when the form was sent before: that code cannot be told again. `actor` None is the
    check-in screen, which gives one with the number. Raises `Refused`.
    """
    with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return None
        _refuse_if_hindered(hand)
        hand.visit.slips.filter(worthless_at=None).update(worthless_at=hand.now)
        code = new_code()
        slip = Slip.objects.create(
            office_id=hand.visit.office_id,
            visit=hand.visit,
            fingerprint=fingerprint(code),
            made_at=hand.now,
        )
        hand.write(SlipMade(slip=slip.pk))
        hand.leave("make_slip", slip.pk)
        return code


def _refuse_if_hindered(hand: VisitAtHand) -> None:
    if hand.visit.person.forgotten_at is not None:
        refuse_because(ReceptionReason.person_gone)
    if hand.actor is not None:
        refuse_because(hinders_a_slip(hand.visit, hand.facts, door_facts(hand.actor)))
