"""What comes of a need: answered, a case, sent on, its holder takes it, a call, a meaning."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from onedoor.office.pages.dates import day
from onedoor.office.reception.actions import clarifying, ending, promising, sending_on
from onedoor.office.reception.actions.arriving import add_need
from onedoor.office.reception.desk.visit.at_desk import VisitAtDesk
from onedoor.office.reception.desk.visit.forms.meanings import AddNeedForm, WhatForm
from onedoor.office.reception.desk.visit.forms.needs import (
    CallBackForm,
    GiveToHolderForm,
    OpenCaseOnForm,
    SendOnForm,
)
from onedoor.office.reception.desk.visit.views.plain import PlainAct, acting
from onedoor.office.reception.queries import opened
from onedoor.vocabulary.texts import text


class Answer(PlainAct):
    """The person has the answer they came for; one press."""

    name = "answer_need"
    called = text("Answered")
    done = text("Answered: %(what)s.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """The need has its end."""
        return ending.answer_need(_need(desk), **acting(form, desk))


class OpenCase(PlainAct):
    """Open a case on what the person comes for."""

    name = "open_case_on"
    form = OpenCaseOnForm
    template = "reception/visit_open_case.html"
    called = text("Open a case")
    leads = text("Somebody answers for the case from the moment it is opened.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Open it."""
        goes = form.cleaned_data["goes"]
        return ending.open_case_on(
            _need(desk), unit=goes.unit, opened_by=goes.opened_by, **acting(form, desk)
        )

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """The case's number, and who holds it."""
        made = opened(desk.reader, result)
        if made.by_me:
            return gettext("Case %(number)s is open. You hold it.") % {"number": made.number}
        told = {"number": made.number, "holder": made.holder}
        return gettext("Case %(number)s is open. %(holder)s holds it.") % told


class SendOn(PlainAct):
    """Send the person on with a need."""

    name = "send_on"
    form = SendOnForm
    template = "reception/visit_send_on.html"
    called = text("Send on")
    leads = text("Nobody is sent into the blue: say to whom and why, and make the contact.")
    done = text("Sent on: %(what)s.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Send them on."""
        return sending_on.send_on(_need(desk), form.sending(), **acting(form, desk))


class GiveToHolder(PlainAct):
    """Let the one who holds a case of the person's take the need up in it."""

    name = "give_to_holder"
    form = GiveToHolderForm
    template = "reception/visit_give_to_holder.html"
    called = text("The holder takes it")
    leads = text("Who holds the case takes this up in it, and is told at once.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Give it to them."""
        return ending.give_to_holder(_need(desk), form.cleaned_data["case"], **acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """Who takes it."""
        one = next(one for one in desk.page.cases if one.key == form.cleaned_data["case"])
        told = {"holder": one.holder, "number": one.number}
        return gettext("%(holder)s takes it in case %(number)s, and is told.") % told


class CallBack(PlainAct):
    """Promise that somebody calls the person back."""

    name = "promise_call_back"
    form = CallBackForm
    called = text("Call back")
    leads = text("It is owed by name and by a day, and stays on their list until it is done.")
    presses = text("Promise the call")

    def lead(self, desk: VisitAtDesk) -> str:
        """What will happen; and what to ask for while they are there."""
        known = desk.page.person is not None and desk.page.person.phone
        ask = "" if known else gettext("No telephone number is known: ask for it.")
        return f"{super().lead(desk)} {ask}".strip()

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Promise it."""
        known = form.cleaned_data
        return promising.promise_call_back(
            _need(desk), known["by"], known["day"], phone=known["phone"], **acting(form, desk)
        )

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """Who calls, and when."""
        known: dict[str, Any] = form.cleaned_data
        field: Any = form.fields["by"]
        told = {"who": dict(field.choices)[known["by"]], "day": day(known["day"]).striptags()}
        return gettext("%(who)s calls by %(day)s.") % told


class Clarify(PlainAct):
    """Say what a need is about."""

    name = "clarify_need"
    form = WhatForm
    template = "reception/visit_what.html"
    called = text("What is it about?")
    presses = text("Save")
    done = text("What it is about is known now.")

    def title(self, desk: VisitAtDesk) -> str:
        """A question as long as nobody knows."""
        known = desk.need is not None and desk.need.area
        return gettext("Change what it is about") if known else super().title(desk)

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Keep what was found out."""
        return clarifying.clarify_need(_need(desk), form.stated(), **acting(form, desk))


class AddNeed(PlainAct):
    """The person comes for one thing more."""

    name = "add_need"
    form = AddNeedForm
    template = "reception/visit_what.html"
    called = text("One thing more")
    presses = text("Add it")
    done = text("It stands with the rest.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Write it down."""
        return add_need(desk.key, form.stated(), **acting(form, desk))


def _need(desk: VisitAtDesk) -> int:
    return desk.need.key if desk.need else 0
