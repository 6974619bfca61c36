"""Arriving: of which day, with how many needs, where one waits first, and who goes before."""

from __future__ import annotations

import datetime as dt

from onedoor.rules.opening import Opening, day_of, end_of_day, is_open_on, working_day_after
from onedoor.rules.reception.visit import DoorFacts, VisitFacts, what_hinders_seeing_to
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.reception_codes import Channel, ReceptionReason, UrgentReason
from onedoor.vocabulary.routing import Policy, Post

MOST_NEEDS = 8


def day_of_visit(now: dt.datetime, channel: Channel, opening: Opening) -> dt.date:
    """The day a visit that begins now is of, which is also the day of its ticket.

    Today, but for what is written when the office has closed, or on a day it does not open: that
    waits for the next working day, where closing time has not come before anybody could read it.
    """
    today = day_of(now, opening)
    in_time = is_open_on(today, opening) and now < end_of_day(today, opening)
    return today if in_time or not channel.written else working_day_after(today, 1, opening)


def what_hinders_arriving(needs: int) -> ReceptionReason | None:
    """What forbids registering a visit with so many needs, or None."""
    return first_no(
        (needs == 0, ReceptionReason.no_needs),
        (needs > MOST_NEEDS, ReceptionReason.too_many_needs),
    )


def what_hinders_adding(
    visit: VisitFacts, actor: DoorFacts, open_needs: int
) -> ReceptionReason | None:
    """What forbids that one need more stands with those a visit has open, or None.

    The door may, whom somebody tells it to, and who is with them: others have not heard it.
    """
    return what_hinders_seeing_to(visit, actor) or what_hinders_arriving(open_needs + 1)


def what_hinders_urgency(
    visit: VisitFacts, actor: DoorFacts, why: UrgentReason | None = None
) -> ReceptionReason | None:
    """What forbids letting somebody go before those who came first, or None.

    The door may, who answers to the others that wait, and who is with the person. `why` is None
    until it is chosen.
    """
    urgent = visit.urgent or why is UrgentReason.none
    return what_hinders_seeing_to(visit, actor) or first_no(
        (urgent, ReceptionReason.urgent_already)
    )


def first_post(policy: Policy, met_the_desk: bool) -> Post:
    """Where somebody waits first: for the desk where the desk points on, else for the front.

    Whoever was registered by the desk itself has met it already (Office B, the study L833-851).
    """
    if policy is Policy.desk_then_competence and not met_the_desk:
        return Post.desk
    return Post.front
