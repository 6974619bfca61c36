"""What there is to choose: days the office is open, colleagues, units, the person's cases."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import names_by_number, opening_of, pack_of
from onedoor.office.pages.dates import day as day_words
from onedoor.office.pages.wording import capital, in_my_language, words
from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.visit.at_desk import VisitAtDesk
from onedoor.office.responsibility.gathering import at_work, today_at
from onedoor.office.responsibility.queries import CaseShown
from onedoor.rules.opening import is_open_on, working_day_after
from onedoor.vocabulary.sides import Stage

DAYS_AHEAD = 15
Choices = list[tuple[Any, Any]]


class OpenDayField(forms.TypedChoiceField):
    """One of the next days on which the office is open."""

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=dt.date.fromisoformat, empty_value=None, **options)

    def offer(self, desk: VisitAtDesk, *, nothing: str = "") -> list[dt.date]:
        """List the days, today first when the office is open today; what is listed."""
        days = open_days(desk)
        blank = [("", nothing)] if nothing else []
        self.choices = [*blank, *((one.isoformat(), _near(one, desk)) for one in days)]
        return days


def open_days(desk: VisitAtDesk) -> list[dt.date]:
    """Today, when the office is open today, and the working days after it."""
    office = desk.reader.office_id
    opening, today = opening_of(office), today_at(office, desk.now)
    after = [working_day_after(today, count, opening) for count in range(1, DAYS_AHEAD)]
    return [today, *after] if is_open_on(today, opening) else after


def colleagues_in_the_house(desk: VisitAtDesk, *, first: tuple[int, ...] = ()) -> Choices:
    """As `colleagues`, without those of units elsewhere, who cannot come to the desk."""
    outside = Employee.objects.filter(home_unit__stage=Stage.outside)
    away = set(outside.filter(office=desk.reader.office_id).values_list("pk", flat=True))
    return [one for one in colleagues(desk, first=first) if one[0] not in away]


def colleagues(desk: VisitAtDesk, *, first: tuple[int, ...] = ()) -> Choices:
    """As `colleagues_at_work`, for a form about a visit."""
    return colleagues_at_work(desk.reader, desk.now, first=first)


def colleagues_at_work(
    reader: Employee, now: dt.datetime, *, first: tuple[int, ...] = ()
) -> Choices:
    """Everybody who is at work here today, oneself first, then those named `first`."""
    office = reader.office_id
    rows = Employee.objects.filter(office=office, left_at=None).select_related("home_unit")
    here = at_work([row.pk for row in rows], today_at(office, now))
    names = names_by_number(office)
    order = {key: place for place, key in enumerate((reader.pk, *first))}
    found = sorted(
        (row for row in rows if here.get(row.pk)),
        key=lambda row: (order.get(row.pk, len(order)), str(row), row.pk),
    )
    return [(row.pk, f"{row}, {in_my_language(names['unit', row.home_unit_id])}") for row in found]


def contact_centre_of(office: int) -> int:
    """The unit that is the contact centre, by the pack; 0 where the pack names none."""
    named = Unit.objects.filter(office=office, key=pack_of(office).door.contact_centre or "")
    return named.values_list("pk", flat=True).first() or 0


def units(office: int, stage: Stage, *, but: int = 0) -> Choices:
    """The units of one stage of the office but one, in the pack's order."""
    names = names_by_number(office)
    rows = Unit.objects.filter(office=office, stage=stage).exclude(pk=but).order_by("pk")
    return [(row.pk, in_my_language(names["unit", row.pk])) for row in rows]


def case_choices(cases: tuple[CaseShown, ...]) -> Choices:
    """The person's open cases: number, what about as far as the reader may see, and who holds."""
    return [(one.key, _case(one)) for one in cases]


def _case(one: CaseShown) -> str:
    about = one.whole.area if one.whole else gettext("the other side's case")
    return f"{one.number}: {about}, {one.holder}, {one.unit}"


def _near(one: dt.date, desk: VisitAtDesk) -> str:
    distance = (one - today_at(desk.reader.office_id, desk.now)).days
    near = {0: gettext("today"), 1: gettext("tomorrow")}
    written = day_words(one, "full").striptags()
    return capital(f"{near[distance]}, {written}" if distance in near else written)


def with_words(code: Any) -> str:
    """A code's words with a capital letter, for a choice."""
    return capital(words(code))
