"""Tasks: for whom, and in which cases, an employee has something to do; what `may_see` is told."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import facts_and_persons
from onedoor.office.responsibility.models import Case
from onedoor.rules.responsibility.facts import EmployeeFacts


@dataclass(frozen=True, kw_only=True, slots=True)
class Tasks:
    """What an employee has to do: with these persons, and in the units they answer for."""

    reader: EmployeeFacts
    persons: frozenset[int]

    def has_task_in(self, case: Case) -> bool:
        """Whether they have a task for the case's person, or must answer for this very case.

        Who leads a unit, or its duty, answers for its cases; who leads the office settles them.
        """
        return (
            case.person_id in self.persons
            or case.unit_id in self.reader.leads | self.reader.duty_in
            or (case.joint and bool(self.reader.office_leader_of))
        )


def tasks_of(reader: Employee) -> Tasks:
    """For whom an employee holds, or is offered, an open case."""
    facts, persons = facts_and_persons(reader)
    return Tasks(reader=facts, persons=persons)
