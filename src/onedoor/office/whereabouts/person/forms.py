"""What is written about a person: who they are, their numbers, and that two of them are one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from babel import Locale
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form
from onedoor.office.pages.fields import DayField
from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.wording import words
from onedoor.office.people.actions.persons import PersonDetails
from onedoor.office.people.countries import COUNTRIES, NORWAY
from onedoor.office.people.identity import written_number
from onedoor.office.people.names import LONGEST, read_name
from onedoor.office.people.person_reasons import PersonReason
from onedoor.office.people.telephone import LONGEST as LONGEST_TELEPHONE
from onedoor.office.people.telephone import read_telephone
from onedoor.rules.people import what_is_wrong_with_birth_date
from onedoor.vocabulary.code import Code

ABOUT_THE_NUMBER = (
    PersonReason.number_taken,
    PersonReason.has_another_number,
    PersonReason.birth_date_differs,
)


def _countries() -> list[tuple[str, str]]:
    """Norway first, then the others by their names in the reader's language."""
    named = Locale.parse(get_language() or "nb").territories
    others = sorted((named.get(code, code), code) for code in COUNTRIES if code != NORWAY)
    return [(NORWAY, named[NORWAY]), *((code, name) for name, code in others)]


_lazy_countries = lazy(_countries, list)


class PersonForm(ActionForm):
    """Who somebody is. Everything may be unknown, the name too."""

    given_name = forms.CharField(
        label=pgettext_lazy("of a person", "Given name"), max_length=LONGEST, required=False
    )
    family_name = forms.CharField(
        label=pgettext_lazy("of a person", "Family name"), max_length=LONGEST, required=False
    )
    birth_date = DayField(label=gettext_lazy("Birth date"), required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language for letters and messages"), choices=settings.LANGUAGES
    )

    phone = forms.CharField(
        label=gettext_lazy("Telephone number"),
        max_length=LONGEST_TELEPHONE,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy(
            "Only when they have said yes to be reminded of appointments there. A reminder has the "
            "time and the place, and nothing else."
        ),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "invalid": gettext_lazy("Write an e-mail address, such as name@example.org.")
        },
    )

    def __init__(self, *args: Any, now: dt.datetime, today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.now, self.today = now, today

    def clean_phone(self) -> str:
        """The number as any telephone can ring it."""
        try:
            return read_telephone(self.cleaned_data["phone"], NORWAY)
        except Refused as refused:
            raise ValidationError(words(refused.because)) from None

    def clean_given_name(self) -> str:
        """The name as it is kept."""
        return _name(self.cleaned_data["given_name"])

    def clean_family_name(self) -> str:
        """The name as it is kept."""
        return _name(self.cleaned_data["family_name"])

    def clean_birth_date(self) -> dt.date | None:
        """A day on which somebody alive can be born."""
        born: dt.date | None = self.cleaned_data["birth_date"]
        because = what_is_wrong_with_birth_date(born, self.today) if born else None
        if because is not None:
            raise ValidationError(words(because))
        return born

    def details(self) -> PersonDetails:
        """What the action is told."""
        known = self.cleaned_data
        return PersonDetails(
            given_name=known["given_name"],
            family_name=known["family_name"],
            birth_date=known["birth_date"],
            language=known["language"],
            phone=known["phone"],
            email=known["email"],
        )


class NumberFields(ActionForm):
    """A number and the country that gave it; `now` is when its check digits are looked at."""

    now: dt.datetime

    country = forms.ChoiceField(
        label=gettext_lazy("Country that gave the number"),
        choices=_lazy_countries,
        initial=NORWAY,
    )
    number = forms.CharField(
        label=gettext_lazy("Identity number"),
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "text", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any] | None:
        """A number that can be one: right length, right check digits."""
        known = super().clean() or self.cleaned_data
        if known.get("number") and "country" in known:
            try:
                written_number(known["country"], known["number"], self.now)
            except Refused as refused:
                self.add_error("number", words(refused.because))
        return known

    def refuse(self, because: Code) -> None:
        """What is wrong with the number is said at the number."""
        if because in ABOUT_THE_NUMBER:
            self.add_error("number", words(because))
        else:
            super().refuse(because)


class RegisterForm(PersonForm, NumberFields):
    """Somebody who is not known here. No number is needed.

    `looked_at` are the keys of those whom the page has shown as perhaps being the same.
    """

    field_order = (
        "given_name",
        "family_name",
        "birth_date",
        "number",
        "country",
        "phone",
        "email",
        "language",
    )
    looked_at = forms.CharField(required=False, max_length=600, widget=forms.HiddenInput)
    then = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["number"].required = False

    def has_looked_at(self, keys: Iterable[int]) -> bool:
        """Whether everybody who may be the same has been shown, with what is now written."""
        return {str(key) for key in keys} <= set(self.cleaned_data["looked_at"].split())

    def let_look_at(self, keys: Iterable[int]) -> None:
        """Remember who is shown: sent again as it is, the form registers somebody new."""
        looked_at = " ".join(str(key) for key in keys)
        self.data = {**{name: self.data[name] for name in self.data}, "looked_at": looked_at}


class IdentifyForm(NumberFields):
    """A number that is to be tied to somebody."""

    field_order = ("number", "country")

    def __init__(self, *args: Any, now: dt.datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.now = now


class MergeForm(ActionForm):
    """Which of two registrations is kept; the other leads to it from then on."""

    kept = forms.TypedChoiceField(
        label=gettext_lazy("Which registration is kept"),
        coerce=int,
        widget=forms.RadioSelect,
        choices=(),
    )
    expects_other = forms.IntegerField(min_value=0, max_value=2**63 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, either: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kept"].choices = either  # type: ignore[attr-defined]

    def seen(self, *, other_kept: bool) -> tuple[Form, int | None]:
        """What the action needs to know a stale form: about the kept one, and about the other."""
        sent, other = self.submission(), self.cleaned_data["expects_other"]
        return (replace(sent, expects=other), sent.expects) if other_kept else (sent, other)


def _name(written: str) -> str:
    try:
        return read_name(written)
    except Refused as refused:
        raise ValidationError(words(refused.because)) from None
