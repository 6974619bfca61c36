"""What has happened to what is owed to a person: for a form that came too late."""

from __future__ import annotations

from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.history import told
from onedoor.office.responsibility.history import Happened, employees_in
from onedoor.office.responsibility.models import Debt
from onedoor.office.responsibility.names import Names
from onedoor.vocabulary.envelope import ThreadKind

_OF_DEBTS = ("DebtIncurred", "DebtMoved", "DebtPaid")


def happened_to_debts(reader: Employee, debt: int, after: int = 0) -> list[Happened]:
    """What has happened to the debts of the same person after a line, newest first."""
    person = Debt.objects.filter(pk=debt, office=reader.office_id).values("person")[:1]
    lines = JournalLine.objects.filter(
        office=reader.office_id,
        thread_kind=ThreadKind.person,
        thread_key=person,
        kind__in=_OF_DEBTS,
        seq__gt=after,
    )
    found = list(lines.order_by("prev"))
    return told(found, Names(reader.office_id, employees_in(found)))
