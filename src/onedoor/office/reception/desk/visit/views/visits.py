"""What is done with the visit as a whole: begun, put back, paused, joined, made urgent, left."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from onedoor.office.reception.actions import arriving, calling, ending, joining, pausing
from onedoor.office.reception.desk.visit.act import Act
from onedoor.office.reception.desk.visit.at_desk import VisitAtDesk
from onedoor.office.reception.desk.visit.forms.visit_form import VisitForm
from onedoor.office.reception.desk.visit.forms.visits import (
    GoBackForm,
    HoldForm,
    JoinForm,
    LeaveForm,
    PutBackForm,
    UrgentForm,
)


class Begin(Act):
    """The person has come to the desk; one press."""

    name = "begin_serving"

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        return gettext("They are here")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Serving begins."""
        return calling.begin_serving(desk.key, **_acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """Nothing: the page says it."""
        return ""


class PutBack(Act):
    """The person waits again, in the place they had."""

    name = "put_back"
    form = PutBackForm

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        return gettext("Let them wait again")

    def lead(self, desk: VisitAtDesk) -> str:
        """What will happen."""
        return gettext("They keep the place they had in the queue.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Put them back."""
        known = form.cleaned_data
        return calling.put_back(desk.key, known["why"], unit=known["unit"], **_acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """What has been done."""
        return gettext("Ticket %(ticket)d waits again.") % _ticket(desk)


class Hold(Act):
    """The person steps out until a known time."""

    name = "hold_visit"
    form = HoldForm

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        return gettext("Step out")

    def lead(self, desk: VisitAtDesk) -> str:
        """What will happen."""
        return gettext("They keep the place they had, and wait again by themselves at that time.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Pause the visit."""
        why = form.cleaned_data["why"]
        return pausing.hold_visit(desk.key, why, form.end(), **_acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """What has been done."""
        return gettext("Ticket %(ticket)d has stepped out.") % _ticket(desk)


class Resume(Act):
    """The person is back before the time; one press."""

    name = "resume_visit"

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        return gettext("They are back")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """They wait again."""
        return pausing.resume_visit(desk.key, **_acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """What has been done."""
        return gettext("Ticket %(ticket)d waits again.") % _ticket(desk)


class Join(Act):
    """A colleague joins: somebody who is asked, or oneself."""

    name = "join_visit"
    form = JoinForm

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        return gettext("Ask a colleague to join")

    def lead(self, desk: VisitAtDesk) -> str:
        """What will happen."""
        return gettext("It is help, never a handover: who serves them stays the same.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """They join."""
        colleague = form.cleaned_data["colleague"]
        return joining.join_visit(desk.key, colleague, **_acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """Who joined."""
        if form.cleaned_data["colleague"] == desk.reader.pk:
            return gettext("You help with ticket %(ticket)d now.") % _ticket(desk)
        field: Any = form.fields["colleague"]
        told = {"who": dict(field.choices)[form.cleaned_data["colleague"]]}
        return gettext("%(who)s has joined, and sees it on their desk.") % told


class GoBack(Act):
    """A colleague who had joined goes back to their own work; one press."""

    name = "go_back"
    form = GoBackForm

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        return gettext("Go back to your own work")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """They go back."""
        colleague = form.cleaned_data["colleague"] or desk.reader.pk
        return joining.go_back(desk.key, colleague, **_acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """What has been done."""
        if form.cleaned_data["colleague"] in (None, desk.reader.pk):
            return gettext("You are back from ticket %(ticket)d.") % _ticket(desk)
        return gettext("They are back at their own work.")


class MakeUrgent(Act):
    """The person is served before those who came first, for a reason everybody can read."""

    name = "make_urgent"
    form = UrgentForm

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        return gettext("It is urgent")

    def lead(self, desk: VisitAtDesk) -> str:
        """What will happen."""
        return gettext("They are called before those who came first.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Make it urgent."""
        return arriving.make_urgent(desk.key, form.cleaned_data["why"], **_acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """What has been done."""
        return gettext("Ticket %(ticket)d is urgent.") % _ticket(desk)


class Leave(Act):
    """The person has left, or it was registered by mistake."""

    name = "leave_visit"
    form = LeaveForm
    template = "reception/visit_leave.html"
    dangerous = True

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        return gettext("They left, or it was a mistake")

    def press(self, desk: VisitAtDesk) -> str:
        """What the button says."""
        return gettext("End the visit")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """End the visit."""
        return ending.leave_visit(desk.key, form.cleaned_data["how"], **_acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """Nothing more than how it ended."""
        return ""


def _ticket(desk: VisitAtDesk) -> dict[str, int]:
    return {"ticket": desk.page.visit.ticket}


def _acting(form: VisitForm, desk: VisitAtDesk) -> dict[str, Any]:
    return {"actor": desk.reader, "now": desk.now, "form": form.submission()}
