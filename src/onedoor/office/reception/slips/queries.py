"""What a slip says, and what is asked of whoever gives one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import segno
from django.conf import settings
from django.urls import reverse
from markupsafe import Markup

from onedoor.office.confidentiality.shown import Item, shown
from onedoor.office.journal.submission import NO_FORM
from onedoor.office.people.models import Employee
from onedoor.office.reception.contact import Contact, contact
from onedoor.office.reception.models import Visit
from onedoor.office.reception.slip_at_hand import hinders_a_slip
from onedoor.office.reception.slip_code import in_groups
from onedoor.office.reception.visit_at_hand import VisitAtHand, door_facts
from onedoor.office.reception.waits.queries import told_wait
from onedoor.office.reception.waits.words import wait_sentence
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.reception_codes import ReceptionReason, Spoken, VisitState
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True, slots=True)
class SlipAsked:
    """A visit for which a slip is asked: its number, and the language its person reads.

    `had` tells that it has a slip already, whose code a new one makes worthless; `because` is what
    forbids the reader to make one, or None.
    """

    visit: int
    ticket: int
    day: dt.date
    language: str
    had: bool
    because: ReceptionReason | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """What stands on a slip. Nothing of whose it is, or what they came for: others may read it.

    `wait` is what they were told of it as they came; empty when nothing, or it is over.
    """

    office: Contact
    ticket: int
    day: dt.date
    code: str
    address: str
    picture: Markup
    wait: str


def slip_asked(reader: Employee, visit: int, now: dt.datetime) -> SlipAsked | None:
    """A visit of the reader's office; None when there is none, or none to see.

    To make a slip is a look at the person, since its code opens where their matters are.
    """
    row = Visit.objects.filter(pk=visit, office=reader.office_id).select_related("person").first()
    if row is None:
        return None
    facts = VisitAtHand(row, reader, now, NO_FORM).facts
    because = hinders_a_slip(row, facts, door_facts(reader))
    item = Item(
        value=row,
        person_key=row.person_id,
        office=row.office_id,
        owner=Side.none,
        at_most=Level.existence if because else Level.content,
    )
    seen = shown(reader, Purpose.slip, [item], now=now)
    return next((_asked(one.value, because) for one in seen), None)


def paper(host: str, visit: int, code: str) -> Paper:
    """The slip with this code, for the office's own site, in the language that is spoken now."""
    row = Visit.objects.get(pk=visit)
    told = told_wait(row) if row.state is VisitState.waiting else None
    return Paper(
        office=contact(row.office_id),
        ticket=row.ticket,
        day=row.day,
        code=in_groups(code),
        address=_address(host, reverse("where")).partition("://")[2],
        picture=_picture(_address(host, reverse("where_by_code", args=[code]))),
        wait=wait_sentence(told) if told else "",
    )


def _asked(row: Visit, because: ReceptionReason | None) -> SlipAsked:
    return SlipAsked(
        visit=row.pk,
        ticket=row.ticket,
        day=row.day,
        language="" if because else _language(row),
        had=not because and row.slips.filter(worthless_at=None).exists(),
        because=because,
    )


def _language(row: Visit) -> str:
    """Theirs, when it is one of ours; else the one their registration has, or English."""
    if row.spoken.name in dict(settings.LANGUAGES):
        return str(row.spoken.name)
    return row.person.language if row.spoken is Spoken.unknown else "en"


def _address(host: str, path: str) -> str:
    # Only a demo is served without https; elsewhere the web server in front speaks it for us.
    return f"{'http' if settings.DEMO else 'https'}://{host}{path}"


def _picture(address: str) -> Markup:
    """A QR code. It mends a seventh of itself, so that a crumpled slip still opens (level M)."""
    drawn = segno.make(address, error="m", micro=False)
    svg = drawn.svg_inline(border=4, omitsize=True, svgclass="slip__qr", lineclass=None)
    return Markup(svg)  # noqa: S704 - drawn here from an address that is ours
