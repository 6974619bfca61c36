"""What one may tell at the check-in screen: what it is about, and more only if one wants to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from onedoor.office.pages.fields import CodeField
from onedoor.office.pages.forms import ActionForm
from onedoor.office.people.names import LONGEST
from onedoor.office.reception.actions.arriving import Stated
from onedoor.office.reception.check_in.queries import spoken_here, what_about
from onedoor.rules.reception.arriving import MOST_NEEDS
from onedoor.vocabulary.reception_codes import NeedKind, Spoken

SOMETHING_ELSE, A_CASE, WHERE_IS_IT = "other", "case", "where"

# What stands beside the areas: what it is called, and what it then is.
BESIDE = {
    SOMETHING_ELSE: (gettext_lazy("Something else, or I do not know"), NeedKind.new),
    A_CASE: (gettext_lazy("A case I have here, or an appointment"), NeedKind.about_case),
    WHERE_IS_IT: (gettext_lazy("How is it going with my case?"), NeedKind.where_is_it),
}


class CheckInForm(ActionForm):
    """One or several things one comes for, an interpreter, and a name for those who want to."""

    about = forms.MultipleChoiceField(
        label=gettext_lazy("What is it about?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one.")},
    )
    interpreter = forms.BooleanField(label=gettext_lazy("I need an interpreter"), required=False)
    private_room = forms.BooleanField(
        label=gettext_lazy("I want to talk in a private room"), required=False
    )
    spoken = CodeField(
        Spoken,
        label=gettext_lazy("The language I speak best"),
        required=False,
        widget=forms.Select,
    )
    name = forms.CharField(
        label=gettext_lazy("My name"),
        help_text=gettext_lazy("Only if you want to. It is not shown on the board."),
        max_length=LONGEST,
        required=False,
    )

    def __init__(self, *args: Any, office: int, **options: Any) -> None:
        super().__init__(*args, **options)
        spoken: Any = CodeField(
            Spoken,
            among=spoken_here(office),
            label=self.fields["spoken"].label,
            required=False,
            widget=forms.Select,
        )
        self.fields["spoken"] = spoken
        areas = [(str(one.key), one.name) for one in what_about(office)]
        beside = [(key, words) for key, (words, _) in BESIDE.items()]
        self.fields["about"].choices = [*areas, *beside]  # type: ignore[attr-defined]

    def clean_about(self) -> list[str]:
        """No more at once than one registration takes."""
        chosen: list[str] = self.cleaned_data["about"]
        if len(chosen) > MOST_NEEDS:
            told = gettext_lazy("Choose at most %(number)d, and tell the rest at the desk.")
            raise forms.ValidationError(told, params={"number": MOST_NEEDS})
        return chosen

    def stated(self) -> tuple[Stated, ...]:
        """What the person says they come for."""
        return tuple(_stated(one) for one in self.cleaned_data["about"])


def _stated(chosen: str) -> Stated:
    if chosen in BESIDE:
        return Stated(kind=BESIDE[chosen][1])
    return Stated(area=int(chosen))
