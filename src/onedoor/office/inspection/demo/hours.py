"""Doors kept open: other hours for a demo office that somebody opens in the evening."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import get_args

from onedoor.office.establishment.actions import load_pack
from onedoor.office.establishment.models import Office
from onedoor.office.inspection.demo.days import are_open
from onedoor.packs.calendar import opening
from onedoor.packs.layout import VARIANT
from onedoor.packs.pack import Weekday
from onedoor.packs.reader import read_files

_REPLACED = ("hours", "holidays")


def keep_doors_open(office: Office, now: dt.datetime) -> None:
    """Let the office be open day and night from now on."""
    _go_on_by(office, with_doors_open(_files_of(office)), now)


def open_as_it_should(office: Office, files: Mapping[str, str], now: dt.datetime) -> bool:
    """Let the office work by its own hours when they are open at `now`, else day and night.

    `files` are its pack's, with its own hours. Whether the doors are kept open instead.
    """
    closed = not are_open(now, opening(read_files(files)))
    _go_on_by(office, with_doors_open(files) if closed else files, now)
    return closed


def _go_on_by(office: Office, files: Mapping[str, str], now: dt.datetime) -> None:
    load_pack(files, now=now)
    office.refresh_from_db()


def _files_of(office: Office) -> dict[str, str]:
    files: dict[str, str] = office.packs.latest("pk").files
    return files


def with_doors_open(files: Mapping[str, str]) -> dict[str, str]:
    """The same pack, open day and night: a variant of it, or of its variant."""
    variant = "\n".join(_without_hours(files.get(VARIANT, "")))
    opened = {**files, VARIANT: f"{variant}\n{_DAY_AND_NIGHT}"}
    return {name: _MONDAY.sub(_WEEKEND_TOO, written) for name, written in opened.items()}


def _without_hours(written: str) -> Iterator[str]:
    """The lines of a variant that do not tell hours: a table goes on until the next begins."""
    kept = True
    for line in written.splitlines():
        if line.startswith("["):
            kept = line.strip("[] \t").partition("]")[0] not in _REPLACED
        if kept:
            yield line


# Who is on duty on a Monday is on duty at the weekend too, in each week of a shift.
_MONDAY = re.compile(r"\{ ?monday = (\[[^]]*\])(?! *, saturday)")
_WEEKEND_TOO = r"{ monday = \1, saturday = \1, sunday = \1"
_DAY_AND_NIGHT = '[holidays]\ncountry = "none"\n' + "".join(
    f'\n[[hours]]\nweekday = "{weekday}"\nopens = 00:00:00\ncloses = 23:59:00\n'
    for weekday in get_args(Weekday)
)
