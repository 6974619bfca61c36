"""What the web form may tell anybody: what can be asked for here, and how the office is reached."""

from __future__ import annotations

from onedoor.office.establishment.models import Office
from onedoor.office.establishment.queries import pack_of


def office_with_web_form(key: str) -> int | None:
    """The office of this key when its pack lets people write from home; else None."""
    office = Office.objects.filter(key=key).values_list("pk", flat=True).first()
    return office if office is not None and pack_of(office).door.web_form else None


def country_of(office: int) -> str:
    """In which country a telephone number without a country's is."""
    country = pack_of(office).holidays.country
    return "NO" if country == "none" else country
