"""An act whose page says the same about every visit: its words are data, and only `do` is left."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext

from onedoor.office.reception.desk.visit.act import Act
from onedoor.office.reception.desk.visit.at_desk import VisitAtDesk
from onedoor.office.reception.desk.visit.forms.visit_form import VisitForm


class PlainAct(Act):
    """`called` is the page's title, `called_elsewhere` the same for who is not in the house.

    `leads` is what will happen; `presses` the button, else the title. `done` says what has been
    done, of `%(ticket)d` and `%(what)s`; nothing where the page says it.
    """

    called: ClassVar[str]
    called_elsewhere: ClassVar[str] = ""
    leads: ClassVar[str] = ""
    presses: ClassVar[str] = ""
    done: ClassVar[str] = ""

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        here = desk.page.visit.in_the_house
        return gettext(self.called if here else self.called_elsewhere or self.called)

    def lead(self, desk: VisitAtDesk) -> str:
        """What will happen."""
        return gettext(self.leads) if self.leads else ""

    def press(self, desk: VisitAtDesk) -> str:
        """What the button says."""
        return gettext(self.presses) if self.presses else self.title(desk)

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """What has been done."""
        told = {"ticket": desk.page.visit.ticket, "what": desk.need.topic if desk.need else ""}
        return gettext(self.done) % told if self.done else ""


def acting(form: VisitForm, desk: VisitAtDesk) -> dict[str, Any]:
    """Who acts, when, and by which form: as every action asks for it."""
    return {"actor": desk.reader, "now": desk.now, "form": form.submission()}
