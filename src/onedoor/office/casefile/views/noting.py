"""Pages of numbers elsewhere and of the sheet, and of taking back what was noted by mistake."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, ngettext

from onedoor.office.casefile.actions.noting import fill_in_sheet, note_reference, take_back
from onedoor.office.casefile.at_desk import FileAtDesk
from onedoor.office.casefile.forms import ReferenceForm, SheetForm
from onedoor.office.casefile.queries import lines_for
from onedoor.office.casefile.views.act import Act
from onedoor.office.casefile.views.notes import by
from onedoor.office.pages.wording import words
from onedoor.rules.casefile.filing import FiledFacts, what_hinders_taking_back
from onedoor.vocabulary.code import Code


class NoteReference(Act):
    """Note the number that another system has for the matter."""

    name = "note_reference"
    form = ReferenceForm

    def title(self, desk: FileAtDesk) -> str:
        """What the page is called."""
        return gettext("A number in another system")

    def lead(self, desk: FileAtDesk) -> str:
        """What it is for."""
        return gettext("The case is found by it, and colleagues see where the rest lies.")

    def do(self, form: Any, desk: FileAtDesk) -> int:
        """Note it."""
        said = form.cleaned_data
        return note_reference(desk.place, said["system"], said["number"], **by(form, desk))

    def said(self, form: Any, desk: FileAtDesk, result: int) -> str:
        """That it is noted."""
        return gettext("The number is noted.")


class FillInSheet(Act):
    """Tick what was asked, told and promised."""

    name = "fill_in_sheet"
    form = SheetForm
    template = "casefile/fill_in_sheet.html"

    def title(self, desk: FileAtDesk) -> str:
        """What the page is called."""
        return gettext("Asked, told, promised")

    def lead(self, desk: FileAtDesk) -> str:
        """What it is for."""
        return gettext("It goes along with the case, so that nobody asks the person twice.")

    def more(self, desk: FileAtDesk) -> dict[str, Any]:
        """What is on the sheet already, and whether anything is left of the list."""
        lines = lines_for(desk.place, desk.file) if desk.sees_content else []
        return {"sheet": desk.file.sheet, "left": [one for one in lines if not one.done]}

    def do(self, form: Any, desk: FileAtDesk) -> int:
        """Note what was ticked."""
        said = form.cleaned_data
        day = said["promised_for"]
        return fill_in_sheet(
            desk.place, form.keys(), said["written"], promised_for=day, **by(form, desk)
        )

    def said(self, form: Any, desk: FileAtDesk, result: int) -> str:
        """How much is new."""
        noted = ngettext("%(num)d line is noted.", "%(num)d lines are noted.", result)
        return noted % {"num": result}


class TakeBack(Act):
    """Take away a number or a line that was noted by mistake."""

    name = "take_back"

    def title(self, desk: FileAtDesk) -> str:
        """What the page is called."""
        return gettext("Take away what was noted by mistake")

    def lead(self, desk: FileAtDesk) -> str:
        """What it is."""
        row = desk.filed
        found = [one for one in desk.file.filed if row and one.key == row.pk]
        return " ".join(f"{words(one.kind)}: {one.what} {one.number}" for one in found).strip()

    def press(self, desk: FileAtDesk) -> str:
        """What the button says."""
        return gettext("Take it away")

    def because(self, desk: FileAtDesk) -> Code | None:
        """Notes and papers are never taken away."""
        if desk.filed is None:
            return super().because(desk)
        return what_hinders_taking_back(FiledFacts(kind=desk.filed.kind, level=desk.level))

    def do(self, form: Any, desk: FileAtDesk) -> int:
        """Take it away."""
        return take_back(desk.filed.pk if desk.filed else 0, desk.place, **by(form, desk))

    def said(self, form: Any, desk: FileAtDesk, result: int) -> str:
        """That it holds no more."""
        return gettext("It is taken away. That it was there stays in the history.")
