"""What can go wrong with a command, told in one line that helps."""

from __future__ import annotations

from pathlib import Path

from django.db import Error
from django.utils.translation import gettext

from onedoor.config.environment import UnusableSetting

_NO_TABLE = "42P01"  # what PostgreSQL calls a table that is not there


class NoOfficeHere(LookupError):
    """The database has no office yet."""

    def __str__(self) -> str:
        """Say how one is opened."""
        return gettext("There is no office here yet: `onedoor open PACK` opens one.")


def refuse_without_office() -> None:
    """Go on only where an office is open. Raises `NoOfficeHere`."""
    from onedoor.office.establishment.models import Office

    if not Office.objects.exists():
        raise NoOfficeHere


def told(wrong: Exception) -> str:
    """What went wrong, in the reader's language and in one line; for settings, a line each."""
    if isinstance(wrong, UnusableSetting):
        return str(wrong)
    if isinstance(wrong, EOFError):
        return gettext("Nothing was typed, and nothing is changed.")
    if not isinstance(wrong, Error):
        return _in_one_line(wrong)
    if _lacks_file() or _lacks_tables(wrong):
        return str(NoOfficeHere())
    sentence = gettext("The database does not answer: %(why)s")
    return sentence % {"why": _without_passwords(_in_one_line(wrong))}


def _lacks_file() -> bool:
    """Whether SQLite's file is not there: often one stands in another directory."""
    from django.db import connections

    office = connections["default"]
    return office.vendor == "sqlite" and not Path(str(office.settings_dict["NAME"])).is_file()


def _lacks_tables(wrong: Error) -> bool:
    named = getattr(wrong.__cause__, "sqlstate", "")
    return named == _NO_TABLE or str(wrong).startswith("no such table")


def _without_passwords(said: str) -> str:
    """A driver may repeat the address it was given, and a terminal is often logged."""
    from django.db import connections

    for alias in connections:
        secret = str(connections[alias].settings_dict["PASSWORD"])
        said = said.replace(secret, "***") if secret else said
    return said


def _in_one_line(wrong: Exception) -> str:
    return " ".join(str(wrong).split())
