"""What the check-in screen offers: what one can come for, a page at a time, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from onedoor.office.establishment.models import Area
from onedoor.office.establishment.queries import names_by_number, pack_of
from onedoor.office.pages.wording import in_my_language
from onedoor.office.reception.models import Visit
from onedoor.packs.door import SPOKEN
from onedoor.vocabulary.reception_codes import Spoken

AT_ONCE = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    """Something one can come for."""

    key: int
    name: str


def what_about(office: int) -> list[Offered]:
    """Everything one can come for, what most come for first, in the reader's language."""
    names, first = names_by_number(office), pack_of(office).door.first_areas
    rows = Area.objects.filter(office=office).order_by("pk").values_list("key", "pk")
    asked = sorted(rows, key=lambda row: first.index(row[0]) if row[0] in first else len(first))
    return [Offered(key=pk, name=in_my_language(names["area", pk])) for _, pk in asked]


def page_of(office: int, number: str) -> Page[Offered]:
    """So many of them as fit a screen with buttons large enough for any finger."""
    return Paginator(what_about(office), AT_ONCE).get_page(number)


def spoken_here(office: int) -> list[Spoken]:
    """The languages people here often speak, the most frequent first, and any other."""
    often = pack_of(office).door.spoken or tuple(SPOKEN)
    return [*(Spoken[one] for one in often), Spoken.other]


def ticket_of(visit: int) -> int:
    """The number somebody has just been given."""
    return Visit.objects.values_list("ticket", flat=True).get(pk=visit)
