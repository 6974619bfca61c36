"""What is asked when something comes of a need: a case, a way onward, a call, a holder."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from onedoor.office.journal.refused import Refused
from onedoor.office.pages.fields import CodeField
from onedoor.office.pages.wording import words
from onedoor.office.people.countries import NORWAY
from onedoor.office.people.telephone import LONGEST as LONGEST_TELEPHONE
from onedoor.office.people.telephone import read_telephone
from onedoor.office.reception.actions.sending_on import SendingOn
from onedoor.office.reception.desk.visit.forms.choices import (
    OpenDayField,
    case_choices,
    colleagues,
    contact_centre_of,
    units,
    with_words,
)
from onedoor.office.reception.desk.visit.forms.visit_form import VisitForm
from onedoor.office.reception.desk.visit.forms.where_a_case_goes import Goes, usual, where_it_can_go
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.reception_codes import ReceptionReason, SentTo, SentWhy
from onedoor.vocabulary.sides import Stage
from onedoor.vocabulary.texts import text


class OpenCaseOnForm(VisitForm):
    """Who answers for the case: usual is filled in."""

    goes = forms.TypedChoiceField(
        label=gettext_lazy(text("Who answers for it?")),
        coerce=Goes.read,
        widget=forms.RadioSelect,
    )

    def begins_with(self) -> dict[str, Any]:
        """Where it goes as usual."""
        need = self.desk.need
        goes = usual(self.desk.reader, need.area) if need and need.area else None
        return {"goes": goes.written} if goes else {}

    def prepare(self) -> None:
        """List every way the rules let it be opened."""
        need = self.desk.need
        if need is not None and need.area:
            person = self.desk.page.row.person_id
            choices = where_it_can_go(self.desk.reader, need.area, person, self.desk.now)
            self.fields["goes"].choices = choices  # type: ignore[attr-defined]


_IN_UNITS = {Stage.front: SentTo.desk, Stage.back: SentTo.unit, Stage.outside: SentTo.regional_unit}


class SendOnForm(VisitForm):
    """To whom the person is sent with a need, why, whether we made the contact, and which day."""

    told_at: ClassVar[dict[Code, str]] = {
        ReceptionReason.needs_a_unit: "to",
        ReceptionReason.outside_unit_only: "to",
        ReceptionReason.nobody_stands_there: "to",
        ReceptionReason.needs_a_day: "day",
        ReceptionReason.day_is_closed: "day",
        ReceptionReason.day_has_passed: "day",
    }

    to = forms.TypedChoiceField(label=gettext_lazy(text("To whom")), coerce=str)
    why = CodeField(SentWhy, label=gettext_lazy(text("Why")), widget=forms.Select)
    contact_made = forms.TypedChoiceField(
        label=gettext_lazy(text("Have you made the contact for them?")),
        coerce=lambda said: said == "yes",
        choices=(
            ("yes", gettext_lazy(text("Yes: they are expected there"))),
            ("no", gettext_lazy(text("No: they make the contact themselves"))),
        ),
        widget=forms.RadioSelect,
    )
    day = OpenDayField(label=gettext_lazy(text("Which day")), required=False)

    def prepare(self) -> None:
        """List the units by where they stand, and the places without a unit."""
        office = self.desk.reader.office_id
        centre = contact_centre_of(office)
        house = [(stage, units(office, stage, but=centre)) for stage in _IN_UNITS]
        listed = [
            (
                with_words(_IN_UNITS[stage]),
                [(f"{int(_IN_UNITS[stage])}-{key}", name) for key, name in some],
            )
            for stage, some in house
            if some
        ]
        others = ((SentTo.contact_centre, centre), (SentTo.outside, 0), (SentTo.another_day, 0))
        elsewhere = [(f"{int(one)}-{at}", with_words(one)) for one, at in others]
        choices = [("", gettext("Choose")), *listed, (gettext("Elsewhere"), elsewhere)]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
        day: Any = self.fields["day"]
        day.offer(self.desk, nothing=gettext("Now, or they choose themselves"))

    def sending(self) -> SendingOn:
        """What was chosen, as the action takes it."""
        known = self.cleaned_data
        to, _, unit = known["to"].partition("-")
        return SendingOn(
            to=SentTo(int(to)),
            why=known["why"],
            contact_made=known["contact_made"],
            unit=int(unit) or None,
            day=known["day"],
        )


class CallBackForm(VisitForm):
    """Who calls the person back, at which number, and by which day: the next working day."""

    told_at: ClassVar[dict[Code, str]] = {
        ReceptionReason.day_is_closed: "day",
        ReceptionReason.day_has_passed: "day",
        ReceptionReason.day_too_far: "day",
        ReceptionReason.colleague_away: "by",
        ReceptionReason.no_number: "phone",
    }

    by = forms.TypedChoiceField(label=gettext_lazy(text("Who calls?")), coerce=int)
    day = OpenDayField(label=gettext_lazy(text("By which day?")))
    phone = forms.CharField(
        label=gettext_lazy(text("Telephone number")),
        max_length=LONGEST_TELEPHONE,
        required=False,
        help_text=gettext_lazy(text("It is kept with the person, and stands beside the debt.")),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    def begins_with(self) -> dict[str, Any]:
        """The number that is known."""
        person = self.desk.page.person
        return {"phone": person.phone if person else ""}

    def clean_phone(self) -> str:
        """The number as any telephone can ring it; empty when it is the one that is known."""
        try:
            phone = read_telephone(self.cleaned_data["phone"], NORWAY)
        except Refused as refused:
            raise ValidationError(words(refused.because)) from None
        return "" if phone == self.begins_with()["phone"] else phone

    def prepare(self) -> None:
        """Oneself first, then those who hold the person's cases."""
        holders = tuple(one.holder_key for one in self.desk.page.cases)
        self.fields["by"].choices = colleagues(self.desk, first=holders)  # type: ignore[attr-defined]
        field: Any = self.fields["day"]
        days = field.offer(self.desk)
        field.initial = days[1 if len(days) > 1 else 0].isoformat()


class GiveToHolderForm(VisitForm):
    """Whose case takes the need up: the one it is about, if there is one."""

    told_at: ClassVar[dict[Code, str]] = {
        ReceptionReason.not_their_case: "case",
        ReceptionReason.case_is_closed: "case",
    }

    case = forms.TypedChoiceField(
        label=gettext_lazy(text("Which case?")), coerce=int, widget=forms.RadioSelect
    )

    def begins_with(self) -> dict[str, Any]:
        """The case it is about, else the only one."""
        cases, need = self.desk.page.cases, self.desk.need
        if need is not None and need.about_case:
            return {"case": need.about_case}
        return {"case": cases[0].key} if len(cases) == 1 else {}

    def prepare(self) -> None:
        """List the person's open cases."""
        choices = case_choices(self.desk.page.cases)
        self.fields["case"].choices = choices  # type: ignore[attr-defined]
