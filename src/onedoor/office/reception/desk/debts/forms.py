"""What came of a debt, or who answers for it from now on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from onedoor.office.pages.fields import CodeField
from onedoor.office.pages.forms import ActionForm
from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.debts.told import DebtTold
from onedoor.office.responsibility.gathering import at_work, today_at
from onedoor.office.responsibility.names import Names
from onedoor.vocabulary.responsibility_codes import DebtEnd, TryOutcome
from onedoor.vocabulary.texts import text


class PayForm(ActionForm):
    """What came of it."""

    end = CodeField(DebtEnd, label=gettext_lazy(text("What came of it?")))

    def __init__(self, debt: DebtTold, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"expects": debt.last})
        field: Any = self.fields["end"]
        known = [one for one in field.choices if not one[0] or DebtEnd(one[0]) in debt.ends]
        field.choices = known


class TryForm(ActionForm):
    """What came of one call: one press."""

    outcome = CodeField(TryOutcome, label=gettext_lazy(text("What came of the call?")))

    def __init__(self, debt: DebtTold, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"expects": debt.last})


class GiveDebtForm(ActionForm):
    """Which colleague answers for it from now on."""

    to = forms.TypedChoiceField(label=gettext_lazy(text("To whom")), coerce=int)

    def __init__(
        self, debt: DebtTold, colleagues: list[tuple[Any, str]], data: QueryDict | None = None
    ) -> None:
        super().__init__(data, initial={"expects": debt.last})
        self.fields["to"].choices = [("", gettext("Choose")), *colleagues]  # type: ignore[attr-defined]


def who_could_owe(reader: Employee, debt: DebtTold, now: Any) -> list[tuple[int, str]]:
    """Everybody at work here who does not answer for it already, oneself first."""
    rows = list(Employee.objects.filter(office=reader.office_id, left_at=None))
    here = at_work([row.pk for row in rows], today_at(reader.office_id, now))
    names = Names(reader.office_id, ())
    found = [row for row in rows if here.get(row.pk) and row.pk != debt.owed_by]
    found.sort(key=lambda row: (row.pk != reader.pk, str(row), row.pk))
    return [(row.pk, f"{row}, {names.unit(row.home_unit_id)}") for row in found]
