"""What every form about a case is: old when the case has moved on, and told why a rule said no."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from onedoor.office.establishment.queries import names_by_number
from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.wording import in_my_language, words
from onedoor.office.responsibility.case_at_desk import CaseAtDesk
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.responsibility_codes import Reason
from onedoor.vocabulary.texts import text

_NOT_TOLD = gettext_lazy(text("This cannot be done now. Talk to the one who holds the case."))
_USED = text("This form has been used for something else. Look at it, and send it again.")


class CaseForm(ActionForm):
    """A form about a case; without fields of its own, a single press.

    `told_at` names the field at which a reason is told; every other reason stands at the top.
    """

    told_at: ClassVar[dict[Reason, str]] = {}

    def __init__(self, desk: CaseAtDesk, data: QueryDict | None = None) -> None:
        self.desk = desk
        super().__init__(data, initial={"expects": desk.last, **self.begins_with()})
        self.fields["expects"].required = self.fields["form_key"].required = True
        self.prepare()

    def begins_with(self) -> dict[str, Any]:
        """What is filled in when the form is opened."""
        return {}

    def prepare(self) -> None:
        """Fill the lists with what there is to choose."""

    def refuse(self, because: Code) -> None:
        """Tell why a rule said no, and no more than the reader may be told of the case."""
        if not self.desk.sees_content:
            self.add_error(None, str(_NOT_TOLD))
            return
        field = self.told_at.get(because) if isinstance(because, Reason) else None
        self.add_error(field if field in self.fields else None, words(because))

    def refuse_key(self) -> None:
        """The form's key belongs to something else that has been done."""
        self.add_error(None, ValidationError(gettext(_USED), code="too_old"))

    def send_again(self, desk: CaseAtDesk) -> None:
        """Let what was written be sent once more: the form knows the case as it is now."""
        self.desk = desk
        written: Any = QueryDict(mutable=True)
        written.update(self.data)
        written["expects"] = str(desk.last)
        if self.has_error(NON_FIELD_ERRORS, "too_old"):
            written["form_key"] = str(uuid4())
        self.data = written


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
