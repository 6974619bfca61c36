"""What is asked when somebody wants to swap: with whom, and for what in return."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from onedoor.office.pages.fields import CodeField, DayField
from onedoor.office.pages.forms import ActionForm
from onedoor.office.roster.duty_at_hand import When
from onedoor.office.roster.swaps.queries import SwapAsked
from onedoor.office.roster.wording import short
from onedoor.vocabulary.roster import HalfDay


class OfferSwapForm(ActionForm):
    """A colleague, who takes over this duty; and a half day in return, if any."""

    colleague = forms.TypedChoiceField(
        label=gettext_lazy("With whom?"), coerce=int, widget=forms.RadioSelect
    )
    back_day = DayField(
        label=gettext_lazy("The day you take a duty of theirs in return"),
        required=False,
        help_text=gettext_lazy("As day.month.year. Leave it empty to swap this half day alone."),
    )
    back_half = CodeField(HalfDay, label=gettext_lazy("Which half of that day?"), required=False)

    def __init__(self, asked: SwapAsked, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["colleague"].choices = [  # type: ignore[attr-defined]
            (one.employee, f"{one.name}: {short(one.duty.kind)}") for one in asked.partners
        ]

    def clean(self) -> dict[str, Any] | None:
        """A day in return has a half."""
        known = super().clean() or self.cleaned_data
        if known.get("back_day") and not known.get("back_half"):
            self.add_error("back_half", gettext("Choose one of the alternatives."))
        return known

    def back(self) -> When | None:
        """The half day in return."""
        day, half = self.cleaned_data.get("back_day"), self.cleaned_data.get("back_half")
        return When(day=day, half_day=half) if day and half else None
