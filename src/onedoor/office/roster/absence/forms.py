"""What is asked when somebody takes training or leave, and who covers each half day."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from onedoor.office.pages.fields import CodeField, DayField
from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.wording import words
from onedoor.office.roster.absence_cost import Absence
from onedoor.office.roster.duty_at_hand import When
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.roster import DutyKind, HalfDay, RosterReason

_ALL_DAY, _COVER = 3, re.compile(r"cover-(\d{8})-([12])")
_TOLD_AT: dict[Code, str] = {
    RosterReason.ends_too_early: "last",
    RosterReason.too_far_ahead: "last",
    RosterReason.too_long: "last",
    RosterReason.nothing_open: "first",
}
_HALVES = {
    _ALL_DAY: frozenset(HalfDay),
    1: frozenset({HalfDay.before_noon}),
    2: frozenset({HalfDay.after_noon}),
}


def cover_name(when: When) -> str:
    """What the choice of who covers a half day is called in the form."""
    return f"cover-{when.day:%Y%m%d}-{when.half_day:d}"


class AbsenceForm(ActionForm):
    """Training or leave, from a day to a day."""

    kind = CodeField(
        DutyKind, among=(DutyKind.training, DutyKind.leave), label=gettext_lazy("What is it?")
    )
    first = DayField(label=gettext_lazy("First day"))
    last = DayField(label=gettext_lazy("Last day"))
    part = forms.TypedChoiceField(
        label=gettext_lazy("How much of each day?"),
        coerce=int,
        initial=_ALL_DAY,
        widget=forms.RadioSelect,
        choices=[
            (_ALL_DAY, gettext_lazy("All day")),
            (1, gettext_lazy("Before noon")),
            (2, gettext_lazy("After noon")),
        ],
    )

    def refuse(self, because: Code) -> None:
        """Why it cannot be, at the day it is about."""
        self.add_error(_TOLD_AT.get(because), words(because))

    def absence(self, employee: int) -> Absence:
        """What was asked for."""
        known: dict[str, Any] = self.cleaned_data
        return Absence(
            employee=employee,
            kind=known["kind"],
            first=known["first"],
            last=known["last"],
            halves=_HALVES[known["part"]],
        )

    def seen(self) -> str:
        """What the cost was shown of: sent along, so that nothing else is saved than was seen."""
        known = self.cleaned_data
        return f"{known['kind']:d} {known['first']} {known['last']} {known['part']}"

    def covers(self) -> dict[When, int]:
        """Who was chosen to cover which half day."""
        found: dict[When, int] = {}
        for name, value in self.data.items():
            named, who = _COVER.fullmatch(name), str(value)
            if named and who.isdecimal() and len(who) < 19 and int(who):
                day = dt.datetime.strptime(named[1], "%Y%m%d").date()  # noqa: DTZ007  a day alone
                found[When(day=day, half_day=HalfDay(int(named[2])))] = int(who)
        return found
