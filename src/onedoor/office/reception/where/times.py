"""The times somebody has about what their slip opens: when and where, and whom to ask for."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext
from markupsafe import Markup

from onedoor.office.appointment.models import Appointment
from onedoor.office.pages.dates import moment
from onedoor.office.pages.wording import words
from onedoor.office.reception.models import Visit
from onedoor.rules.appointment.agreed import OPEN


def times_of_cases(visit: Visit, cases: set[int], now: dt.datetime) -> list[Markup]:
    """What is still to come, the next first; nothing of other matters, and never what it is for."""
    rows = Appointment.objects.filter(
        person=visit.person_id, case__in=cases, state__in=OPEN, ends__gt=now
    )
    return [_told(row) for row in rows.select_related("employee").order_by("begins", "pk")]


def _told(row: Appointment) -> Markup:
    said = gettext("You have a time: %(when)s, %(where)s. Ask for %(name)s.")
    told = {"when": moment(row.begins), "where": words(row.place), "name": str(row.employee)}
    return Markup(said) % told  # noqa: S704 - the sentence is ours; what is put in is escaped
