"""What leaders write about colleagues, and what everybody says about themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from onedoor.office.pages.fields import CodeField, DayField
from onedoor.office.pages.forms import ActionForm, speak_plainly
from onedoor.office.pages.wording import words
from onedoor.office.people.actions.employees import NewEmployee
from onedoor.office.people.names import LONGEST
from onedoor.office.whereabouts.colleagues.queries import Level
from onedoor.packs.pack import KEY_PATTERN
from onedoor.rules.people import PeopleReason, what_is_wrong_with_absence
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.sides import FormerAgency, Side

LEVELS = (
    (0, gettext_lazy("Does not know it")),
    (1, gettext_lazy("With help")),
    (2, gettext_lazy("Alone")),
    (3, gettext_lazy("Teaches others")),
)
_KEY = RegexValidator(
    KEY_PATTERN,
    gettext_lazy("Write small letters a to z, digits and _, beginning with a letter."),
)
Choices = Sequence[tuple[int, str]]


class PresenceForm(ActionForm):
    """Whether somebody is at work, and which day they are back."""

    presence = CodeField(Presence, label=gettext_lazy("Where are you?"))
    until = DayField(
        label=gettext_lazy("Back at work on"),
        required=False,
        help_text=gettext_lazy(
            "The first day at work again, as day.month.year. Needed when out; on leave it may wait."
        ),
    )

    def __init__(self, *args: Any, today: dt.date, furthest_days: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today, self.furthest_days = today, furthest_days

    def clean(self) -> dict[str, Any] | None:
        """The day is asked for, and told off, at its own field."""
        known = super().clean() or self.cleaned_data
        presence = known.get("presence")
        if presence is not None and "until" in known:
            because = what_is_wrong_with_absence(
                presence, known["until"], self.today, left=False, furthest_days=self.furthest_days
            )
            if because is not None:
                self.add_error("until", words(because))
        return known


class LevelsForm(ActionForm):
    """How well somebody knows each area: a list for each."""

    def __init__(self, *args: Any, levels: Sequence[Level], **options: Any) -> None:
        super().__init__(*args, **options)
        for one in levels:
            self.fields[f"area_{one.area}"] = level_field(one.name, one.level)

    def chosen(self) -> dict[int, int]:
        """The level of each area."""
        return chosen_levels(self.cleaned_data)


class UnitsForm(ActionForm):
    """For which other units somebody works."""

    units = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Also works for"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, among: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["units"].choices = among  # type: ignore[attr-defined]


class EmployForm(ActionForm):
    """Somebody who begins to work here."""

    given_name = forms.CharField(
        label=pgettext_lazy("of an employee", "Given name"), max_length=LONGEST
    )
    family_name = forms.CharField(
        label=pgettext_lazy("of an employee", "Family name"), max_length=LONGEST
    )
    key = forms.CharField(
        label=gettext_lazy("Short name"),
        max_length=40,
        validators=[_KEY],
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "none"}),
    )
    side = CodeField(Side, label=gettext_lazy("Employed by"))
    home_unit = forms.TypedChoiceField(label=gettext_lazy("Own unit"), coerce=int)

    def __init__(
        self,
        *args: Any,
        units: Choices,
        employers: Sequence[Side],
        areas: Choices,
        office_key: str,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["key"].help_text = gettext(
            "Small letters. They sign in as %(office)s. and this name; it stays for ever."
        ) % {"office": office_key}
        choose = ("", gettext_lazy("Choose"))
        self.fields["home_unit"].choices = [choose, *units]  # type: ignore[attr-defined]
        employed_by = CodeField(
            Side, label=gettext_lazy("Employed by"), among=employers, initial=employers[0]
        )
        self.fields["side"] = speak_plainly(employed_by)
        for area, name in areas:
            self.fields[f"area_{area}"] = level_field(name, 0)

    def refuse(self, because: Code) -> None:
        """That somebody has the short name already is said at the short name."""
        if because is PeopleReason.user_name_taken:
            self.add_error("key", words(because))
        else:
            super().refuse(because)

    def new_employee(self) -> NewEmployee:
        """What the action is told. What is 0 is not said."""
        known = self.cleaned_data
        return NewEmployee(
            key=known["key"],
            given_name=known["given_name"],
            family_name=known["family_name"],
            side=known["side"],
            home_unit=known["home_unit"],
            levels={area: level for area, level in chosen_levels(known).items() if level},
        )


class BackgroundForm(ActionForm):
    """Where somebody comes from, by their own account. What was said before is not shown."""

    former_agency = CodeField(
        FormerAgency,
        label=gettext_lazy("Where did you work before the offices became one?"),
    )


class LeadersForm(ActionForm):
    """Who leads a unit and its duty."""

    leader = forms.TypedChoiceField(label=gettext_lazy("Leader"), coerce=int)
    duty_lead = forms.TypedChoiceField(
        label=gettext_lazy("Duty lead"),
        coerce=int,
        help_text=gettext_lazy("Holds what comes in at the unit's door until it is shared out."),
    )

    def __init__(
        self, *args: Any, may_lead: Choices | None, may_be_on_duty: Choices, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["duty_lead"].choices = may_be_on_duty  # type: ignore[attr-defined]
        if may_lead is None:
            del self.fields["leader"]
        else:
            self.fields["leader"].choices = may_lead  # type: ignore[attr-defined]


class SideLeaderForm(ActionForm):
    """Who leads a side of the office."""

    leader = forms.TypedChoiceField(label=gettext_lazy("New leader"), coerce=int)

    def __init__(self, *args: Any, may_lead: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        choose = ("", gettext_lazy("Choose"))
        self.fields["leader"].choices = [choose, *may_lead]  # type: ignore[attr-defined]


def level_field(name: str, level: int) -> forms.Field:
    """A list of the four levels, for one area."""
    levels = forms.TypedChoiceField(label=name, choices=LEVELS, coerce=int, initial=level)
    return speak_plainly(levels)


def chosen_levels(known: dict[str, Any]) -> dict[int, int]:
    """The levels of a form, by area."""
    return {
        int(name.removeprefix("area_")): level
        for name, level in known.items()
        if name.startswith("area_")
    }
