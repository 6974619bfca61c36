"""What is asked about the visit as a whole: a pause, a colleague, a reason."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext, gettext_lazy

from onedoor.office.establishment.queries import opening_of
from onedoor.office.pages.fields import CodeField
from onedoor.office.reception.desk.visit.forms.choices import colleagues_in_the_house, units
from onedoor.office.reception.desk.visit.forms.visit_form import VisitForm
from onedoor.office.reception.desk.visit.queries import WithThem
from onedoor.rules.opening import day_of, end_of_day
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.reception_codes import (
    NeedOutcome,
    PutBack,
    ReceptionReason,
    TookOver,
    UrgentReason,
    VisitWait,
)
from onedoor.vocabulary.sides import Stage
from onedoor.vocabulary.texts import text

_MINUTES = (10, 15, 30, 45, 60, 90, 120)
_CLOSING = 0


class HoldForm(VisitForm):
    """Why the person steps out, and until when: never past closing time."""

    told_at: ClassVar[dict[Code, str]] = {ReceptionReason.end_has_passed: "until"}

    why = CodeField(VisitWait, label=gettext_lazy(text("Why?")))
    until = forms.TypedChoiceField(label=gettext_lazy(text("Until when?")), coerce=int)

    def prepare(self) -> None:
        """The next quarters of an hour that the office is open, and closing time."""
        now, closes = self.desk.now, self._closes
        ends = [(minutes, now + dt.timedelta(minutes=minutes)) for minutes in _MINUTES]
        listed = [(key, _until(key, end)) for key, end in ends if self.is_bound or end < closes]
        if now < closes:
            said = gettext("Until closing time, %(time)s") % {"time": _clock(closes)}
            listed.append((_CLOSING, said))
        self.fields["until"].choices = listed  # type: ignore[attr-defined]

    def end(self) -> dt.datetime:
        """When the pause ends."""
        minutes = self.cleaned_data["until"]
        return self.desk.now + dt.timedelta(minutes=minutes) if minutes else self._closes

    @property
    def _closes(self) -> dt.datetime:
        opening = opening_of(self.desk.reader.office_id)
        return end_of_day(day_of(self.desk.now, opening), opening)


class JoinForm(VisitForm):
    """Which colleague is asked to join."""

    told_at: ClassVar[dict[Code, str]] = {
        ReceptionReason.joins_already: "colleague",
        ReceptionReason.colleague_away: "colleague",
        ReceptionReason.helps_another: "colleague",
    }

    colleague = forms.TypedChoiceField(label=gettext_lazy(text("Who?")), coerce=int)

    def prepare(self) -> None:
        """Whom routing would ask first first; oneself, when one is not in the visit."""
        there = {one.employee for one in self.desk.page.company}
        first = tuple(one.employee for one in self.desk.page.support)
        here = colleagues_in_the_house(self.desk, first=first)
        listed = [one for one in here if one[0] not in there]
        if not self.desk.page.with_them:
            listed = [one for one in listed if one[0] == self.desk.reader.pk]
        self.fields["colleague"].choices = listed  # type: ignore[attr-defined]


class GoBackForm(VisitForm):
    """Who goes back to their own work: oneself when nobody else is named."""

    colleague = forms.IntegerField(
        required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput
    )


class TakeOverForm(VisitForm):
    """Who of those who have joined serves from now on, and whether the other stays to help.

    Whoever has joined takes over only when the one who served them was called away: nothing is
    chosen then.
    """

    told_at: ClassVar[dict[Code, str]] = {
        ReceptionReason.not_joined: "colleague",
        ReceptionReason.colleague_serves_another: "colleague",
    }

    colleague = forms.TypedChoiceField(label=gettext_lazy(text("Who takes over?")), coerce=int)
    why = CodeField(TookOver, label=gettext_lazy(text("Why?")))
    stays = forms.BooleanField(label=gettext_lazy(text("I stay and help")), required=False)

    def prepare(self) -> None:
        """Those who have joined; oneself, when one is among them."""
        field: Any = self.fields["colleague"]
        field.choices = [(one.employee, one.name) for one in self._joined]
        if len(self._joined) == 1:
            field.widget = forms.HiddenInput()
        if not self._serves:
            del self.fields["why"], self.fields["stays"]

    def begins_with(self) -> dict[str, Any]:
        """The first who has joined, or oneself; whoever serves says that they agree."""
        first = next((one.employee for one in self._joined), "")
        return {"colleague": first, "why": TookOver.agreed}

    def taking(self) -> dict[str, Any]:
        """What is decided, as the action takes it."""
        known = {"why": TookOver.called_away, "stays": False, **self.cleaned_data}
        told = {name: known[name] for name in ("colleague", "why", "stays")}
        return {**told, "taken_from": self.desk.page.visit.served_by}

    @property
    def _joined(self) -> list[WithThem]:
        """Everybody who has joined, for whoever serves; else oneself alone."""
        helpers = [one for one in self.desk.page.company if not one.serves]
        mine = [one for one in helpers if one.employee == self.desk.reader.pk]
        return helpers if self._serves else mine

    @property
    def _serves(self) -> bool:
        return self.desk.page.visit.served_by == self.desk.reader.pk


class PutBackForm(VisitForm):
    """Why somebody waits again, and for which unit when it is one in particular."""

    told_at: ClassVar[dict[Code, str]] = {ReceptionReason.nobody_stands_there: "unit"}

    why = CodeField(
        PutBack,
        label=gettext_lazy(text("Why?")),
        among=(PutBack.did_not_come, PutBack.wrong_one, PutBack.needs_other),
    )
    unit = forms.TypedChoiceField(
        label=gettext_lazy(text("Which unit should serve them?")),
        coerce=int,
        empty_value=None,
        required=False,
    )

    def prepare(self) -> None:
        """The units that serve at the door; nobody fails to come who was never in the house."""
        any_of_them = ("", gettext("Whoever the routing says"))
        fronts = units(self.desk.reader.office_id, Stage.front)
        self.fields["unit"].choices = [any_of_them, *fronts]  # type: ignore[attr-defined]
        if not self.desk.page.visit.in_the_house:
            _leave_out(self.fields["why"], PutBack.did_not_come)

    def begins_with(self) -> dict[str, Any]:
        """They did not come, or it was the wrong one."""
        here = self.desk.page.visit.in_the_house
        return {"why": PutBack.did_not_come if here else PutBack.wrong_one}


class UrgentForm(VisitForm):
    """Why somebody is served before those who came first."""

    told_at: ClassVar[dict[Code, str]] = {ReceptionReason.urgent_already: "why"}

    why = CodeField(
        UrgentReason,
        label=gettext_lazy(text("Why?")),
        among=[one for one in UrgentReason if one is not UrgentReason.none],
        help_text=gettext_lazy(text("Everybody at the office can read the reason.")),
    )


class LeaveForm(VisitForm):
    """Whether the person left or is not reached, or it was registered by mistake."""

    how = CodeField(
        NeedOutcome,
        label=gettext_lazy(text("What happened?")),
        among=(NeedOutcome.person_left, NeedOutcome.not_reached, NeedOutcome.mistake),
    )

    def prepare(self) -> None:
        """Who is in the house is reached, and who is not in it does not leave it."""
        here = self.desk.page.visit.in_the_house
        _leave_out(self.fields["how"], NeedOutcome.not_reached if here else NeedOutcome.person_left)

    def begins_with(self) -> dict[str, Any]:
        """The person left, or is not reached."""
        here = self.desk.page.visit.in_the_house
        return {"how": NeedOutcome.person_left if here else NeedOutcome.not_reached}


def _leave_out(field: Any, meaning: Code) -> None:
    field.choices = [one for one in field.choices if one[0] != int(meaning)]


def _clock(one: dt.datetime) -> str:
    return f"{localtime(one):%H:%M}"


def _until(minutes: int, end: dt.datetime) -> str:
    return gettext("%(minutes)d minutes, until %(time)s") % {
        "minutes": minutes,
        "time": _clock(end),
    }
