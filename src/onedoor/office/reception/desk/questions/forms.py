"""What is asked of whoever asks a colleague, and of the colleague who answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext, gettext_lazy

from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.wording import words
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.asking import Asks
from onedoor.office.reception.desk.visit.forms.choices import colleagues_at_work
from onedoor.office.reception.desk.visit.forms.meanings import services_by_area
from onedoor.office.reception.door.meanings import catalogue_of
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.reception_codes import ReceptionReason
from onedoor.vocabulary.texts import text

_AT: dict[Code, str] = {
    ReceptionReason.colleague_away: "colleague",
    ReceptionReason.asked_of_oneself: "colleague",
    ReceptionReason.question_crosses: "colleague",
    ReceptionReason.nobody_to_ask: "what",
    ReceptionReason.question_about_their_visit: "about_visit",
}
_ASKS, _ANSWERS = 500, 1500


class AskForm(ActionForm):
    """A short question to a colleague, or to all who know what it is about."""

    what = forms.ChoiceField(label=gettext_lazy(text("What is it about?")))
    words = forms.CharField(
        label=gettext_lazy(text("What do you want to know?")),
        help_text=gettext_lazy(text("Write no name or number: ask as if it were anybody.")),
        max_length=_ASKS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    colleague = forms.TypedChoiceField(
        label=gettext_lazy(text("Whom do you ask?")), coerce=int, empty_value=None, required=False
    )
    about_visit = forms.BooleanField(
        label=gettext_lazy(text("Say which visit it is about")),
        help_text=gettext_lazy(
            text(
                "They see the ticket. Only colleagues of the side it belongs to can be asked then."
            )
        ),
        required=False,
    )

    def __init__(
        self, data: QueryDict | None, *, reader: Employee, now: Any, visit: int, **options: Any
    ) -> None:
        begins = {"about_visit": False, **options.pop("initial", {})}
        super().__init__(data, initial=begins, **options)
        self.reader, self.visit = reader, visit
        field: Any = self.fields["what"]
        field.choices = [("", gettext("Choose")), *services_by_area(reader.office_id)]
        field = self.fields["colleague"]
        here = colleagues_at_work(reader, now)
        others = [one for one in here if one[0] != reader.pk]
        field.choices = [("", gettext("Whoever knows it")), *others]
        if not visit:
            del self.fields["about_visit"]

    def refuse(self, because: Code) -> None:
        """Tell why a rule said no, at the field it is about."""
        field = _AT.get(because)
        self.add_error(field if field in self.fields else None, words(because))

    def asks(self) -> Asks:
        """The question, as the action takes it."""
        known = self.cleaned_data
        catalogue = catalogue_of(self.reader.office_id, get_language() or "nb")
        meant = catalogue.by_key(known["what"])
        return Asks(
            area=meant.area if meant and meant.area else 0,
            service=meant.service if meant else None,
            words=known["words"],
            asked_of=known["colleague"],
            visit=self.visit if known.get("about_visit") else None,
        )


class AnswerForm(ActionForm):
    """The answer, and whether others may read it with the question."""

    words = forms.CharField(
        label=gettext_lazy(text("Your answer")),
        max_length=_ANSWERS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    for_others = forms.BooleanField(
        label=gettext_lazy(text("Let others read question and answer too")),
        help_text=gettext_lazy(text("It stands with today's date and your name.")),
        required=False,
    )

    def __init__(self, data: QueryDict | None, *, about_a_visit: bool, **options: Any) -> None:
        super().__init__(data, **options)
        if about_a_visit:
            del self.fields["for_others"]
