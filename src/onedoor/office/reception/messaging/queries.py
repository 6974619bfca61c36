"""Who contacts somebody who left a message, and by which day."""

from __future__ import annotations

import datetime as dt

from onedoor.office.responsibility.models import Debt


def who_contacts(debt: int) -> tuple[str, dt.date]:
    """The name of who owes it and its day, for whoever has just left the message."""
    row = Debt.objects.select_related("employee").get(pk=debt)
    return str(row.employee), row.due
