"""Arriving: how many needs fit one registration, where one waits first, and who goes before."""

from __future__ import annotations

from onedoor.rules.reception.visit import VisitFacts
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.reception_codes import ReceptionReason, UrgentReason, VisitState
from onedoor.vocabulary.routing import Policy, Post

MOST_NEEDS = 8


def what_hinders_arriving(needs: int) -> ReceptionReason | None:
    """What forbids registering a visit with so many needs, or None."""
    return first_no(
        (needs == 0, ReceptionReason.no_needs),
        (needs > MOST_NEEDS, ReceptionReason.too_many_needs),
    )


def what_hinders_urgency(visit: VisitFacts, why: UrgentReason) -> ReceptionReason | None:
    """What forbids letting somebody go before those who came first, or None."""
    return first_no(
        (visit.state is VisitState.ended, ReceptionReason.visit_ended),
        (visit.urgent or why is UrgentReason.none, ReceptionReason.urgent_already),
    )


def first_post(policy: Policy, met_the_desk: bool) -> Post:
    """Where somebody waits first: for the desk where the desk points on, else for the front.

    Whoever was registered by the desk itself has met it already (Office B, the study L833-851).
    """
    if policy is Policy.desk_then_competence and not met_the_desk:
        return Post.desk
    return Post.front
