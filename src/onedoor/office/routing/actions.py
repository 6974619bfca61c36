"""Writing about routing: who stands where at the door."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Q

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import opening_of
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import (
    NO_FORM,
    Form,
    first_result,
    refuse_if_moved_on,
    remember,
)
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.actions.employees import set_post
from onedoor.office.people.models import Employee, Membership
from onedoor.office.people.staying import employees_to_change
from onedoor.rules.opening import day_of
from onedoor.rules.people import is_away_on
from onedoor.rules.routing.posts import PostFacts, PostReason, what_hinders_standing
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.sides import Stage


def take_post(
    employee: int,
    post: Post,
    *,
    unit: int = 0,
    desk_number: int = 0,
    actor: Employee | None,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Somebody stands at a post from now on, for a unit; with `none` they leave the door.

    `desk_number` is the desk the board sends people to, 0 for none. `actor` None is the office
    itself: an opening day, a roster. Whom they have at their desk is asked above, in
    `reception.actions.standing`. The employee's row number; raises `Refused`, `HasMovedOn`, and
    `Employee.DoesNotExist`, also for another office's employee.
    """
    with one_transaction():
        row = locked(employee, actor)
        refuse_unless_works_here(actor, row.office_id)
        thread = envelope(row.office_id, actor, now, side=row.side, employee_key=row.pk)
        done = first_result(form, thread)
        if done is not None:
            return done
        refuse_if_moved_on(form, thread)
        _stand(row, post, _of_this_office(unit, row), desk_number, actor=actor, now=now)
        remember(form, thread, "take_post", employee)
        return employee


def locked(employee: int, actor: Employee | None) -> Employee:
    """The employee whose post is to change, locked; raises `Employee.DoesNotExist`."""
    rows = employees_to_change()
    ours = rows if actor is None else rows.filter(office_id=actor.office_id)
    return ours.get(pk=employee)


def _stand(
    row: Employee,
    post: Post,
    unit: Unit | None,
    desk_number: int,
    *,
    actor: Employee | None,
    now: dt.datetime,
) -> None:
    because = what_hinders_standing(_facts(row, post, unit, desk_number, actor=actor, now=now))
    if because is not None:
        raise Refused(because)
    try:
        with transaction.atomic():
            unit_key = unit.pk if unit else 0
            set_post(row, post, unit=unit_key, desk_number=desk_number, actor=actor, now=now)
    except IntegrityError as raced:  # of two who take one desk at once, one is told (law 8)
        raise Refused(PostReason.desk_taken) from raced


def _facts(
    row: Employee,
    post: Post,
    unit: Unit | None,
    desk_number: int,
    *,
    actor: Employee | None,
    now: dt.datetime,
) -> PostFacts:
    units = set(Membership.objects.filter(employee=row).values_list("unit_id", flat=True))
    others = Employee.objects.filter(office=row.office_id, desk_number=desk_number)
    return PostFacts(
        post=post,
        may_say=actor is None or actor.pk == row.pk or _leads_one_of(units, actor),
        left=row.left_at is not None,
        away=is_away_on(day_of(now, opening_of(row.office_id)), row.presence, row.away_until),
        unit_named=unit is not None,
        outside=unit is not None and unit.stage is Stage.outside,
        works_for_unit=unit is not None and unit.pk in units,
        desk_taken=desk_number > 0 and others.exclude(pk=row.pk).exists(),
    )


def _leads_one_of(units: set[int], actor: Employee) -> bool:
    leads = Q(leader=actor) | Q(duty_lead=actor)
    return Unit.objects.filter(leads, pk__in=units).exists()


def _of_this_office(unit: int, row: Employee) -> Unit | None:
    return Unit.objects.filter(pk=unit, office=row.office_id).first()
