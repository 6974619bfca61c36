"""Telling: whoever comes is told what to expect, once, and it stands beside how it went."""

from __future__ import annotations

from onedoor.office.reception.models import Visit
from onedoor.office.reception.visit_at_hand import VisitAtHand
from onedoor.office.reception.waits.queries import expected_wait, waiting_before
from onedoor.rules.reception.expected_wait import is_told
from onedoor.vocabulary.reception import WaitTold
from onedoor.vocabulary.reception_codes import UrgentReason


def tell_wait(hand: VisitAtHand, *, served_at_once: bool) -> None:
    """Write what they are told of the wait, also that it is not known; inside an action.

    What is told as they come is never changed: a later guess would make every promise kept.
    """
    visit = hand.visit
    urgent = visit.urgent is not UrgentReason.none
    here = visit.channel.in_the_house
    if not is_told(in_the_house=here, urgent=urgent, served_at_once=served_at_once):
        return
    before = waiting_before(visit)
    told = expected_wait(visit.office_id, _topic(visit), before, hand.now)
    visit.wait_policy, visit.wait_before, visit.wait_basis = told.policy, before, told.basis
    visit.wait_area_id, visit.wait_counted = told.area or None, told.counted
    visit.wait_median_s, visit.wait_most_s = told.median_s or None, told.most_s or None
    visit.save(update_fields=_TOLD)
    hand.write(
        WaitTold(
            policy=told.policy,
            area=told.area,
            waiting_before=before,
            wait_basis=told.basis,
            wait_counted=told.counted,
            median_s=told.median_s,
            most_s=told.most_s,
        )
    )


def _topic(visit: Visit) -> int:
    """The one thing they came for; 0 when it is several, or nobody knows yet."""
    areas = set(visit.needs.values_list("area_id", flat=True))
    return (areas.pop() or 0) if len(areas) == 1 else 0


_TOLD = (
    "wait_policy",
    "wait_area",
    "wait_before",
    "wait_basis",
    "wait_counted",
    "wait_median_s",
    "wait_most_s",
)
