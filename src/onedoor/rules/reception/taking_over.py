"""Taking over: a colleague who has joined a visit serves it from now on. No case moves by it."""

from __future__ import annotations

from collections.abc import Iterable

from onedoor.rules.reception.visit import DoorFacts, VisitFacts
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.reception_codes import ReceptionReason, TookOver, VisitState


def what_hinders_taking_over(
    visit: VisitFacts, takes: DoorFacts, actor: DoorFacts, why: TookOver
) -> ReceptionReason | None:
    """What forbids that `takes` serves the visit from now on, or None.

    Only who has joined may: they are with the person already. Whoever serves agrees by saying so
    themselves; whoever has joined says it only when that one was called away.
    """
    taken_by_themselves = actor.key == takes.key
    return first_no(
        (visit.office != actor.office, ReceptionReason.other_office),
        (visit.state is VisitState.ended, ReceptionReason.visit_ended),
        (visit.state is not VisitState.serving, ReceptionReason.not_serving),
        (actor.key not in (visit.served_by, takes.key), ReceptionReason.not_serving),
        (not has_joined(visit, takes.key), ReceptionReason.not_joined),
        (takes.serves != 0 and taken_by_themselves, ReceptionReason.you_serve_another),
        (takes.serves != 0, ReceptionReason.colleague_serves_another),
        (taken_by_themselves and why is TookOver.agreed, ReceptionReason.agrees_first),
    )


def has_joined(visit: VisitFacts, employee: int) -> bool:
    """Whether somebody helps in the visit, and another serves it."""
    return employee in visit.in_it and employee != visit.served_by


def what_hinders_taking_from(visit: VisitFacts, taken_from: int) -> ReceptionReason | None:
    """What forbids taking a visit from somebody, or None: of two who take it one wins (law 8)."""
    return first_no((visit.served_by != taken_from, ReceptionReason.served_by_other))


def takes_over(joined: Iterable[DoorFacts]) -> int:
    """Who serves the visit when whoever serves it goes away, or 0: the first who has joined.

    Who serves somebody else besides is with that one. Better one the person sits with already
    than to wait again.
    """
    return next((one.key for one in joined if one.serves == 0), 0)
