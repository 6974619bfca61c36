"""Tickets: one number after the other, anew each day."""

from __future__ import annotations

import datetime as dt

from django.db import connection


def next_ticket(office: int, day: dt.date) -> int:
    """The next number of that day at the office. Two who come at once get two numbers."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_ON, [day, day, office])
        (ticket,) = cursor.fetchone()
    return int(ticket)


_COUNT_ON = """
    UPDATE office
    SET tickets = CASE WHEN ticket_day = %s THEN tickets + 1 ELSE 1 END, ticket_day = %s
    WHERE id = %s RETURNING tickets
"""
