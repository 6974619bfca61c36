"""Words of the desk: how long somebody has waited, and what they come for as codes tell it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext

from onedoor.office.pages.wording import capital, words
from onedoor.office.reception.models import Need
from onedoor.office.responsibility.names import Names
from onedoor.vocabulary.reception_codes import NeedKind


def span(since: dt.datetime, now: dt.datetime) -> str:
    """How long it has been: `now`, `12 min`, `1 h 5 min`."""
    minutes = max(0, int((now - since).total_seconds()) // 60)
    hours, rest = divmod(minutes, 60)
    if hours:
        return gettext("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}
    return gettext("%(minutes)d min") % {"minutes": rest} if rest else gettext("just now")


def topic(need: Need, names: Names) -> str:
    """What a need is about, coded: its area, and its kind when it is nothing new."""
    area = names.area(need.area_id) if need.area_id else gettext("Not known yet what about")
    if need.kind is NeedKind.new:
        return area
    if need.area_id is None:
        return capital(words(need.kind))
    return f"{area} ({words(need.kind)})"
