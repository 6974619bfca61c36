"""A handover at hand: its case locked first, then itself, for the length of one action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from onedoor.office.journal.submission import Form
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.case_at_hand import CaseAtHand, case_at_hand, require
from onedoor.office.responsibility.gathering import handover_facts
from onedoor.office.responsibility.models import Handover
from onedoor.rules.responsibility.handover import may_answer
from onedoor.vocabulary.responsibility_codes import HandoverState


@contextmanager
def handover_at_hand(
    handover: int, *, actor: Employee | None, now: dt.datetime, form: Form
) -> Iterator[tuple[CaseAtHand, Handover]]:
    """Lock a handover and its case. Raises `Handover.DoesNotExist`, `HasMovedOn`."""
    case = Handover.objects.values_list("case_id", flat=True).get(pk=handover)
    with case_at_hand(case, actor=actor, now=now, form=form) as hand:
        yield hand, Handover.objects.select_for_update(of=("self",)).get(pk=handover)


def require_may_answer(hand: CaseAtHand, row: Handover) -> None:
    """Go on only when the actor may answer this handover. Raises `Refused`."""
    require(may_answer(hand.facts, handover_facts(row), hand.actor_facts))


def end_handover(hand: CaseAtHand, row: Handover, state: HandoverState) -> None:
    """The handover is answered, taken back, or has run out; the caller writes the line."""
    row.state, row.answered_at, row.answered_by = state, hand.now, hand.actor
    row.save()
