"""A case at hand: locked, with its facts, for the length of one action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from onedoor.office.establishment.queries import one_pack
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import (
    Form,
    first_result,
    refuse_if_moved_on,
    remember,
)
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import stay_at_work
from onedoor.office.responsibility.gathering import case_facts, employee_facts
from onedoor.office.responsibility.models import Case, Notice
from onedoor.rules.responsibility.facts import CaseFacts, EmployeeFacts
from onedoor.rules.verdict import Verdict
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.event import Event


@dataclass
class CaseAtHand:
    """One case in one action: who acts, when, and the way to write what happened.

    `actor` None is the office itself. `done` is the first result when the form was sent before:
    then the action changes nothing and gives that.
    """

    case: Case
    actor: Employee | None
    now: dt.datetime
    form: Form
    done: int | None = None
    _actor_facts: EmployeeFacts | None = field(default=None, repr=False)
    _before: dict[str, Any] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._before = _columns(self.case)

    @property
    def facts(self) -> CaseFacts:
        """The case as the rules see it now."""
        return case_facts(self.case)

    @property
    def actor_facts(self) -> EmployeeFacts:
        """The actor as the rules see them. The office itself asks no leave, so has no facts."""
        if self.actor is None:
            raise TypeError("the office itself asks no leave")
        if self._actor_facts is None:
            self._actor_facts = employee_facts(self.actor)
        return self._actor_facts

    def thread(self, **keys: Any) -> Envelope:
        """The envelope of a line about this case; the holder stays unless `keys` say otherwise."""
        case = self.case
        stays = {
            "holder_before": case.holder_id,
            "holder_after": case.holder_id,
            "unit_before": case.unit_id,
            "unit_after": case.unit_id,
        }
        about = {"side": case.side, "person_key": case.person_id, "case_key": case.pk}
        return envelope(case.office_id, self.actor, self.now, **{**about, **stays, **keys})

    def write(self, event: Event, **keys: Any) -> int:
        """Append what happened to the case's thread; the line's number."""
        return append(self.thread(**keys), event)

    def tell(self, line: int, event: Event, *employees: int) -> None:
        """Tell these employees about a line, but not the one who did it."""
        me = self.actor.pk if self.actor else 0
        for one in dict.fromkeys(employees):
            if one and one != me:
                Notice.objects.create(
                    office_id=self.case.office_id,
                    employee_id=one,
                    case=self.case,
                    line=line,
                    kind=type(event).__name__,
                    at=self.now,
                )

    def leave(self, action: str, result: int) -> int:
        """Save what has changed of the case, keep what the form led to, and give the result."""
        now = _columns(self.case)
        self.case.save(update_fields=[name for name in now if now[name] != self._before[name]])
        remember(self.form, self.thread(), action, result)
        return result


@contextmanager
def case_at_hand(
    case: int, *, actor: Employee | None, now: dt.datetime, form: Form
) -> Iterator[CaseAtHand]:
    """Lock a case for one action.

    Raises `Case.DoesNotExist`, and `HasMovedOn` when the form was made before the last thing
    that happened to the case.
    """
    with one_transaction(), one_pack():
        stay_at_work(actor)
        row = _locked(case)
        hand = CaseAtHand(case=row, actor=actor, now=now, form=form)
        hand.done = first_result(form, hand.thread())
        if hand.done is None:
            refuse_if_moved_on(form, hand.thread())
            hand.now = now_in(hand.thread())
        yield hand


def _locked(case: int) -> Case:
    # Alone, without joins: PostgreSQL would not find a case that moved while it waited here. Plain
    # SQL, since every action begins here: the model's own way took twice as long.
    for row in Case.objects.raw(_LOCK[connection.vendor], [case]):
        return row
    raise Case.DoesNotExist(case)


_LOCK = {
    "sqlite": "SELECT * FROM case_ WHERE id = %s",
    "postgresql": "SELECT * FROM case_ WHERE id = %s FOR UPDATE",
}


def _columns(case: Case) -> dict[str, Any]:
    return {column.attname: getattr(case, column.attname) for column in Case._meta.concrete_fields}


def require(verdict: Verdict) -> None:
    """Go on only when the rule says yes. Raises `Refused` with its reason otherwise."""
    if not verdict:
        raise Refused(verdict.because)
