"""Writing about employees: they join, learn, come and go, and leave without losing history.

Whoever goes away, leaves, or no longer works for the unit they stand for, stands nowhere: the same
event says both, and no policy waits for somebody who is not there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User

from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope
from onedoor.office.people.models import Competence, Employee, Membership
from onedoor.office.people.staying import employees_to_change
from onedoor.rules.people import PeopleReason, what_is_wrong_with_absence
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.people import (
    BackgroundDeclared,
    CompetenceSet,
    EmployeeJoined,
    EmployeeLeft,
    MembershipChanged,
    Presence,
    PresenceChanged,
)
from onedoor.vocabulary.routing import Post, PostTaken
from onedoor.vocabulary.sides import FormerAgency, Side


@dataclass(frozen=True, kw_only=True)
class NewEmployee:
    """Somebody who begins to work here. Units and areas are given by their row numbers."""

    key: str
    given_name: str
    family_name: str
    side: Side
    home_unit: int
    also_in: Sequence[int] = ()
    levels: Mapping[int, int] = field(default_factory=dict)
    former_agency: FormerAgency = FormerAgency.none


def register_employee(
    new: NewEmployee, *, office: int, office_key: str, actor: Employee | None, now: dt.datetime
) -> Employee:
    """Somebody works here from now on. They cannot sign in until they have a password."""
    with one_transaction():
        user = User.objects.create(username=f"{office_key}.{new.key}", password=make_password(None))
        employee = Employee.objects.create(
            office_id=office,
            user=user,
            key=new.key,
            given_name=new.given_name,
            family_name=new.family_name,
            side=new.side,
            home_unit_id=new.home_unit,
            former_agency=new.former_agency,
            presence=Presence.present,
        )
        joined = EmployeeJoined(employee=employee.pk, employer=new.side, own_unit=new.home_unit)
        append(_about(employee, actor, now), joined)
        _settle_in(employee, new, actor, now)
    return employee


def set_membership(
    employee: Employee, unit: int, *, member: bool, actor: Employee | None, now: dt.datetime
) -> None:
    """An employee works, or no longer works, for a unit; nothing happens when it is so already."""
    with one_transaction():
        found = Membership.objects.filter(employee=employee, unit_id=unit)
        if found.exists() == member:
            return
        if not member and unit == employee.home_unit_id:
            raise Refused(PeopleReason.own_unit_stays)
        if member:
            Membership.objects.create(employee=employee, unit_id=unit)
        else:
            found.delete()
            _leave_the_door(employee, of_unit=unit)
        changed = MembershipChanged(employee=employee.pk, unit=unit, member=member)
        append(_about(employee, actor, now), changed)


def set_competence(
    employee: Employee, area: int, level: int, *, actor: Employee | None, now: dt.datetime
) -> None:
    """How well an employee knows an area, 0-3."""
    with one_transaction():
        Competence.objects.update_or_create(
            employee=employee, area_id=area, defaults={"level": level}
        )
        append(
            _about(employee, actor, now),
            CompetenceSet(employee=employee.pk, area=area, level=level),
        )


def set_presence(
    employee: Employee,
    presence: Presence,
    *,
    until: dt.date | None = None,
    today: dt.date,
    actor: Employee | None,
    now: dt.datetime,
    furthest_days: int | None = None,
) -> None:
    """An employee comes, goes out until a day, or on leave.

    Raises `Refused` on a day gone by, and on one beyond what the pack allows.
    """
    with one_transaction():
        row = employees_to_change().get(pk=employee.pk)
        left = row.left_at is not None
        because = what_is_wrong_with_absence(
            presence, until, today, left=left, furthest_days=furthest_days
        )
        if because is not None:
            raise Refused(because)
        here, now = presence is Presence.present, now_in(_about(row, actor, now))
        row.presence, row.away_until = presence, None if here else until
        row.away_since = None if here else row.away_since or now
        row.save(update_fields=["presence", "away_until", "away_since"])
        if not here:
            _leave_the_door(row)
        changed = PresenceChanged(employee=row.pk, presence=presence, until=row.away_until)
        append(_about(row, actor, now), changed)


def set_post(
    employee: Employee,
    post: Post,
    *,
    unit: int = 0,
    desk_number: int = 0,
    actor: Employee | None,
    now: dt.datetime,
) -> None:
    """An employee stands at a post for a unit, or nowhere; nothing happens when it is so already.

    Whether they may is asked in `routing.actions.take_post`.
    """
    if post is Post.none:
        unit, desk_number = 0, 0
    taken = PostTaken(employee=employee.pk, post=post, post_unit=unit, desk_number=desk_number)
    with one_transaction():
        if taken == _post_taken(employee):
            return
        now = now_in(_about(employee, actor, now))
        employee.post, employee.desk_number = post, desk_number
        employee.post_unit_id, employee.post_since = (unit, now) if unit else (None, None)
        employee.save(update_fields=list(_NOWHERE))
        append(_about(employee, actor, now), taken)


def mark_left(employee: Employee, *, actor: Employee | None, now: dt.datetime) -> None:
    """Write that an employee has left; their open cases must have moved (responsibility does)."""
    with one_transaction():
        employee.left_at = now_in(_about(employee, actor, now))
        employee.save(update_fields=["left_at"])
        _leave_the_door(employee)
        User.objects.filter(pk=employee.user_id).update(is_active=False)
        append(_about(employee, actor, now), EmployeeLeft(employee=employee.pk))


def _settle_in(
    employee: Employee, new: NewEmployee, actor: Employee | None, now: dt.datetime
) -> None:
    for unit in dict.fromkeys((new.home_unit, *new.also_in)):
        set_membership(employee, unit, member=True, actor=actor, now=now)
    for area, level in new.levels.items():
        set_competence(employee, area, level, actor=actor, now=now)
    if new.former_agency is not FormerAgency.none:
        declared = BackgroundDeclared(employee=employee.pk, former_agency=new.former_agency)
        append(_about(employee, actor, now), declared)


_NOWHERE = {"post": Post.none, "post_unit": None, "post_since": None, "desk_number": 0}


def _leave_the_door(employee: Employee, *, of_unit: int | None = None) -> None:
    """Stand nowhere, or no longer for this unit; told by the event of why, not by its own."""
    # By the row as it is: the employee may have been read before they took their post.
    rows = Employee.objects.filter(pk=employee.pk).exclude(post=Post.none)
    theirs = rows if of_unit is None else rows.filter(post_unit=of_unit)
    if theirs.update(**_NOWHERE):
        employee.refresh_from_db(fields=list(_NOWHERE))


def _post_taken(employee: Employee) -> PostTaken:
    return PostTaken(
        employee=employee.pk,
        post=employee.post,
        post_unit=employee.post_unit_id or 0,
        desk_number=employee.desk_number,
    )


def _about(employee: Employee, actor: Employee | None, now: dt.datetime) -> Envelope:
    return envelope(employee.office_id, actor, now, side=employee.side, employee_key=employee.pk)


def set_password(user: User, secret: str) -> None:
    """Let somebody sign in with this password from now on."""
    user.set_password(secret)
    user.save(update_fields=["password"])
