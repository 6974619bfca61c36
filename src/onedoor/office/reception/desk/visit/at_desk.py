"""A visit at a desk: what a form about it, or about one of its needs, begins with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.visit.queries import NeedTold, VisitPage, visit_page
from onedoor.vocabulary.reception_codes import ReceptionReason


@dataclass(frozen=True, kw_only=True)
class VisitAtDesk:
    """A visit that a reader has been shown, for a form about it, or about `need` of it."""

    page: VisitPage
    reader: Employee
    now: dt.datetime
    need: NeedTold | None = None

    @property
    def key(self) -> int:
        """The visit's row number."""
        return self.page.visit.key

    @property
    def last(self) -> int:
        """The last line the reader was shown."""
        return self.page.last

    def because(self, action: str) -> ReceptionReason | None:
        """What hinders this now, or None."""
        if self.need is not None and not self.need.open and not self.page.ended:
            return ReceptionReason.need_ended
        if action == "open_case_on" and self.need is not None and not self.need.area:
            return self.page.doings.because(action) or ReceptionReason.area_not_known
        return self.page.doings.because(action)

    def again(self) -> VisitAtDesk:
        """The same visit looked at once more, when somebody else has been quicker."""
        key = self.need.key if self.need else 0
        return visit_at_desk(self.reader, self.key, self.now, need=key) or self


def visit_at_desk(
    reader: Employee, key: int, now: dt.datetime, *, need: int = 0
) -> VisitAtDesk | None:
    """The visit for a form about it; None as for `visit_page`, and for a need it does not have."""
    page = visit_page(reader, key, now)
    if page is None or (need and page.need(need) is None):
        return None
    return VisitAtDesk(page=page, reader=reader, now=now, need=page.need(need) if need else None)
