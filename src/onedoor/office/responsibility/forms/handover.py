"""Forms of handing over: offering, asking, answering, taking back."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext, gettext_lazy

from onedoor.office.establishment.queries import opening_of, pack_of
from onedoor.office.pages.fields import CodeField, DayField
from onedoor.office.pages.wording import words
from onedoor.office.responsibility.forms.case_form import CaseForm, UnitField, named
from onedoor.office.responsibility.receivers import To, UnitThere, choices, units_there
from onedoor.rules.opening import day_of, end_of_day
from onedoor.rules.responsibility.handover import crosses, may_cross
from onedoor.rules.responsibility.work import may_wait
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    HandoverKind,
    OfferReason,
    Reason,
    ReturnReason,
    WithdrawReason,
)
from onedoor.vocabulary.texts import text

_CLOSED_BY_THEN = gettext_lazy(text("The office has closed for that day. Choose a later one."))
_NOT_SAID = gettext_lazy(text("I do not know"))


class OfferForm(CaseForm):
    """To whom a case is offered, why, what they are asked to do, and by when they answer."""

    told_at: ClassVar[dict[Code, str]] = {
        Reason.receiver_away: "to",
        Reason.receiver_left: "to",
        Reason.receiver_not_in_unit: "to",
        Reason.same_holder: "to",
        Reason.crosses_the_line: "to",
        Reason.does_not_cross: "kind",
        Reason.has_sister: "kind",
        Reason.date_passed: "answer_by",
        Reason.date_too_far: "answer_by",
    }

    to = forms.TypedChoiceField(label=gettext_lazy(text("To whom")), coerce=To.read)
    reason = CodeField(OfferReason, label=gettext_lazy(text("Why")))
    asked = CodeField(Asked, label=gettext_lazy(text("What they are asked to do")))
    kind = forms.TypedChoiceField(
        label=gettext_lazy(text("This case, or a sister case")),
        coerce=lambda number: HandoverKind(int(number)),
        choices=(
            (int(HandoverKind.transfer), gettext_lazy(text("Offer this case"))),
            (int(HandoverKind.sister), gettext_lazy(text("Ask them to open a sister case"))),
        ),
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            text(
                "A sister case is the other side's own case about the same need; this one stays "
                "where it is."
            )
        ),
    )
    answer_by = DayField(
        label=gettext_lazy(text("Answer by")),
        required=False,
        help_text=gettext_lazy(
            text(
                "Day.month.year, such as 24.11.2026. Left empty, they have the time their unit has "
                "promised to answer in."
            )
        ),
    )

    def begins_with(self) -> dict[str, Any]:
        """An offer to take over the case."""
        return {"asked": Asked.take_over, "kind": int(HandoverKind.transfer)}

    def prepare(self) -> None:
        """List the units that work with the area first; say which need a sister case."""
        row = self.desk.row
        units = units_there(row.office_id, row.area_id)
        self._list(units)
        facts = self.desk.facts
        if not any(crosses(facts, unit.facts) for unit in units):
            self.fields["kind"].widget = forms.HiddenInput()

    def clean_answer_by(self) -> dt.date | None:
        """A day that the office can wait until, and that has not ended yet."""
        day: dt.date | None = self.cleaned_data["answer_by"]
        if day is None:
            return None
        office, now = self.desk.row.office_id, self.desk.now
        opening = opening_of(office)
        verdict = may_wait(day, day_of(now, opening), pack_of(office).times.furthest_days)
        if not verdict:
            raise forms.ValidationError(words(verdict.because))
        if end_of_day(day, opening) <= now:
            raise forms.ValidationError(str(_CLOSED_BY_THEN))
        return day

    def _list(self, units: list[UnitThere]) -> None:
        facts = self.desk.facts

        def group(unit: UnitThere) -> str:
            if may_cross(facts, unit.facts):
                return unit.name
            return gettext("%(unit)s: only a sister case") % {"unit": unit.name}

        listed = choices(
            units,
            group=group,
            takes=lambda one, _: one.facts.key not in (facts.holder, self.desk.reader.pk),
            whole_units=True,
        )
        self.fields["to"].choices = [("", gettext("Choose")), *listed]  # type: ignore[attr-defined]


class AskForm(CaseForm):
    """Why somebody wants a case, and in which of their units they would work with it."""

    for_unit = forms.TypedChoiceField(
        label=gettext_lazy(text("For which unit")), coerce=int, widget=forms.RadioSelect
    )
    reason = CodeField(
        OfferReason,
        among=(
            OfferReason.known_by_other,
            OfferReason.other_area,
            OfferReason.past_remit,
            OfferReason.competence,
            OfferReason.next_step_elsewhere,
        ),
        label=gettext_lazy(text("Why")),
    )

    def begins_with(self) -> dict[str, Any]:
        """Their own unit."""
        return {"for_unit": self.desk.reader.home_unit_id}

    def prepare(self) -> None:
        """List the units they work for; with one there is nothing to choose."""
        mine = self.desk.tasks.reader.units
        units = [one for one in named("unit", self.desk.row.office_id) if int(one[0]) in mine]
        self.fields["for_unit"].choices = units  # type: ignore[attr-defined]
        if len(units) == 1:
            self.fields["for_unit"].widget = forms.HiddenInput()


class ReturnForm(CaseForm):
    """Why an offer is returned, and where the case belongs when that is known."""

    reason = CodeField(
        ReturnReason,
        among=tuple(one for one in ReturnReason if one is not ReturnReason.holder_keeps_it),
        label=gettext_lazy(text("Why")),
    )
    belongs_unit = UnitField(label=gettext_lazy(text("Where it belongs")), required=False)

    def prepare(self) -> None:
        """List the units."""
        belongs = self.fields["belongs_unit"]
        nothing = gettext("Choose") if belongs.required else str(_NOT_SAID)
        belongs.offer(self.desk.row.office_id, nothing=nothing)  # type: ignore[attr-defined]


class SayNoForm(ReturnForm):
    """Why a request for the case is refused."""

    reason = CodeField(
        ReturnReason,
        among=(
            ReturnReason.holder_keeps_it,
            ReturnReason.known_by_other,
            ReturnReason.other_unit,
            ReturnReason.incomplete,
        ),
        label=gettext_lazy(text("Why")),
    )


class ReturnAllotmentForm(ReturnForm):
    """Why an allotted case is given back, and where it belongs instead."""

    belongs_unit = UnitField(label=gettext_lazy(text("Where it belongs")))


class WithdrawForm(CaseForm):
    """Why a question is taken back."""

    reason = CodeField(
        WithdrawReason,
        among=(WithdrawReason.solved, WithdrawReason.mistake, WithdrawReason.other_receiver),
        label=gettext_lazy(text("Why")),
    )
