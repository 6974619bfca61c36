"""Forms of the work in a case: steps, waiting, closing and opening again."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy

from onedoor.office.pages.fields import CodeField, DayField
from onedoor.office.responsibility.forms.case_form import CaseForm, StepField
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.responsibility_codes import Outcome, Reason, ReopenReason, WaitingFor
from onedoor.vocabulary.texts import text


class StepDoneForm(CaseForm):
    """Which step was done; the one that was next, unless something else was."""

    step = StepField(label=gettext_lazy(text("What was done")))

    def begins_with(self) -> dict[str, Any]:
        """The step that was next."""
        return {"step": self.desk.row.next_step_id}

    def prepare(self) -> None:
        """List the steps."""
        self.fields["step"].offer(self.desk.row.office_id)  # type: ignore[attr-defined]


class NextStepForm(StepDoneForm):
    """What comes next, and by which day."""

    told_at: ClassVar[dict[Code, str]] = {Reason.date_passed: "due", Reason.date_too_far: "due"}

    step = StepField(label=gettext_lazy(text("What comes next")))
    due = DayField(label=gettext_lazy(text("By which day")))

    def begins_with(self) -> dict[str, Any]:
        """What is next now, and no day: a new one is chosen every time."""
        return {"step": self.desk.row.next_step_id}


class HoldForm(CaseForm):
    """Whom the case waits for, and until which day."""

    told_at: ClassVar[dict[Code, str]] = {
        Reason.date_passed: "until",
        Reason.date_too_far: "until",
    }

    waiting_for = CodeField(WaitingFor, label=gettext_lazy(text("Whom it waits for")))
    until = DayField(label=gettext_lazy(text("Until which day")))


class CloseForm(CaseForm):
    """What came of the case. That a record ended is for logs that are read in, not for people."""

    outcome = CodeField(
        Outcome,
        among=tuple(one for one in Outcome if one is not Outcome.log_ended),
        label=gettext_lazy(text("What came of it")),
    )


class ReopenForm(CaseForm):
    """Why a closed case is opened again."""

    reason = CodeField(ReopenReason, label=gettext_lazy(text("Why")))
