"""How the office is reached: what stands on a slip, and on every page that sends somebody to it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from onedoor.office.establishment.models import Office
from onedoor.office.establishment.queries import first_pack_of, pack_of
from onedoor.office.pages.dates import weekday
from onedoor.office.pages.wording import capital, in_my_language
from onedoor.packs.pack import Pack

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """An office's name, where it is, whom to ring, and when it is open: days and hours."""

    name: str
    telephone: str
    address: str
    hours: tuple[tuple[str, str], ...]


def contact(office: int) -> Contact:
    """How this office is reached, in the reader's language.

    A demo may be kept open day and night; what it tells is the hours it opened with.
    """
    pack = pack_of(office)
    return Contact(
        name=in_my_language(pack.office.name),
        telephone=pack.door.telephone or "",
        address=pack.door.address or "",
        hours=_hours(first_pack_of(office) if pack.office.demo else pack),
    )


def the_only_contact() -> Contact | None:
    """The same when there is but one office here; else nobody knows yet which is meant."""
    offices = list(Office.objects.values_list("pk", flat=True)[:2])
    return contact(offices[0]) if len(offices) == 1 else None


def _hours(pack: Pack) -> tuple[tuple[str, str], ...]:
    """Days that follow each other with the same hours are told as one."""
    open_ = {
        _WEEK.index(one.weekday): f"{one.opens:%H:%M}–{one.closes:%H:%M}" for one in pack.hours
    }
    alike = groupby(range(len(_WEEK)), key=open_.get)
    return tuple((_days(list(days)), hours) for hours, days in alike if hours)


def _days(days: list[int]) -> str:
    first, last = weekday(days[0]), weekday(days[-1])
    return capital(first if first == last else f"{first}–{last}")
