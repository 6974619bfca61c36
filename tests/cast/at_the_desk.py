"""A door with people at it: employees at their posts, and visits that wait and are served."""

from __future__ import annotations

import datetime as dt

from onedoor.office.people.models import Employee, Person
from onedoor.office.reception.actions.arriving import Arrival, Stated, register_visit
from onedoor.office.reception.actions.calling import begin_serving, call_visit
from onedoor.office.reception.models import Visit
from onedoor.office.routing.actions import take_post
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.routing import Post
from tests.cast.people import ELVEBYEN, NOW, area, employee, office


def stands(key: str, post: Post = Post.front, *, desk: int = 0, at: str = ELVEBYEN) -> Employee:
    """Somebody of the cast stands at a post for their own unit."""
    who = employee(key, at)
    unit = who.home_unit_id if post is not Post.none else 0
    take_post(who.pk, post, unit=unit, desk_number=desk, actor=None, now=NOW)
    return employee(key, at)


def visit(
    *needs: str,
    of: Person | None = None,
    by: str = "amina",
    now: dt.datetime = NOW,
    at: str = ELVEBYEN,
    by_way_of: Channel = Channel.desk,
    **told: object,
) -> Visit:
    """Somebody comes to the desk for these areas; job seeking when none is named."""
    arrival = Arrival(
        channel=by_way_of,
        person=of.pk if of else None,
        needs=tuple(Stated(area=area(one, at).pk) for one in needs or ("job_seeking",)),
        **told,  # type: ignore[arg-type]
    )
    key = register_visit(arrival, office=office(at).pk, actor=employee(by, at), now=now)
    return Visit.objects.get(pk=key)


def served(by: str = "amina", *needs: str, now: dt.datetime = NOW, **told: object) -> Visit:
    """A visit that somebody of the cast, who stands at the front, serves already."""
    who = stands(by)
    row = visit(*needs, by=by, now=now, **told)  # type: ignore[arg-type]
    call_visit(row.pk, actor=who, now=now)
    begin_serving(row.pk, actor=who, now=now)
    return Visit.objects.get(pk=row.pk)
