"""Calls for help, and those who may hear them, as the rules see them."""

from __future__ import annotations

from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.office.safety.models import HelpCall
from onedoor.rules.safety.help import HearerFacts, HelpFacts
from onedoor.vocabulary.sides import Stage


def help_facts(row: HelpCall) -> HelpFacts:
    """A call for help."""
    return HelpFacts(
        office=row.office_id,
        caller=row.caller_id,
        helpers=frozenset(one.employee_id for one in row.on_their_way.all()),
        came_up_to=row.came_up_to_id or 0,
        over=row.ended_at is not None,
    )


def hearer_facts(employee: Employee, *, leads: bool = False) -> HearerFacts:
    """Somebody who may hear a call; without a question to the database on a page of theirs."""
    return HearerFacts(
        key=employee.pk,
        office=employee.office_id,
        presence=employee.presence,
        in_the_house=employee.home_unit.stage is not Stage.outside
        or employee.post_unit_id is not None,
        leads=leads,
        left=employee.left_at is not None,
    )


def who_ends(employee: Employee, call: HelpCall) -> HearerFacts:
    """Somebody who wants to say that it is over, and whether they lead who called."""
    me = employee_facts(employee)
    leads = bool(me.office_leader_of) or call.caller.home_unit_id in me.leads
    return hearer_facts(employee, leads=leads)
