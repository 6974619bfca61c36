"""What every form about a case is, and the fields that several of them have."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from onedoor.office.establishment.queries import names_by_number
from onedoor.office.pages.desk_form import DeskForm
from onedoor.office.pages.wording import in_my_language
from onedoor.office.responsibility.case_at_desk import CaseAtDesk
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text

_NOT_TOLD = gettext_lazy(text("This cannot be done now. Talk to the one who holds the case."))


class CaseForm(DeskForm[CaseAtDesk]):
    """A form about a case; without fields of its own, a single press."""

    def refuse(self, because: Code) -> None:
        """Tell why a rule said no, and no more than the reader may be told of the case."""
        if self.desk.sees_content:
            super().refuse(because)
        else:
            self.add_error(None, str(_NOT_TOLD))


class StepField(forms.TypedChoiceField):
    """One of the office's steps, by its row number."""

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=int, **options)

    def offer(self, office: int) -> None:
        """List the steps of this office."""
        self.choices = named("step", office)


class UnitField(forms.TypedChoiceField):
    """One of the office's units, by its row number; None when it is left open."""

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=int, empty_value=None, **options)

    def offer(self, office: int, *, nothing: str) -> None:
        """List the units of this office, after the choice of none of them."""
        self.choices = [("", nothing), *named("unit", office)]


def named(table: str, office: int) -> list[tuple[str, str]]:
    """The office's steps, units or areas as choices, in the pack's order."""
    names = names_by_number(office).items()
    return [(str(key), in_my_language(name)) for (kind, key), name in names if kind == table]
