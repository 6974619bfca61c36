"""One's own desk: whom one is with, who waits for one, what one owes, what just happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from onedoor.office.establishment.queries import one_pack
from onedoor.office.pages.wording import words
from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.debts.told import DebtTold, part_told
from onedoor.office.reception.desk.queue.queries import QueuePage, Waits, queue_page
from onedoor.office.reception.desk.threads import last_lines
from onedoor.office.reception.desk.visits_told import (
    VisitTold,
    look_at_visits,
    needs_of,
    visit_told,
)
from onedoor.office.reception.models import Meeting, Need, Visit
from onedoor.office.reception.questions.queries import put_to
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.responsibility.models import Debt
from onedoor.office.responsibility.names import Names
from onedoor.vocabulary.envelope import ThreadKind

_LATELY = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Lately:
    """A visit one was in today: until when, and what came of it."""

    visit: VisitTold
    until: dt.datetime
    outcomes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnDesk:
    """Everything on one's own desk that is not the queue itself. `last` is for taking a post."""

    unit: str
    debts: tuple[DebtTold, ...]
    lately: tuple[Lately, ...]
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """The part of one's desk that keeps itself fresh: whom one is with, and who waits for one.

    `asked` is how many quiet questions wait for one's answer.
    """

    queue: QueuePage
    mine: tuple[Waits, ...]
    with_me: tuple[VisitTold, ...]
    asked: int

    @property
    def first(self) -> Waits | None:
        """Whom one would call next."""
        return next((one for one in self.mine if one.visit.key == self.queue.next_for_me), None)


def waiting_for(reader: Employee, now: dt.datetime) -> Waiting:
    """Whom the reader is with now, and who waits whom they could serve."""
    page = queue_page(reader, now)
    here = (*page.with_somebody, *page.stepped_out)
    wanted = (page.me.serves, *page.me.joined)
    return Waiting(
        queue=page,
        mine=page.mine(reader.pk),
        with_me=tuple(one for key in wanted for one in here if one.key == key),
        asked=put_to(reader).count(),
    )


def own_desk(reader: Employee, now: dt.datetime) -> OwnDesk:
    """The rest of the desk; what is owed and what has just happened are looks of their own."""
    with one_pack():
        office = reader.office_id
        last = last_lines(office, ThreadKind.employee, [reader.pk])
        names = Names(office, ())
        owed = Debt.objects.filter(employee=reader, paid_at=None)
        return OwnDesk(
            unit=names.unit(reader.post_unit_id) if reader.post_unit_id else "",
            debts=part_told(reader, owed, now),
            lately=tuple(_lately(reader, now)),
            last=last.get(reader.pk, 0),
        )


def _lately(reader: Employee, now: dt.datetime) -> list[Lately]:
    until = _until(reader, now)
    rows = Visit.objects.filter(pk__in=list(until)[:_LATELY])
    seen = look_at_visits(reader, rows, now) if until else []
    seen.sort(key=lambda row: until[row.pk], reverse=True)
    names = Names(reader.office_id, [row.served_by_id or 0 for row in seen])
    needs = needs_of(seen)
    return [
        Lately(
            visit=visit_told(row, needs, names, now),
            until=until[row.pk],
            outcomes=_outcomes(needs.get(row.pk, [])),
        )
        for row in seen
    ]


def _until(reader: Employee, now: dt.datetime) -> dict[int, dt.datetime]:
    """The visits of today the reader has been in, the latest first."""
    rows = Meeting.objects.filter(
        employee=reader, visit__day=today_at(reader.office_id, now), until__isnull=False
    )
    latest = rows.order_by("-until", "-pk").values_list("visit_id", "until")
    found: dict[int, dt.datetime] = {}
    for visit, until in latest:
        if until is not None:
            found.setdefault(visit, until)
    return found


def _outcomes(needs: Sequence[Need]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words(one.outcome) for one in needs if one.outcome is not None))
