"""What is asked before a slip is made: only the language it is to be in."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from onedoor.office.pages.forms import ActionForm


class SlipForm(ActionForm):
    """The language of the slip: the person's own, unless another is chosen."""

    language = forms.ChoiceField(
        label=gettext_lazy("In which language?"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )
