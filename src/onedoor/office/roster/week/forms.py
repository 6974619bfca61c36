"""A week's changes, read from its cells: each says whose it is, when, and what it showed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from onedoor.office.pages.forms import TOO_OLD, ActionForm
from onedoor.office.pages.wording import words
from onedoor.office.roster.actions.planning import Change
from onedoor.office.roster.duty_at_hand import When
from onedoor.office.roster.queries import DutyOn
from onedoor.office.roster.week.queries import WeekPage
from onedoor.office.roster.wording import when
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.roster import DutyKind, HalfDay

_CELL = re.compile(r"duty-(\d{1,18})-(\d{8})-([12])-(\d{1,2})")


def cell_name(duty: DutyOn) -> str:
    """What a cell is called in the form: what it shows is in it, so that a stale one is known."""
    return f"duty-{duty.employee}-{duty.half.day:%Y%m%d}-{duty.half.half_day:d}-{duty.kind:d}"


class WeekForm(ActionForm):
    """The cells of a week that were changed; those left as they were say nothing."""

    refused: Change | None = None

    def __init__(self, page: WeekPage, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.page = page

    def clean(self) -> dict[str, Any] | None:
        """Cells that cannot be read are a form of another page."""
        known = super().clean()
        try:
            self.changes = list(self._changes())
        except (ValueError, OverflowError):
            raise ValidationError(TOO_OLD, code="too_old") from None
        return known

    def chosen(self, duty: DutyOn) -> DutyKind:
        """What is chosen in a cell: as it was sent, else as it is."""
        sent = self.data.get(cell_name(duty), "")
        return DutyKind(int(sent)) if sent in _KINDS else duty.kind

    def refuse(self, because: Code) -> None:
        """Why a change cannot be made, and whose and when it is."""
        one = self.refused
        rows = (row for row in self.page.rows if one and row.employee == one.employee)
        cells = ((row.name, cell) for row in rows for cell in row.cells)
        about = next(
            ((name, c.half) for name, c in cells if one and When.of(c.half) == one.when), None
        )
        where = f"{about[0]}, {when(about[1])}: " if about else ""
        self.add_error(None, f"{where}{words(because)}")

    def _changes(self) -> Iterator[Change]:
        for name, sent in self.data.items():
            found = _CELL.fullmatch(name)
            if found is None:
                continue
            employee, day, half, seen = found.groups()
            if sent != seen:
                yield Change(
                    employee=int(employee),
                    when=When(day=dt.date.fromisoformat(day), half_day=HalfDay(int(half))),
                    kind=DutyKind(int(str(sent))),
                    seen=DutyKind(int(seen)),
                )


_KINDS = {str(int(kind)) for kind in DutyKind}
