"""What has happened to a debt: for its page, and for a form that came too late."""

from __future__ import annotations

from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.debts.told import DebtTold
from onedoor.office.reception.desk.history import told
from onedoor.office.responsibility.history import Happened, employees_in
from onedoor.office.responsibility.names import Names
from onedoor.vocabulary.envelope import ThreadKind

_OF_DEBTS = (
    "DebtIncurred",
    "DebtMoved",
    "DebtRanOut",
    "DebtPaid",
    "CallTried",
    "MessageLeft",
)


def happened_to(debt: DebtTold, reader: Employee, *, after: int = 0) -> list[Happened]:
    """What has happened to a debt after a line, newest first.

    Nothing for whoever was not shown whose it is, and nothing of what else the person is owed:
    that may be the other side's.
    """
    if not debt.person_key:
        return []
    lines = JournalLine.objects.filter(
        office=reader.office_id,
        thread_kind=ThreadKind.case if debt.case_key else ThreadKind.person,
        thread_key=debt.case_key or debt.person_key,
        kind__in=_OF_DEBTS,
        seq__gt=after,
    )
    found = [line for line in lines.order_by("prev") if line.fields["debt"] == debt.key]
    return told(found, Names(reader.office_id, employees_in(found)))
