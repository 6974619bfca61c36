"""What is asked when a case is opened: only the area must be chosen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from onedoor.office.pages.fields import CodeField
from onedoor.office.pages.forms import ActionForm
from onedoor.office.people.models import Employee
from onedoor.office.reception.queries import areas_by_side, units_by_side
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.responsibility_codes import OpenedBy

_AS_USUAL = gettext_lazy("As usual: me for what my unit works with, else the front of its side")
_I_HOLD = gettext_lazy("I do: the case stays with me, in my own unit")
_AT_THE_DOOR = gettext_lazy(
    "The duty lead of the unit that receives it, or whom the unit shares it out to"
)
LONGEST = 4000


class OpenCaseForm(ActionForm):
    """A need and where it goes. What is left alone is chosen by the office's rule."""

    area = forms.TypedChoiceField(label=gettext_lazy("What is it about?"), coerce=int)
    channel = CodeField(
        Channel,
        label=gettext_lazy("How did it come?"),
        among=[one for one in Channel if one is not Channel.unknown],
        initial=Channel.desk,
        widget=forms.Select,
    )
    words = forms.CharField(
        label=gettext_lazy("In the person's own words"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    opened_by = forms.TypedChoiceField(
        label=gettext_lazy("Who answers for it?"),
        coerce=lambda number: OpenedBy(int(number)),
        empty_value=None,
        required=False,
        choices=[
            ("", _AS_USUAL),
            (int(OpenedBy.caseworker), _I_HOLD),
            (int(OpenedBy.door), _AT_THE_DOOR),
        ],
        widget=forms.RadioSelect,
    )
    unit = forms.TypedChoiceField(
        label=gettext_lazy("Which unit receives it?"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, reader: Employee, **options: Any) -> None:
        super().__init__(*args, **options)
        choose = ("", gettext_lazy("Choose"))
        usual = ("", gettext_lazy("The one that follows from the choice above"))
        self.fields["area"].choices = [choose, *areas_by_side(reader)]  # type: ignore[attr-defined]
        self.fields["unit"].choices = [usual, *units_by_side(reader)]  # type: ignore[attr-defined]
