"""Calls for help as a colleague is told of them. They name colleagues alone, and no person."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from onedoor.office.establishment.queries import names_by_number
from onedoor.office.pages.wording import in_my_language
from onedoor.office.people.models import Employee
from onedoor.office.safety.help.facts import hearer_facts, help_facts
from onedoor.office.safety.models import HelpCall, HelpOnItsWay
from onedoor.rules.safety.help import hears
from onedoor.vocabulary.safety_codes import HelpPlace


@dataclass(frozen=True, kw_only=True, slots=True)
class CallTold:
    """A call for help: whose and from where, who comes, and what its reader may do about it.

    `mine` when the reader called; `i_come` when they have answered.
    """

    key: int
    mine: bool
    i_come: bool
    who: str
    unit: str
    place: HelpPlace
    desk_number: int
    called_at: dt.datetime
    coming: tuple[str, ...]
    went_on: bool


def calls_heard(reader: Employee) -> tuple[CallTold, ...]:
    """The open calls that this reader is told of, their own first, then the latest."""
    told = [_told(row, reader) for row in _open(reader.office_id) if _is_told(row, reader)]
    return tuple(sorted(told, key=lambda one: not one.mine))


def call_told(reader: Employee, key: int) -> CallTold | None:
    """One call of the reader's office, while it is open."""
    row = _open(reader.office_id).filter(pk=key).first()
    return _told(row, reader) if row is not None else None


def _open(office: int) -> QuerySet[HelpCall]:
    coming = HelpOnItsWay.objects.select_related("employee").order_by("since", "pk")
    rows = HelpCall.objects.filter(office=office, ended_at=None).select_related("caller")
    return rows.prefetch_related(Prefetch("on_their_way", coming)).order_by("-called_at", "-pk")


def _is_told(row: HelpCall, reader: Employee) -> bool:
    return row.caller_id == reader.pk or hears(help_facts(row), hearer_facts(reader))


def _told(row: HelpCall, reader: Employee) -> CallTold:
    coming = list(row.on_their_way.all())
    unit = names_by_number(row.office_id).get(("unit", row.caller.home_unit_id))
    return CallTold(
        key=row.pk,
        mine=row.caller_id == reader.pk,
        i_come=any(one.employee_id == reader.pk for one in coming),
        who=str(row.caller),
        unit=in_my_language(unit) if unit else "",
        place=row.place,
        desk_number=row.desk_number,
        called_at=row.called_at,
        coming=tuple(str(one.employee) for one in coming),
        went_on=row.went_on_at is not None,
    )
