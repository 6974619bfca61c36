"""What is asked of somebody at home: what it is about, and only if they want to, who they are."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext, gettext_lazy

from onedoor.office.journal.refused import Refused
from onedoor.office.pages.fields import CodeField
from onedoor.office.pages.forms import ActionForm, speak_plainly
from onedoor.office.pages.wording import words
from onedoor.office.people.actions.persons import PersonDetails
from onedoor.office.people.names import LONGEST, read_name
from onedoor.office.people.telephone import LONGEST as LONGEST_TELEPHONE
from onedoor.office.people.telephone import read_telephone
from onedoor.office.reception.actions.arriving import Arrival, Stated
from onedoor.office.reception.check_in.queries import spoken_here
from onedoor.office.reception.door.meanings import NOT_KNOWN, Catalogue, Meaning
from onedoor.office.reception.web_form.actions import Sender
from onedoor.office.reception.web_form.queries import country_of
from onedoor.vocabulary.reception_codes import Channel, NeedKind, Spoken

LONGEST_WORDS = 2000


class ComeInForm(ActionForm):
    """What somebody comes for. `meaning` is asked when the words are not clear by themselves."""

    about = forms.CharField(
        label=gettext_lazy("What is it about?"),
        help_text=gettext_lazy("A word or two is enough, such as: rent, lost my job, course."),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "catalogue"}),
    )
    words = forms.CharField(
        label=gettext_lazy("More, in your own words"),
        help_text=gettext_lazy("Write no identity number and nothing about your health here."),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    telephone = forms.CharField(
        label=gettext_lazy("Your telephone number"),
        help_text=gettext_lazy("So that we can ring you. Without it we cannot reach you."),
        max_length=LONGEST_TELEPHONE,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    spoken = CodeField(
        Spoken,
        label=gettext_lazy("The language you speak best"),
        required=False,
        empty_value=Spoken.unknown,
        widget=forms.Select,
    )
    has_case = forms.BooleanField(
        label=gettext_lazy("It is about a case I have here already"), required=False
    )
    interpreter = forms.BooleanField(label=gettext_lazy("I need an interpreter"), required=False)
    private_room = forms.BooleanField(
        label=gettext_lazy("I want to talk in a private room"), required=False
    )

    def __init__(self, *args: Any, office: int, catalogue: Catalogue, **options: Any) -> None:
        super().__init__(*args, **options)
        self.office, self.catalogue = office, catalogue
        clear = catalogue.meant(self.data.get("about", "")[:200]) is not None
        self.asks_meaning = "meaning" in self.data and not clear
        spoken: Any = self.fields["spoken"]
        often = [(int(one), words(one)) for one in spoken_here(office)]
        spoken.choices = [("", gettext("Choose")), *often]
        if self.asks_meaning:
            self._ask_meaning()

    def clean_name(self) -> str:
        """The name as it is kept."""
        return self._read(read_name, self.cleaned_data["name"])

    def clean_telephone(self) -> str:
        """The number as any telephone can ring it."""
        country = country_of(self.office)
        return self._read(lambda one: read_telephone(one, country), self.cleaned_data["telephone"])

    def meant(self) -> Meaning | None:
        """What it is about; None for what nobody knows yet, or must still be asked."""
        chosen = self.cleaned_data.get("meaning")
        if chosen:
            return self.catalogue.by_key(chosen)
        return self.catalogue.meant(self.cleaned_data["about"])

    def must_ask(self) -> bool:
        """Whether the words can mean several things, or none; asked once, beside what was said."""
        if self.cleaned_data.get("meaning") or self.meant() is not None:
            return False
        self.asks_meaning = True
        self._ask_meaning()
        return True

    def arrival(self) -> Arrival:
        """What is to be registered."""
        told, meant = self.cleaned_data, self.meant()
        unknown = told["about"] if meant is None else ""
        stated = Stated(
            area=meant.area if meant else None,
            service=meant.service if meant else None,
            kind=NeedKind.about_case if self.cleaned_data["has_case"] else NeedKind.new,
            words="\n".join(part for part in (unknown, told["words"]) if part),
        )
        return Arrival(
            channel=Channel.web,
            needs=(stated,),
            spoken=told["spoken"],
            interpreter=told["interpreter"],
            private_room=told["private_room"],
        )

    def sender(self) -> Sender:
        """Who wrote, as far as they told."""
        given, _, family = self.cleaned_data["name"].rpartition(" ")
        details = PersonDetails(
            given_name=given or family,
            family_name=family if given else "",
            language=get_language() or "nb",
        )
        return Sender(details=details, telephone=self.cleaned_data["telephone"])

    def _ask_meaning(self) -> None:
        typed = self.data.get("about", "")[:200]
        found = self.catalogue.meanings(typed) or self.catalogue.all_areas()
        other = (NOT_KNOWN, gettext("Something else, or I do not know"))
        self.fields["meaning"] = speak_plainly(
            forms.ChoiceField(
                label=gettext("Is it one of these?"),
                choices=[*((one.key, one.told) for one in found), other],
                required="meaning" in self.data,
                widget=forms.RadioSelect,
            )
        )
        self.order_fields(["about", "meaning"])

    @staticmethod
    def _read(read: Any, written: str) -> str:
        try:
            return str(read(written))
        except Refused as refused:
            raise ValidationError(words(refused.because)) from None
