"""Days and instants as a reader writes them, in Oslo's time and the reader's language."""

from __future__ import annotations

import datetime as dt

from babel import Locale
from babel.dates import format_date, format_timedelta, get_day_names
from django.utils.timezone import localtime, now
from django.utils.translation import get_language, gettext, ngettext
from markupsafe import Markup

_LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
NO_DAY = Markup("–")


def day(value: dt.date | None, length: str = "medium") -> Markup:
    """A day: `3. nov. 2026`; `long` writes the month out, `short` is `03.11.2026`.

    Of an instant, the day it is in Oslo. None is a dash.
    """
    if value is None:
        return NO_DAY
    if isinstance(value, dt.datetime):
        value = localtime(value).date()
    return _time(value.isoformat(), _day(value, length))


def moment(value: dt.datetime | None, length: str = "medium") -> Markup:
    """An instant: day and time of day. None is a dash."""
    if value is None:
        return NO_DAY
    here = localtime(value)
    words = gettext("%(day)s at %(time)s") % {
        "day": _day(here.date(), length),
        "time": here.strftime("%H:%M"),
    }
    return _time(here.isoformat(timespec="minutes"), words)


def weekday(number: int) -> str:
    """What a day of the week is called, Monday being 0."""
    return str(get_day_names("wide", locale=_locale())[number])


def clock(value: dt.datetime | None) -> Markup:
    """The time of day alone, for what happens today. None is a dash."""
    if value is None:
        return NO_DAY
    here = localtime(value)
    return _time(here.isoformat(timespec="minutes"), here.strftime("%H:%M"))


def ago(value: dt.date | None) -> Markup:
    """How long ago, or how long until: `3 days ago`, `in 2 hours`, `tomorrow`."""
    if value is None:
        return NO_DAY
    here = localtime(now())
    if not isinstance(value, dt.datetime):
        return _time(value.isoformat(), _days((value - here.date()).days))
    distance = value - here
    written = localtime(value).isoformat(timespec="minutes")
    if abs(distance) < dt.timedelta(days=1):
        return _time(written, _hours(distance))
    return _time(written, _days((localtime(value).date() - here.date()).days))


def _hours(distance: dt.timedelta) -> str:
    if abs(distance) < dt.timedelta(minutes=1):
        return gettext("now")
    return format_timedelta(distance, add_direction=True, locale=_locale())


def _days(number: int) -> str:
    near = {-1: gettext("yesterday"), 0: gettext("today"), 1: gettext("tomorrow")}
    if number in near:
        return near[number]
    if abs(number) > 13:
        return format_timedelta(dt.timedelta(days=number), add_direction=True, locale=_locale())
    if number > 0:
        return ngettext("in %(num)d day", "in %(num)d days", number) % {"num": number}
    return ngettext("%(num)d day ago", "%(num)d days ago", -number) % {"num": -number}


def _day(value: dt.date, length: str) -> str:
    if length == "short":
        return f"{value:%d.%m.%Y}"
    return format_date(value, format=length, locale=_locale())


def _locale() -> Locale:
    return Locale.parse(_LOCALES[get_language() or "nb"])


def _time(machine: str, words: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(machine, words)
