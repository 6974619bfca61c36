"""Who works here stays, or is about to go: an employee's row, locked before everything else.

Employees before persons, persons before cases and visits, so that no two actions wait in a ring.
"""

from __future__ import annotations

from django.db import connection
from django.db.models import QuerySet

from onedoor.office.people.models import Employee


def stay_at_work(*employees: Employee | None) -> None:
    """Let nobody end these employees' work, or send them away, before the action is done."""
    keys = [one.pk for one in employees if one is not None]
    if keys and connection.vendor == "postgresql":  # on SQLite all actions come one by one
        with connection.cursor() as cursor:
            cursor.execute(_STAY, [keys])


def who_stays_at_work(employee: int) -> bool:
    """As `stay_at_work`, for somebody whom another's going away calls on; False when they go too.

    It never waits: of two who go away at once, each helping the other, both would wait for ever.
    """
    if connection.vendor != "postgresql":  # all actions come one by one
        return True
    with connection.cursor() as cursor:
        cursor.execute(_STAY_OR_GO, [employee])
        return cursor.fetchone() is not None


def employees_to_change() -> QuerySet[Employee]:
    """Employees, each locked as it is read, for an action that changes where or whether they work.

    Their keys stay free: PostgreSQL asks for the key of everybody a new row names, and whoever has
    locked a case and names them in it would wait here, for one who waits for that case.
    """
    return Employee.objects.select_for_update(of=("self",), no_key=True)


_STAY_OR_GO = "SELECT 1 FROM employee WHERE id = %s FOR SHARE SKIP LOCKED"
_STAY = "SELECT 1 FROM employee WHERE id = ANY(%s) ORDER BY id FOR SHARE"
