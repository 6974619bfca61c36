"""Allotting: the unit's sharing-out rule picks who takes a case, and the case moves at once."""

from __future__ import annotations

from collections import Counter

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import opening_of, pack_of, unit_table
from onedoor.office.people.models import Competence, Employee
from onedoor.office.responsibility.case_at_hand import CaseAtHand
from onedoor.office.responsibility.gathering import at_work, today_at
from onedoor.office.responsibility.models import Case, Holding
from onedoor.office.responsibility.moving import move
from onedoor.rules.opening import due_after
from onedoor.rules.responsibility.sharing_out import Candidate, allotted_to
from onedoor.vocabulary.responsibility_codes import CaseState, MovedBy, SharedOutBy


def allot_if_shared_out(hand: CaseAtHand) -> int | None:
    """Let the sharing-out rule of the case's unit take effect; who holds it then, or None.

    None when the unit has no rule, or nobody can take it: then the case stays where it is.
    Whoever has given the case back after an allotment is passed over.
    """
    unit = hand.case.unit
    rule = unit_table(unit.office_id, unit.key).shares_out_by
    if rule == "none":
        return None
    chosen = _chosen(hand, unit, SharedOutBy[rule])
    if chosen is None:
        return None
    if chosen != hand.case.holder_id:
        days = pack_of(unit.office_id).times.return_days
        until = due_after(hand.now, days, opening_of(unit.office_id))
        to = Employee.objects.get(pk=chosen)
        move(hand, to, unit, by=MovedBy.allotted, return_by=until)
    return chosen


def _chosen(hand: CaseAtHand, unit: Unit, rule: SharedOutBy) -> int | None:
    members = _members(unit)
    born = hand.case.person.birth_date
    return allotted_to(
        rule,
        _candidates(hand, members),
        birth_day=born.day if born else 0,
        places=len(members),
    )


def _members(unit: Unit) -> list[int]:
    """Everybody who works for the unit, in a fixed order; its leader leads and is not allotted."""
    rows = Employee.objects.filter(memberships__unit=unit, left_at=None)
    rows = rows.exclude(leads=unit)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _candidates(hand: CaseAtHand, members: list[int]) -> list[Candidate]:
    here = at_work(members, today_at(hand.case.office_id, hand.now))
    known = Competence.objects.filter(employee__in=members, area_id=hand.case.area_id)
    levels = dict(known.values_list("employee_id", "level"))
    held = Case.objects.filter(holder__in=members).exclude(state=CaseState.closed)
    load = Counter(held.values_list("holder_id", flat=True))
    returned = _gave_back(hand.case)
    return [
        Candidate(
            key=one,
            place=place,
            level=levels.get(one, 0),
            open_cases=load[one],
            returned_it=one in returned,
        )
        for place, one in enumerate(members)
        if here[one]
    ]


def _gave_back(case: Case) -> set[int]:
    """Who has given this case back: whose time with it ended as another's began by a return."""
    returned = Holding.objects.filter(case=case, by=MovedBy.returned)
    ended = Holding.objects.filter(case=case, until__in=returned.values("since"))
    return set(ended.values_list("employee_id", flat=True))
