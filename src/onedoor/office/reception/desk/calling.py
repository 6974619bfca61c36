"""The press that calls somebody, and where one stood when one pressed it."""

from __future__ import annotations

from django import forms

from onedoor.office.pages.forms import ActionForm

PLACES = ("my_desk", "queue")


class CallForm(ActionForm):
    """Call somebody; `back` is the page one comes back to when it cannot be done."""

    back = forms.ChoiceField(
        choices=[(one, one) for one in PLACES], required=False, widget=forms.HiddenInput
    )

    @property
    def place(self) -> str:
        """The name of the page one stood on."""
        return self.cleaned_data.get("back") or PLACES[0]


def call_form(back: str, last: int | None = None) -> CallForm:
    """A fresh press for a page; with the visit's last line when it is one in particular."""
    return CallForm(initial={"back": back} | ({} if last is None else {"expects": last}))
