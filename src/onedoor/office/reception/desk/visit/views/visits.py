"""What is done with the visit as a whole: begun, put back, paused, joined, made urgent, left."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from onedoor.office.reception.actions import (
    arriving,
    calling,
    ending,
    joining,
    pausing,
    taking_over,
)
from onedoor.office.reception.desk.visit.at_desk import VisitAtDesk
from onedoor.office.reception.desk.visit.forms.visits import (
    GoBackForm,
    HoldForm,
    JoinForm,
    LeaveForm,
    PutBackForm,
    TakeOverForm,
    UrgentForm,
)
from onedoor.office.reception.desk.visit.views.plain import PlainAct, acting
from onedoor.vocabulary.texts import text


class Begin(PlainAct):
    """The person has come to the desk; one press, and the page says the rest."""

    name = "begin_serving"
    called = text("They are here")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Serving begins."""
        return calling.begin_serving(desk.key, **acting(form, desk))


class PutBack(PlainAct):
    """The person waits again, in the place they had."""

    name = "put_back"
    form = PutBackForm
    called = text("Let them wait again")
    leads = text("They keep the place they had in the queue.")
    done = text("Ticket %(ticket)d waits again.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Put them back."""
        known = form.cleaned_data
        return calling.put_back(desk.key, known["why"], unit=known["unit"], **acting(form, desk))


class Hold(PlainAct):
    """The person steps out until a known time."""

    name = "hold_visit"
    form = HoldForm
    called = text("Step out")
    called_elsewhere = text("Put it aside")
    leads = text("They keep the place they had, and wait again by themselves at that time.")
    done = text("Ticket %(ticket)d has stepped out.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Pause the visit."""
        why = form.cleaned_data["why"]
        return pausing.hold_visit(desk.key, why, form.end(), **acting(form, desk))


class Resume(PlainAct):
    """The person is back before the time; one press."""

    name = "resume_visit"
    called = text("They are back")
    done = text("Ticket %(ticket)d waits again.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """They wait again."""
        return pausing.resume_visit(desk.key, **acting(form, desk))


class Join(PlainAct):
    """A colleague joins: somebody who is asked, or oneself."""

    name = "join_visit"
    form = JoinForm
    called = text("Ask a colleague to join")
    leads = text("It is help, never a handover: who serves them stays the same.")
    done = text("You help with ticket %(ticket)d now.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """They join."""
        return joining.join_visit(desk.key, form.cleaned_data["colleague"], **acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """Who joined."""
        colleague = form.cleaned_data["colleague"]
        if colleague == desk.reader.pk:
            return super().said(form, desk, result)
        told = {"who": dict(form.fields["colleague"].choices)[colleague]}
        return gettext("%(who)s has joined, and sees it on their desk.") % told


class TakeOver(PlainAct):
    """A colleague who has joined serves from now on: is let, or the other was called away."""

    name = "take_over"
    form = TakeOverForm
    called = text("Take over")

    def title(self, desk: VisitAtDesk) -> str:
        """Whoever serves lets a colleague do it."""
        return gettext("Let a colleague take over") if _serves(desk) else super().title(desk)

    def lead(self, desk: VisitAtDesk) -> str:
        """What will happen."""
        if not _serves(desk):
            return gettext(
                "Take over only when %(who)s was called away. Else ask them to let you, on their "
                "own screen. No case moves by it."
            ) % {"who": desk.page.visit.server}
        helpers = [one.name for one in desk.page.company if not one.serves]
        who = helpers[0] if len(helpers) == 1 else gettext("Whoever takes over")
        return gettext("%(who)s serves them on. No case moves by it.") % {"who": who}

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """They take over."""
        return taking_over.take_over(desk.key, **form.taking(), **acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """Who serves them now."""
        who = dict(form.fields["colleague"].choices)[form.cleaned_data["colleague"]]
        told = {"ticket": desk.page.visit.ticket, "who": who}
        if not _serves(desk):
            return gettext("You serve ticket %(ticket)d now.") % told
        return gettext("%(who)s serves ticket %(ticket)d now.") % told


class GoBack(PlainAct):
    """A colleague who had joined goes back to their own work; one press."""

    name = "go_back"
    form = GoBackForm
    called = text("Go back to your own work")
    done = text("You are back from ticket %(ticket)d.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """They go back."""
        colleague = form.cleaned_data["colleague"] or desk.reader.pk
        return joining.go_back(desk.key, colleague, **acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """Who is back."""
        if form.cleaned_data["colleague"] in (None, desk.reader.pk):
            return super().said(form, desk, result)
        return gettext("They are back at their own work.")


class MakeUrgent(PlainAct):
    """The person is served before those who came first, for a reason everybody can read."""

    name = "make_urgent"
    form = UrgentForm
    called = text("It is urgent")
    leads = text("They are called before those who came first.")
    done = text("Ticket %(ticket)d is urgent.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Make it urgent."""
        return arriving.make_urgent(desk.key, form.cleaned_data["why"], **acting(form, desk))


class Leave(PlainAct):
    """The person has left or is not reached, or it was a mistake; how is said without it."""

    name = "leave_visit"
    form = LeaveForm
    template = "reception/visit_leave.html"
    dangerous = True
    called = text("They left, or it was a mistake")
    called_elsewhere = text("They are not reached, or it was a mistake")
    presses = text("End the visit")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """End the visit."""
        return ending.leave_visit(desk.key, form.cleaned_data["how"], **acting(form, desk))


def _serves(desk: VisitAtDesk) -> bool:
    return desk.page.visit.served_by == desk.reader.pk
