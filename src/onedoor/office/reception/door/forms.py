"""What is asked at the door: two fields in view, and the rest in a part that opens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from onedoor.office.establishment.queries import pack_of
from onedoor.office.journal.refused import Refused
from onedoor.office.pages.fields import CodeField
from onedoor.office.pages.forms import ActionForm, speak_plainly
from onedoor.office.pages.wording import capital, words
from onedoor.office.people.models import Employee
from onedoor.office.people.person_reasons import PersonReason
from onedoor.office.reception.door.who import Who, read_who
from onedoor.office.reception.forms import LONGEST
from onedoor.office.reception.queries import units_by_side
from onedoor.office.responsibility.gathering import today_at
from onedoor.rules.people import PeopleReason
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.reception_codes import (
    Channel,
    NeedKind,
    ReceptionReason,
    Spoken,
    UrgentReason,
)

MORE_ROWS = ("_2", "_3", "_4", "_5")
_WAYS_IN = (Channel.desk, Channel.phone, Channel.letter, Channel.email, Channel.web)

_SAID_AT = {
    "about": (ReceptionReason.no_needs, ReceptionReason.too_many_needs),
    "serve_now": (ReceptionReason.not_at_the_door, ReceptionReason.you_serve_another),
    "who": (ReceptionReason.person_gone, ReceptionReason.not_owed),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One need as it was written: `suffix` is its fields' ending."""

    suffix: str
    typed: str
    kind: NeedKind
    words: str


class AboutField(forms.CharField):
    """What a need is about. It may be empty when the page finds something else to register."""

    def validate(self, value: Any) -> None:
        """Nothing yet: whether it is missing is known when what is owed is known."""


def about_field(label: Any, **options: Any) -> AboutField:
    """A text field that suggests the services and areas."""
    widget = forms.TextInput(attrs={"list": "catalogue", "spellcheck": "false"})
    return AboutField(label=label, max_length=200, widget=widget, **options)


class DoorForm(ActionForm):
    """Somebody comes in: who it is, what it is about, and what else is known."""

    who = forms.CharField(
        label=gettext_lazy("Who is it?"),
        help_text=gettext_lazy("Name, identity number or birth date. Empty: only a ticket."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
    )
    about = about_field(
        gettext_lazy("What is it about?"),
        help_text=gettext_lazy("A word or two, in the person's words or ours. Nobody knows yet: ?"),
    )
    channel = CodeField(
        Channel,
        label=gettext_lazy("How did it come?"),
        among=_WAYS_IN,
        initial=Channel.desk,
        required=False,
        empty_value=Channel.desk,
        widget=forms.Select,
    )
    serve_now = forms.BooleanField(label=gettext_lazy("I serve them myself, now"), required=False)
    urgent = CodeField(
        UrgentReason,
        label=gettext_lazy("Is it urgent?"),
        widget=forms.Select,
        required=False,
        empty_value=UrgentReason.none,
    )
    spoken = CodeField(
        Spoken,
        label=gettext_lazy("Which language do they speak best?"),
        widget=forms.Select,
        required=False,
        empty_value=Spoken.unknown,
    )
    interpreter = forms.BooleanField(label=gettext_lazy("Needs an interpreter"), required=False)
    private_room = forms.BooleanField(label=gettext_lazy("Wants a private room"), required=False)
    unit = forms.TypedChoiceField(
        label=gettext_lazy("Which unit do they wait for?"),
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, reader: Employee, now: dt.datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.reader, self.now = reader, now
        self._add_rows()
        self._choose("urgent", UrgentReason, blank=gettext("Not urgent"))
        self._choose("spoken", Spoken, blank=gettext("Not asked"))
        self._choose("channel", _WAYS_IN)
        self._first_spoken_here()
        usual = ("", gettext("As the office's routing says"))
        self.fields["unit"].choices = [usual, *units_by_side(reader)]  # type: ignore[attr-defined]
        if not self.is_bound:
            self.fields["who"].widget.attrs["autofocus"] = True

    def clean_who(self) -> Who:
        """The field taken apart."""
        today = today_at(self.reader.office_id, self.now)
        try:
            return read_who(self.cleaned_data["who"], now=self.now, today=today)
        except Refused as refused:
            raise ValidationError(words(refused.because)) from None

    def refuse(self, because: Code) -> None:
        """What a rule has against a field is said at the field."""
        field = next((name for name, codes in _SAID_AT.items() if because in codes), None)
        if isinstance(because, PersonReason | PeopleReason):
            field = "who"
        self.add_error(field, words(because))

    @property
    def rows(self) -> list[Row]:
        """The needs that were written; the first also when nothing was."""
        every = [self._row(suffix) for suffix in ("", *MORE_ROWS)]
        return [every[0], *(row for row in every[1:] if row.typed or row.words)]

    @property
    def more_rows(self) -> Iterator[list[Any]]:
        """The fields of each further need, for the page."""
        for suffix in MORE_ROWS:
            yield [self[f"{name}{suffix}"] for name in ("about", "kind", "words")]

    @property
    def more_is_open(self) -> bool:
        """Whether the part with further needs has something in it."""
        return any(self._is_filled(field) for fields in self.more_rows for field in fields)

    @property
    def rest_is_open(self) -> bool:
        """Whether the part about the visit has something in it."""
        rest = (
            "words",
            "kind",
            "channel",
            "serve_now",
            "urgent",
            "spoken",
            "interpreter",
            "private_room",
            "unit",
        )
        return any(self._is_filled(self[name]) for name in rest)

    def _is_filled(self, field: Any) -> bool:
        return bool(field.errors) or str(field.value() or "") not in (
            "",
            _said(field.field.initial),
        )

    def _row(self, suffix: str) -> Row:
        known = self.cleaned_data
        return Row(
            suffix=suffix,
            typed=known[f"about{suffix}"],
            kind=known[f"kind{suffix}"] or NeedKind.new,
            words=known[f"words{suffix}"],
        )

    def _add_rows(self) -> None:
        for number, suffix in enumerate(("", *MORE_ROWS), 1):
            if suffix:
                label = gettext("Need %(number)d: what is it about?") % {"number": number}
                self.fields[f"about{suffix}"] = about_field(label, required=False)
            self.fields[f"kind{suffix}"] = CodeField(
                NeedKind,
                label=gettext("Need %(number)d: what kind of need?") % {"number": number}
                if suffix
                else gettext("What kind of need?"),
                initial=NeedKind.new,
                required=False,
                widget=forms.Select,
            )
            self._choose(f"kind{suffix}", NeedKind)
            self.fields[f"words{suffix}"] = forms.CharField(
                label=gettext("Need %(number)d: in the person's own words") % {"number": number}
                if suffix
                else gettext("In the person's own words"),
                max_length=LONGEST,
                required=False,
                widget=forms.TextInput() if suffix else forms.Textarea(attrs={"rows": 2}),
            )
            for name in ("about", "kind", "words"):
                speak_plainly(self.fields[f"{name}{suffix}"])

    def _choose(self, name: str, among: Iterable[Code], *, blank: str = "") -> None:
        """These to choose from; with words for none of them, where there may be none."""
        field: Any = self.fields[name]
        meanings = [(int(one), capital(words(one))) for one in among if int(one)]
        field.choices = [("", blank), *meanings] if blank else meanings

    def _first_spoken_here(self) -> None:
        """The languages that are often spoken here come first, as the pack says."""
        often = [str(int(Spoken[one])) for one in pack_of(self.reader.office_id).door.spoken]
        field: Any = self.fields["spoken"]
        blank, *rest = field.choices
        rest.sort(key=lambda one: often.index(str(one[0])) if str(one[0]) in often else len(often))
        field.choices = [blank, *rest]


def _said(value: Any) -> str:
    return str(int(value)) if isinstance(value, int) else str(value or "")
