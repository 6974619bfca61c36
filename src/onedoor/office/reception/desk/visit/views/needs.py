"""What comes of a need: answered, a case, sent on, its holder takes it, a call, a meaning."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from onedoor.office.pages.dates import day
from onedoor.office.reception.actions import clarifying, ending, promising, sending_on
from onedoor.office.reception.actions.arriving import add_need
from onedoor.office.reception.desk.visit.act import Act
from onedoor.office.reception.desk.visit.at_desk import VisitAtDesk
from onedoor.office.reception.desk.visit.forms.meanings import AddNeedForm, WhatForm
from onedoor.office.reception.desk.visit.forms.needs import (
    CallBackForm,
    GiveToHolderForm,
    OpenCaseOnForm,
    SendOnForm,
)
from onedoor.office.reception.desk.visit.forms.visit_form import VisitForm
from onedoor.office.reception.queries import opened


class Answer(Act):
    """The person has the answer they came for; one press."""

    name = "answer_need"

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        return gettext("Answered")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """The need has its end."""
        return ending.answer_need(_need(desk), **_acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """What has been done."""
        return gettext("Answered: %(what)s.") % _what(desk)


class OpenCase(Act):
    """Open a case on what the person comes for."""

    name = "open_case_on"
    form = OpenCaseOnForm
    template = "reception/visit_open_case.html"

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        return gettext("Open a case")

    def lead(self, desk: VisitAtDesk) -> str:
        """What will happen."""
        return gettext("Somebody answers for the case from the moment it is opened.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Open it."""
        goes = form.cleaned_data["goes"]
        return ending.open_case_on(
            _need(desk), unit=goes.unit, opened_by=goes.opened_by, **_acting(form, desk)
        )

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """The case's number, and who holds it."""
        made = opened(desk.reader, result)
        if made.by_me:
            return gettext("Case %(number)s is open. You hold it.") % {"number": made.number}
        told = {"number": made.number, "holder": made.holder}
        return gettext("Case %(number)s is open. %(holder)s holds it.") % told


class SendOn(Act):
    """Send the person on with a need."""

    name = "send_on"
    form = SendOnForm
    template = "reception/visit_send_on.html"

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        return gettext("Send on")

    def lead(self, desk: VisitAtDesk) -> str:
        """What will happen."""
        return gettext("Nobody is sent into the blue: say to whom and why, and make the contact.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Send them on."""
        return sending_on.send_on(_need(desk), form.sending(), **_acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """What has been done."""
        return gettext("Sent on: %(what)s.") % _what(desk)


class GiveToHolder(Act):
    """Let the one who holds a case of the person's take the need up in it."""

    name = "give_to_holder"
    form = GiveToHolderForm
    template = "reception/visit_give_to_holder.html"

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        return gettext("The holder takes it")

    def lead(self, desk: VisitAtDesk) -> str:
        """What will happen."""
        return gettext("Who holds the case takes this up in it, and is told at once.")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Give it to them."""
        case = form.cleaned_data["case"]
        return ending.give_to_holder(_need(desk), case, **_acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """Who takes it."""
        case = form.cleaned_data["case"]
        one = next(one for one in desk.page.cases if one.key == case)
        told = {"holder": one.holder, "number": one.number}
        return gettext("%(holder)s takes it in case %(number)s, and is told.") % told


class CallBack(Act):
    """Promise that somebody calls the person back."""

    name = "promise_call_back"
    form = CallBackForm

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        return gettext("Call back")

    def lead(self, desk: VisitAtDesk) -> str:
        """What will happen."""
        said = gettext("It is owed by name and by a day, and stays on their list until it is done.")
        if desk.page.person is not None and not desk.page.person.phone:
            return said + " " + gettext("No telephone number is known: ask for it.")
        return said

    def press(self, desk: VisitAtDesk) -> str:
        """What the button says."""
        return gettext("Promise the call")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Promise it."""
        known = form.cleaned_data
        return promising.promise_call_back(
            _need(desk), known["by"], known["day"], **_acting(form, desk)
        )

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """Who calls, and when."""
        known: dict[str, Any] = form.cleaned_data
        field: Any = form.fields["by"]
        told = {"who": dict(field.choices)[known["by"]], "day": day(known["day"]).striptags()}
        return gettext("%(who)s calls by %(day)s.") % told


class Clarify(Act):
    """Say what a need is about."""

    name = "clarify_need"
    form = WhatForm
    template = "reception/visit_what.html"

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        return gettext("What is it about?")

    def press(self, desk: VisitAtDesk) -> str:
        """What the button says."""
        return gettext("Save")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Keep what was found out."""
        return clarifying.clarify_need(_need(desk), form.stated(), **_acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """What is known now."""
        return gettext("What it is about is known now.")


class AddNeed(Act):
    """The person comes for one thing more."""

    name = "add_need"
    form = AddNeedForm
    template = "reception/visit_what.html"

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        return gettext("One thing more")

    def press(self, desk: VisitAtDesk) -> str:
        """What the button says."""
        return gettext("Add it")

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Write it down."""
        return add_need(desk.key, form.stated(), **_acting(form, desk))

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """That it is there."""
        return gettext("It stands with the rest.")


def _need(desk: VisitAtDesk) -> int:
    return desk.need.key if desk.need else 0


def _what(desk: VisitAtDesk) -> dict[str, str]:
    return {"what": desk.need.topic if desk.need else ""}


def _acting(form: VisitForm, desk: VisitAtDesk) -> dict[str, Any]:
    return {"actor": desk.reader, "now": desk.now, "form": form.submission()}
