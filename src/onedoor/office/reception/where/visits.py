"""How a visit stands, said to whoever is waiting in it."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from markupsafe import Markup, escape

from onedoor.office.reception.models import Visit
from onedoor.office.reception.waits.queries import told_wait
from onedoor.office.reception.waits.words import wait_sentence
from onedoor.rules.opening import us
from onedoor.rules.routing.queue import queue_rank
from onedoor.vocabulary.reception_codes import Channel, MeetingRole, VisitEnd, VisitState


def visit_sentences(visit: Visit, now: dt.datetime) -> list[Markup]:
    """What is told of the visit, the most important first; nothing of one that ended well."""
    told = {
        VisitState.waiting: _waiting,
        VisitState.called: _called,
        VisitState.serving: _serving,
        VisitState.on_hold: _on_hold,
        VisitState.ended: _ended,
    }
    return [escape(sentence) for sentence in told[visit.state](visit)]


def who_served(visit: Visit) -> str:
    """Who met the person last in this visit, or nobody."""
    served = visit.meetings.filter(role=MeetingRole.serves).order_by("since", "pk")
    last = served.select_related("employee").last()
    return str(last.employee) if last else ""


def before_them(visit: Visit) -> int:
    """How many wait for the same place and come before this visit in the order."""
    same = Visit.objects.filter(
        office=visit.office_id, state=VisitState.waiting, waits_for=visit.waits_for
    )
    return sum(_rank(one) < _rank(visit) for one in same.exclude(pk=visit.pk))


def _rank(visit: Visit) -> tuple[int, ...]:
    return tuple(queue_rank(visit.urgent, us(visit.in_line_since), visit.ticket))


def _waiting(visit: Visit) -> list[str]:
    number = before_them(visit)
    before = ngettext("%(number)d is before you.", "%(number)d are before you.", number)
    place = before % {"number": number} if number else gettext("You are next in line.")
    if visit.channel is Channel.web and not visit.person.phone:
        return [place, gettext("We have no telephone number of yours: ring us or come in.")]
    if not visit.channel.in_the_house:
        return [place, gettext("Somebody contacts you when it is your turn.")]
    order = gettext(
        "Numbers are not always called in order: it depends on who is free and can help. Your "
        "number comes up on the board."
    )
    told = told_wait(visit)
    return [place, *([_told_at(visit, wait_sentence(told))] if told else []), order]


def _told_at(visit: Visit, told: str) -> str:
    """It is what they were told as they came, and says so: nothing is promised anew."""
    came = f"{localtime(visit.arrived_at):%H:%M}"
    return gettext("You were told at %(time)s: %(told)s") % {"time": came, "told": told}


def _called(visit: Visit) -> list[str]:
    desk = visit.served_by.desk_number if visit.served_by else 0
    if not desk:
        return [gettext("You are called now. Come to the reception.")]
    return [gettext("You are called now. Come to desk %(desk)d.") % {"desk": desk}]


def _serving(visit: Visit) -> list[str]:
    return [gettext("%(name)s is helping you now.") % {"name": visit.served_by}]


def _on_hold(visit: Visit) -> list[str]:
    until = localtime(visit.hold_until) if visit.hold_until else None
    told = gettext("You have stepped out until %(time)s. You keep your place.")
    return [told % {"time": f"{until:%H:%M}"}] if until else []


def _ended(visit: Visit) -> list[str]:
    told = {
        VisitEnd.left: gettext("You had left when your number was called."),
        VisitEnd.mistake: gettext("The number was given by mistake."),
    }
    return [told[visit.end]] if visit.end in told else []
