"""What is written about a safety mark."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from onedoor.office.pages.fields import CodeField, DayField
from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.wording import capital, words
from onedoor.rules.safety.marks import MarkWanted
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.safety_codes import (
    MarkEnd,
    MarkReason,
    MarkTold,
    Measure,
    SafetyReason,
)
from onedoor.vocabulary.texts import text

_ABOUT_THE_DAY = (SafetyReason.ends_in_the_past, SafetyReason.lasts_too_long)


def _measures() -> list[tuple[str, str]]:
    return [(one.name, capital(words(one))) for one in Measure]


class UntilForm(ActionForm):
    """Until which day; what is wrong with the day is said at the day."""

    until = DayField(label=gettext_lazy(text("Until and with which day")))

    def __init__(self, *args: Any, furthest: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        said = gettext("At most until %(day)s.") % {"day": furthest.strftime("%d.%m.%Y")}
        self.fields["until"].help_text = said

    def refuse(self, because: Code) -> None:
        """What a rule says of the day is said at the day."""
        if because in _ABOUT_THE_DAY:
            self.add_error("until", words(because))
        else:
            super().refuse(because)


class MarkForm(UntilForm):
    """A mark as it is proposed, set or decided; `told` is asked of who decides alone."""

    field_order = ("reason", "measures", "until", "told")
    reason = CodeField(MarkReason, label=gettext_lazy(text("What has happened")))
    measures = forms.MultipleChoiceField(
        label=gettext_lazy(text("What is done when they are met")),
        choices=_measures,
        widget=forms.CheckboxSelectMultiple,
    )
    told = CodeField(MarkTold, label=gettext_lazy(text("Does the person know?")))

    def __init__(self, *args: Any, decides: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not decides:
            del self.fields["told"]

    def wanted(self) -> MarkWanted:
        """What the action is told."""
        known = self.cleaned_data
        measures = frozenset(Measure[name] for name in known["measures"])
        return MarkWanted(measures=measures, until=known["until"], told=known.get("told"))


class ToldForm(ActionForm):
    """Whether the person knows of the mark now."""

    told = CodeField(MarkTold, label=gettext_lazy(text("Does the person know?")))


class EndMarkForm(ActionForm):
    """Why a mark ends before its day."""

    end = CodeField(
        MarkEnd,
        among=(MarkEnd.no_longer, MarkEnd.was_wrong),
        label=gettext_lazy(text("Why does it end?")),
    )
