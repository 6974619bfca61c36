"""The fields of a message, alike at the desk and on the person's own page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from onedoor.office.journal.refused import Refused
from onedoor.office.pages.fields import CodeField
from onedoor.office.pages.wording import words
from onedoor.office.people.telephone import LONGEST, read_telephone
from onedoor.vocabulary.reception_codes import BestTime

LONGEST_WORDS = 500


class TelephoneField(forms.CharField):
    """A telephone number as people write it, kept as any telephone can ring it."""

    def __init__(self, country: str = "NO", **options: Any) -> None:
        self.country = country
        attrs = {"inputmode": "tel", "autocomplete": "tel"}
        super().__init__(
            max_length=LONGEST, required=False, widget=forms.TextInput(attrs=attrs), **options
        )

    def clean(self, value: Any) -> str:
        """The number with its country's in front; empty for none."""
        written = super().clean(value)
        try:
            return read_telephone(written, self.country)
        except Refused as refused:
            raise ValidationError(words(refused.because)) from None


def words_field(label: str, help_text: str) -> forms.CharField:
    """A short message; nobody has to write one to be called."""
    return forms.CharField(
        label=gettext_lazy(label),
        help_text=gettext_lazy(help_text),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def best_time_field(label: str) -> CodeField:
    """When they are best reached."""
    return CodeField(BestTime, label=gettext_lazy(label), initial=int(BestTime.any_time))
