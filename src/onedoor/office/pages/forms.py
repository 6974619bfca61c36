"""Forms that say what is wrong in plain words, and know when they are old or sent twice."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from onedoor.office.journal.submission import Form
from onedoor.office.pages.wording import words
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text

FILL_IN = gettext_lazy(text("Fill in this field."))
CHOOSE = gettext_lazy(text("Choose one of the alternatives."))
_TOO_LONG = gettext_lazy(
    text("Write at most %(limit_value)s characters; now it is %(show_value)s.")
)
_TOO_SHORT = gettext_lazy(text("Write at least %(limit_value)s characters."))
_NULL = gettext_lazy(text("There is a character here that cannot be used. Write it again."))
_TOO_LOW = gettext_lazy(text("Write %(limit_value)s or a higher number."))
_TOO_HIGH = gettext_lazy(text("Write %(limit_value)s or a lower number."))
_WHOLE_NUMBER = gettext_lazy(text("Write a whole number."))
TOO_OLD = gettext_lazy(text("This form cannot be used any more. Open the page again."))

_PLAIN = {
    "max_length": _TOO_LONG,
    "min_length": _TOO_SHORT,
    "null_characters_not_allowed": _NULL,
    "min_value": _TOO_LOW,
    "max_value": _TOO_HIGH,
}


class AkselForm(forms.Form):
    """A form whose messages are plain. A field's own `error_messages` are kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak_plainly(field)

    def refuse(self, because: Code) -> None:
        """Say on the form why a rule said no; what was filled in is kept."""
        self.add_error(None, words(because))


def speak_plainly(field: forms.Field) -> forms.Field:
    """Give a field our own messages where it has Django's; for fields added to a form later too."""
    for code, message in _messages(field).items():
        if field.error_messages.get(code) is _by_default(field, code):
            field.error_messages[code] = message
    return field


class ActionForm(AkselForm):
    """A form that does something: it carries what its reader saw last, and a key of its own.

    Give `expects` (the thread's last line) as initial value, and the action `submission()`. A form
    that was given it is refused without it: else leaving it out would pass for having seen all.
    """

    expects = forms.IntegerField(
        required=False, min_value=0, max_value=2**63 - 1, widget=forms.HiddenInput
    )
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expects"].required = "expects" in self.initial

    def submission(self) -> Form:
        """What the action needs to know a stale or repeated form."""
        key = self.cleaned_data.get("form_key")
        return Form(expects=self.cleaned_data.get("expects"), form_key=str(key) if key else "")

    def clean(self) -> dict[str, Any] | None:
        """A tampered form is told so in words, not by the name of a field nobody sees."""
        if self.errors.keys() & {"expects", "form_key"}:
            for hidden in ("expects", "form_key"):
                self.errors.pop(hidden, None)
            raise ValidationError(TOO_OLD, code="too_old")
        return super().clean()


def _messages(field: forms.Field) -> dict[str, Any]:
    chosen = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
    said: dict[str, Any] = {**_PLAIN, "required": CHOOSE if chosen else FILL_IN}
    if chosen:
        said["invalid_choice"] = CHOOSE
    if isinstance(field, forms.IntegerField):
        said["invalid"] = _WHOLE_NUMBER
    return said


def _by_default(field: forms.Field, code: str) -> Any:
    """Django's own message, which a field has when whoever wrote the form gave it no other."""
    kinds = (vars(kind) for kind in type(field).__mro__)
    said = (kind.get("default_error_messages", {}) for kind in kinds)
    return next((messages[code] for messages in said if code in messages), None)
