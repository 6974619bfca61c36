"""A calendar file for the person: when and where they have a time, and nothing else."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext
from icalendar import Calendar, Event

from onedoor.office.appointment.models import Appointment
from onedoor.office.establishment.queries import pack_of
from onedoor.office.pages.wording import in_my_language
from onedoor.vocabulary.appointment import MeetingPlace


def invitation(row: Appointment, now: dt.datetime) -> bytes:
    """The file (RFC 5545), in the language that is spoken now. A later one takes its place."""
    office = in_my_language(pack_of(row.office_id).office.name)
    event = Event()
    event.add("uid", f"appointment-{row.office_id}-{row.pk}@onedoor")
    event.add("dtstamp", now)
    event.add("dtstart", row.begins)
    event.add("dtend", row.ends)
    event.add("summary", gettext("Appointment, %(office)s") % {"office": office})
    if place := place_of(row):
        event.add("location", place)
    calendar = Calendar()
    calendar.add("prodid", "-//Onedoor//appointments//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def place_of(row: Appointment) -> str:
    """Where they meet, as an address; empty by phone, or where none is known."""
    if row.place is MeetingPlace.here:
        return pack_of(row.office_id).door.address or ""
    return row.address
