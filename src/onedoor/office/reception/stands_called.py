"""Who was called long ago, and nobody has said whether they came. Nothing is stored of it."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.queries import pack_of
from onedoor.office.reception.models import Visit
from onedoor.office.reception.unserved import fronts_of
from onedoor.rules.reception.visit import called_too_long_at
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.rules.routing.nobody import is_told_of_nobody
from onedoor.vocabulary.reception_codes import VisitState


def stands_called(visit: Visit, now: dt.datetime) -> bool:
    """Whether it is time to ask if somebody has come who was called."""
    if visit.state is not VisitState.called:
        return False
    minutes = pack_of(visit.office_id).door.called_minutes
    return now >= called_too_long_at(visit.state_since, minutes)


def stand_called_for(reader: EmployeeFacts, now: dt.datetime) -> list[Visit]:
    """Who stands called too long at a door the reader answers for; nobody for all others.

    It is told to whom it is told that somebody there waits for nobody (law 2).
    """
    answers_for, leads = reader.leads | reader.duty_in, bool(reader.office_leader_of)
    if not answers_for and not leads:
        return []
    rows = Visit.objects.filter(office=reader.office, state=VisitState.called)
    called = [row for row in rows.select_related("served_by") if stands_called(row, now)]
    fronts = fronts_of(reader.office) if called else frozenset()
    return [
        row
        for row in called
        if is_told_of_nobody(_door_of(row), fronts, answers_for, leads_office=leads)
    ]


def _door_of(visit: Visit) -> int:
    return (visit.served_by.post_unit_id if visit.served_by else None) or 0
