"""What every form about a visit is."""

from __future__ import annotations

from onedoor.office.pages.desk_form import DeskForm
from onedoor.office.reception.desk.visit.at_desk import VisitAtDesk


class VisitForm(DeskForm[VisitAtDesk]):
    """A form about a visit; without fields of its own, a single press."""

    @property
    def is_only_looking(self) -> bool:
        """Whether it was sent to look something up, and not to do it."""
        return False
