"""Tasks: for whom, and in which cases, an employee has something to do; what `may_see` is told."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.office.responsibility.models import Case, Handover
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.vocabulary.responsibility_codes import CaseState, HandoverKind, HandoverState


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
    held = Case.objects.filter(holder=reader).exclude(state=CaseState.closed)
    offered = Handover.objects.filter(
        Q(to_employee=reader) | Q(to_employee=None, to_unit__memberships__employee=reader),
        state=HandoverState.open,
    ).exclude(kind=HandoverKind.ask)
    persons = held.values_list("person_id").union(offered.values_list("case__person_id"))
    return Tasks(reader=employee_facts(reader), persons=frozenset(person for (person,) in persons))
