"""Tickets: one number after the other, anew each day, and none ever twice."""

from __future__ import annotations

import datetime as dt

from django.db import connection
from django.db.models import Max

from onedoor.office.establishment.models import Office
from onedoor.office.reception.models import Visit


def next_ticket(office: int, day: dt.date) -> int:
    """The next number of that day at the office. Two who come at once get two numbers."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_ON, [day, day, office, day])
        counted = cursor.fetchone()
    return int(counted[0]) if counted else _after_midnight(office, day)


def _after_midnight(office: int, day: dt.date) -> int:
    """The next number of a day gone by: somebody else was quicker with the first of the new one.

    The count of the new day stands, or its first numbers would be given twice.
    """
    Office.objects.select_for_update(of=("self",)).get(pk=office)
    last = Visit.objects.filter(office=office, day=day).aggregate(last=Max("ticket"))["last"]
    return (last or 0) + 1


_COUNT_ON = """
    UPDATE office
    SET tickets = CASE WHEN ticket_day = %s THEN tickets + 1 ELSE 1 END, ticket_day = %s
    WHERE id = %s AND (ticket_day IS NULL OR ticket_day <= %s) RETURNING tickets
"""
