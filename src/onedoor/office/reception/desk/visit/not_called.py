"""Why a press that calls somebody came too late, as far as whoever pressed may know."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.visit.queries import VisitPage, visit_page


def why_not_called(reader: Employee, visit: int, seq: int, now: dt.datetime) -> str:
    """Who was quicker, else what has happened after a line; empty without such a visit here.

    The visit is looked at for it, and no more is told than its page tells this reader.
    """
    page = visit_page(reader, visit, now)
    if page is None:
        return ""
    told = {"ticket": page.visit.ticket, "who": page.visit.server}
    if page.visit.served_by == reader.pk:
        return gettext("You have called ticket %(ticket)d already.") % told
    if page.visit.served_by:
        return gettext("Ticket %(ticket)d: %(who)s was quicker, and has called them.") % told
    return _since(page, seq)


def _since(page: VisitPage, seq: int) -> str:
    ticket, since = page.visit.ticket, page.since(seq)
    if since:
        told = {"ticket": ticket, "what": since[0].what.striptags()}
        return gettext("Ticket %(ticket)d was not called. Since then: %(what)s") % told
    said = gettext(
        "Ticket %(ticket)d was not called: something has happened since you opened the page."
    )
    see = reverse("visit", args=[page.visit.key])
    link = '{} <a class="aksel-link" href="{}">{}</a>'
    return format_html(link, said % {"ticket": ticket}, see, gettext("See the visit"))
