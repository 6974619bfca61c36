"""Forms of leaders: who shall hold the case."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext, gettext_lazy

from onedoor.office.responsibility.forms.case_form import CaseForm
from onedoor.office.responsibility.receivers import Receiver, To, UnitThere, choices, units_there
from onedoor.rules.responsibility.allotment import may_give
from onedoor.rules.responsibility.settlement import may_settle
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.responsibility_codes import Reason
from onedoor.vocabulary.texts import text


class ReceiverForm(CaseForm):
    """Who shall hold the case, among those the rule lets this leader choose."""

    told_at: ClassVar[dict[Code, str]] = {
        Reason.receiver_left: "to",
        Reason.receiver_not_in_unit: "to",
        Reason.same_holder: "to",
        Reason.crosses_the_line: "to",
    }

    to = forms.TypedChoiceField(label=gettext_lazy(text("Who shall hold it")), coerce=To.read)

    def prepare(self) -> None:
        """List whom the rule would let hold it."""
        row = self.desk.row
        units = units_there(row.office_id, row.area_id)
        listed = choices(units, group=lambda unit: unit.name, takes=self.takes)
        self.fields["to"].choices = [("", gettext("Choose")), *listed]  # type: ignore[attr-defined]

    def takes(self, one: Receiver, unit: UnitThere) -> bool:
        """Whether the rule would let this colleague hold it in this unit."""
        raise NotImplementedError


class GiveForm(ReceiverForm):
    """To whom a leader gives the case."""

    def takes(self, one: Receiver, unit: UnitThere) -> bool:
        """Whether the leader may give it to them."""
        facts = self.desk.facts
        return may_give(facts, self.desk.tasks.reader, one.facts, unit.facts).allowed


class SettleForm(ReceiverForm):
    """Who shall hold the case from now on; the present holder may be chosen."""

    def takes(self, one: Receiver, unit: UnitThere) -> bool:
        """Whether the leader may settle it on them."""
        facts = self.desk.facts
        return may_settle(facts, self.desk.tasks.reader, one.facts, unit.facts).allowed
