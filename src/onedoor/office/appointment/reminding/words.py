"""What a reminder says: the time and the place, in the person's language, and nothing else.

Never what it is for, with whom, or about which case: anybody may look over a shoulder.
"""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localtime
from django.utils.translation import gettext, override

from onedoor.office.appointment.invitation import invitation
from onedoor.office.appointment.models import Appointment
from onedoor.office.appointment.reminding.senders import Outgoing
from onedoor.office.establishment.queries import pack_of
from onedoor.office.pages.dates import day
from onedoor.office.pages.wording import in_my_language
from onedoor.rules.opening import us
from onedoor.vocabulary.appointment import MeetingPlace


def reminder(row: Appointment, now: dt.datetime) -> Outgoing:
    """The message that reminds of a time."""
    pack, here = pack_of(row.office_id), localtime(row.begins)
    with override(row.person.language):
        told = {
            "office": in_my_language(pack.office.name),
            "day": day(here.date(), "full").striptags(),
            "time": f"{here:%H:%M}",
            "where": _where(row, pack.door.address or ""),
            "telephone": pack.door.telephone or "",
        }
        return Outgoing(
            to=row.person.email or "",
            subject=gettext("Appointment %(day)s at %(time)s") % told,
            text=_text(told),
            calendar=invitation(row, now),
            key=f"onedoor-{row.office_id}-{row.pk}-{us(row.begins)}",
        )


def _text(told: dict[str, str]) -> str:
    said = [
        gettext("You have an appointment on %(day)s at %(time)s.") % told,
        told["where"],
        gettext("If you cannot, ring us: %(telephone)s.") % told if told["telephone"] else "",
        told["office"],
    ]
    return "\n\n".join(part for part in said if part) + "\n"


def _where(row: Appointment, address: str) -> str:
    return {
        MeetingPlace.here: gettext("Where: %(where)s.") % {"where": address} if address else "",
        MeetingPlace.phone: gettext("We ring you."),
        MeetingPlace.video: gettext("By video: %(where)s") % {"where": row.address}
        if row.address
        else gettext("By video."),
        MeetingPlace.elsewhere: gettext("Where: %(where)s.") % {"where": row.address}
        if row.address
        else "",
    }[row.place]
