"""Planning: a leader says what colleagues are to do in half days, one or many at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from onedoor.office.establishment.queries import pack_of
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form, first_result, remember
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import employees_to_change
from onedoor.office.responsibility.gathering import facts_of, today_at
from onedoor.office.roster.duty_at_hand import When, set_duty
from onedoor.office.roster.queries import DutyOn, duties_of, fronts_of
from onedoor.rules.roster.planning import DutyFacts, plans_for, what_hinders_planning
from onedoor.vocabulary.roster import DutyKind, DutyWhy, RosterReason


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What an employee is to do in a half day, and what the page showed when that was decided.

    `seen` None is for whoever saw no page.
    """

    employee: int
    when: When
    kind: DutyKind
    seen: DutyKind | None = None


class ChangeRefused(Refused):
    """One of several changes cannot be made, and so none of them was."""

    def __init__(self, because: RosterReason, change: Change) -> None:
        super().__init__(because)
        self.change = change


def plan_duties(
    changes: Sequence[Change],
    *,
    why: DutyWhy = DutyWhy.planned,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Change what colleagues are to do, all of it or nothing; how many duties were changed.

    Raises `ChangeRefused`, and `Employee.DoesNotExist` for somebody of another office.
    """
    with one_transaction():
        thread = envelope(actor.office_id, actor, now)
        done = first_result(form, thread)
        if done is not None:
            return done
        refuse_unless_works_here(actor, actor.office_id)
        planning = _planning(changes, actor, now)
        changed = sum(planning.change(one, why) for one in changes)
        remember(form, thread, "plan_duties", changed)
        return changed


@dataclass(frozen=True, kw_only=True)
class _Planning:
    """Everything that is asked for each change, read once; those it is about are locked."""

    actor: Employee
    now: dt.datetime
    furthest: dt.date
    locked: dict[int, Employee]
    plans_for: frozenset[int]
    fronts: dict[int, int]
    duties: dict[tuple[int, When], DutyOn]

    def change(self, one: Change, why: DutyWhy) -> bool:
        """Make one change; False when it is so already."""
        row = self.locked[one.employee]
        duty = self.duties.get((row.pk, one.when))
        because = what_hinders_planning(self._facts(one, row, duty))
        if because is not None:
            raise ChangeRefused(because, one)
        if duty is None or duty.kind is one.kind:
            return False
        set_duty(row, one.when, one.kind, why, actor=self.actor, now=self.now)
        return True

    def _facts(self, one: Change, row: Employee, duty: DutyOn | None) -> DutyFacts:
        return DutyFacts(
            kind=one.kind,
            day=one.when.day,
            furthest=self.furthest,
            may_plan=row.pk in self.plans_for,
            open_then=duty is not None,
            over=duty is not None and duty.half.ends <= self.now,
            left=row.left_at is not None,
            away=duty is not None and duty.away,
            of_the_front=row.pk in self.fronts,
            as_seen=one.seen is None or duty is None or duty.kind is one.seen,
        )


def _planning(changes: Sequence[Change], actor: Employee, now: dt.datetime) -> _Planning:
    keys = sorted({one.employee for one in changes})
    rows = employees_to_change().filter(office_id=actor.office_id, pk__in=keys).order_by("pk")
    locked = {row.pk: row for row in rows}
    if len(locked) < len(keys):
        raise Employee.DoesNotExist
    facts = facts_of({**locked, actor.pk: actor}.values())
    days = [one.when.day for one in changes]
    told = duties_of(locked.values(), min(days), max(days)) if days else []
    furthest = pack_of(actor.office_id).times.furthest_days
    return _Planning(
        actor=actor,
        now=now,
        furthest=today_at(actor.office_id, now) + dt.timedelta(days=furthest),
        locked=locked,
        plans_for=frozenset(key for key in keys if plans_for(facts[actor.pk], facts[key])),
        fronts=fronts_of(actor.office_id),
        duties={(one.employee, When.of(one.half)): one for one in told},
    )
