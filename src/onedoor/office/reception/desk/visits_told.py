"""Visits as anybody at the office may be told of them: a ticket, a wait, and a coded topic.

Never who it is, nor their words: those are for who serves them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from onedoor.office.appointment.models import Appointment
from onedoor.office.confidentiality.shown import Item, shown
from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.wording import span, topic
from onedoor.office.reception.models import Need, Visit
from onedoor.office.reception.queue import needs_in
from onedoor.office.reception.stands_called import stand_called_for, stands_called
from onedoor.office.responsibility.names import Names
from onedoor.office.safety.marks.queries import MarkShown
from onedoor.office.safety.models import SafetyMark
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.vocabulary.appointment import AppointmentState
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.envelope import ThreadKind
from onedoor.vocabulary.reception_codes import (
    Channel,
    NeedState,
    Spoken,
    UrgentReason,
    VisitEnd,
    VisitState,
    VisitWait,
)
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitTold:
    """A visit in a list. `for_unit` is empty when any unit may serve it.

    `time_with` is whom they have a time with, empty for nobody. `marks` are shown to those alone
    who stand at the door.

    `stands_called` when it is time to ask whether whoever was called has come.

    `served_by` is who has called them, or serves them, at which desk; 0 and empty for nobody.
    """

    key: int
    ticket: int
    day: dt.date
    channel: Channel
    state: VisitState
    topics: tuple[str, ...]
    urgent: UrgentReason
    spoken: Spoken
    interpreter: bool
    private_room: bool
    time_with: str
    waits_for: Post
    for_unit: str
    waiting_since: dt.datetime
    waited: str
    state_since: dt.datetime
    for_how_long: str
    stands_called: bool
    served_by: int
    server: str
    wait: VisitWait | None
    hold_until: dt.datetime | None
    end: VisitEnd | None
    marks: tuple[MarkShown, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether they wait to be called."""
        return self.state is VisitState.waiting

    @property
    def in_the_house(self) -> bool:
        """Whether they can come when called: not who wrote, or is on the telephone."""
        return self.channel.in_the_house

    @property
    def unknown_language(self) -> bool:
        """Whether nothing is known of how to speak with them."""
        return self.spoken is Spoken.unknown and not self.interpreter


def is_here(reader: Employee, visit: int) -> bool:
    """Whether there is such a visit at the reader's office."""
    return Visit.objects.filter(pk=visit, office=reader.office_id).exists()


def visits_here(office: int) -> QuerySet[Visit]:
    """The visits of an office that have not ended, first come first.

    Each with its person, with `last`, the last line of its thread, and with `marked`, whether its
    person has a safety mark.
    """
    rows = Visit.objects.filter(office=office).exclude(state=VisitState.ended)
    lines = JournalLine.objects.filter(
        office=office, thread_kind=ThreadKind.visit, thread_key=OuterRef("pk")
    )
    marked = Exists(SafetyMark.objects.filter(person=OuterRef("person"), ended_at=None))
    last = Subquery(lines.order_by("-prev").values("seq")[:1])
    return (
        rows.select_related("person")
        .annotate(time_with=whom_they_came_to_meet(), last=last, marked=marked)
        .order_by("waiting_since", "ticket", "pk")
    )


def whom_they_came_to_meet() -> Subquery:
    """Of a visit: the name of whom the person has a time with, as part of the same question."""
    name = Concat("employee__given_name", Value(" "), "employee__family_name")
    came = Appointment.objects.filter(visit=OuterRef("pk"), state=AppointmentState.came)
    return Subquery(came.annotate(name=name).values("name")[:1])


def look_at_visits(
    reader: Employee, rows: Iterable[Visit], now: dt.datetime, purpose: Purpose = Purpose.door
) -> list[Visit]:
    """The visits that the reader may know of at all; the look is logged."""
    items = [
        Item(
            value=row,
            person_key=row.person_id,
            office=row.office_id,
            owner=Side.none,
            at_most=Level.existence,
        )
        for row in rows
    ]
    return [one.value for one in shown(reader, purpose, items, now=now)]


def needs_of(visits: Sequence[Visit]) -> dict[int, list[Need]]:
    """What each visit is for: what has not ended, or all when everything has."""
    found: dict[int, list[Need]] = defaultdict(list)
    for need in needs_in(visits):
        found[need.visit_id or 0].append(need)
    return {visit: _open_or_all(needs) for visit, needs in found.items()}


def visit_told(
    row: Visit, needs: Mapping[int, Sequence[Need]], names: Names, now: dt.datetime
) -> VisitTold:
    """A visit as a list tells it."""
    return VisitTold(
        key=row.pk,
        ticket=row.ticket,
        day=row.day,
        channel=row.channel,
        state=row.state,
        topics=tuple(dict.fromkeys(topic(need, names) for need in needs.get(row.pk, ()))),
        urgent=row.urgent,
        spoken=row.spoken,
        interpreter=row.interpreter,
        private_room=bool(row.private_room),
        time_with=getattr(row, "time_with", None) or "",
        waits_for=row.waits_for,
        for_unit=names.unit(row.for_unit_id) if row.for_unit_id else "",
        waiting_since=row.waiting_since,
        waited=span(row.waiting_since, now),
        state_since=row.state_since,
        for_how_long=span(row.state_since, now),
        stands_called=stands_called(row, now),
        served_by=row.served_by_id or 0,
        server=names.alone(row.served_by_id) if row.served_by_id else "",
        wait=row.wait,
        hold_until=row.hold_until,
        end=row.end,
    )


def stand_called_told(
    reader: Employee, facts: EmployeeFacts, now: dt.datetime
) -> tuple[VisitTold, ...]:
    """Who stands called too long at a door this reader answers for; the look is logged."""
    found = stand_called_for(facts, now)
    rows = look_at_visits(reader, found, now) if found else []
    names = Names(reader.office_id, [row.served_by_id or 0 for row in rows]) if rows else None
    return tuple(visit_told(row, {}, names, now) for row in rows) if names else ()


def _open_or_all(needs: list[Need]) -> list[Need]:
    return [need for need in needs if need.state is not NeedState.ended] or needs
