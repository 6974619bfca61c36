"""Beginning: as a half day begins, people take the posts the roster has for them, or leave them."""

from __future__ import annotations

import datetime as dt

from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.people.actions.employees import set_presence
from onedoor.office.people.models import Employee
from onedoor.office.roster.duty_at_hand import When, set_begun
from onedoor.office.roster.models import Duty
from onedoor.office.roster.queries import DutyOn, duties_of, fronts_of, half_now, roster_at
from onedoor.office.routing.actions import take_post
from onedoor.rules.opening import us
from onedoor.rules.roster.beginning import Beginning, BeginningFacts, desk_for, what_begins
from onedoor.rules.roster.halves import Half
from onedoor.rules.roster.staffing import post_of
from onedoor.vocabulary.envelope import ThreadKind
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.roster import DutyKind
from onedoor.vocabulary.routing import Post, PostTaken

_AWAY = {DutyKind.training: Presence.out, DutyKind.leave: Presence.on_leave}
_LONGEST = dt.timedelta(days=120)


def begin_duty(row: Employee, *, busy: bool, now: dt.datetime) -> bool:
    """Somebody's duty of the half day that it is begins; whether it did.

    The row is locked by whoever calls, who also knows whether they are with somebody (`busy`):
    visits are told of above. Done twice it does nothing.
    """
    with one_transaction():
        half = half_now(row.office_id, now)
        coming = duties_of([row], half.day, half.day + _LONGEST) if half else []
        at = next((n for n, one in enumerate(coming) if one.half == half), None)
        if at is None or coming[at].begun:
            return False
        return _begin(row, coming[at:], busy=busy, now=now)


def _begin(row: Employee, coming: list[DutyOn], *, busy: bool, now: dt.datetime) -> bool:
    """`coming` are their duties from the one that begins on."""
    duty, back = coming[0], _back_on(coming)
    begins = what_begins(
        BeginningFacts(
            kind=duty.kind,
            post=row.post,
            away=duty.away,
            busy=busy,
            moved=_has_moved(row, duty),
            of_the_front=row.pk in fronts_of(row.office_id),
            absent_all_day=back > duty.half.day,
        )
    )
    if begins is Beginning.not_yet:
        return False
    set_begun(row, When.of(duty.half), duty.kind, duty.why, now=now)
    if begins is Beginning.goes_away:
        today = duty.half.day
        set_presence(row, _AWAY[duty.kind], until=back, today=today, actor=None, now=now)
    elif begins is Beginning.leaves_door:
        take_post(row.pk, Post.none, actor=None, now=now)
    elif begins is Beginning.takes_post:
        _stand(row, post_of(duty.kind), now)
    return True


def _stand(row: Employee, post: Post, now: dt.datetime) -> None:
    """Where they are to stand, for their own front, at a desk that nobody else has now."""
    desks = roster_at(row.office_id).plan.desks
    others = Employee.objects.filter(office=row.office_id, desk_number__gt=0).exclude(pk=row.pk)
    taken = set(others.values_list("desk_number", flat=True))
    desk = 0 if post is Post.support else desk_for(desks.get(row.key, 0), desks.values(), taken)
    unit = fronts_of(row.office_id)[row.pk]
    take_post(row.pk, post, unit=unit, desk_number=desk, actor=None, now=now)


def _back_on(coming: list[DutyOn]) -> dt.date:
    """The first day that is not all training and leave; the first of these when that is today."""
    here = (one.half.day for one in coming if one.kind not in _AWAY)
    return next(here, coming[-1].half.day + dt.timedelta(days=1))


def _has_moved(row: Employee, duty: DutyOn) -> bool:
    """Whether somebody has said where they stand since the half day began, or the duty was set."""
    changed = Duty.objects.filter(
        employee=row, day=duty.half.day, half_day=duty.half.half_day, set_at__isnull=False
    )
    since = max([_ready(row, duty.half), *(one.set_at for one in changed if one.set_at)])
    said = JournalLine.objects.filter(
        office=row.office_id,
        thread_kind=ThreadKind.employee,
        thread_key=row.pk,
        kind=PostTaken.__name__,
        at_us__gte=us(since),
    )
    return said.exclude(actor_key=0).exists()


def _ready(row: Employee, half: Half) -> dt.datetime:
    return half.begins - dt.timedelta(minutes=roster_at(row.office_id).plan.ready_minutes)
