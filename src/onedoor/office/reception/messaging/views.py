"""Taking down a message for the one who holds a case, in one step; and asking again."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from onedoor.office.pages.dates import day
from onedoor.office.pages.sending import form_page, posted, see, sent, takes_form
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.actions.messaging import leave_message, leave_message_about
from onedoor.office.reception.desk.debts.queries import debt_shown
from onedoor.office.reception.messaging.forms import AskedAgainForm, MessageForm
from onedoor.office.reception.messaging.queries import who_contacts
from onedoor.office.responsibility.case_at_desk import CaseAtDesk
from onedoor.office.responsibility.views.act import Act, carry_out


class LeaveMessage(Act):
    """Write down that the person asks to be contacted by the one who holds the case."""

    name = "leave_message"
    form = MessageForm

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return gettext("Leave a message")

    def lead(self, desk: CaseAtDesk) -> str:
        """To whom it goes, and what becomes of it."""
        told = {"holder": desk.shown.holder}
        said = gettext(
            "%(holder)s holds the case and owes the answer, by a day, until the person is reached."
        )
        return said % told

    def do(self, form: Any, desk: CaseAtDesk) -> int:
        """Leave it."""
        sent_as = form.submission()
        return leave_message(
            desk.row.pk, form.said(), actor=desk.reader, now=desk.now, form=sent_as
        )

    def said(self, form: Any, desk: CaseAtDesk, result: int) -> str:
        """Who contacts the person, and by which day: to be told them now."""
        who, by = who_contacts(result)
        told = {"who": who, "day": day(by).striptags()}
        return gettext("%(who)s contacts them by %(day)s. Tell them so.") % told


@takes_form
def take_message(request: StaffRequest, number: str) -> HttpResponse:
    """Take down a message for the holder of a case."""
    return carry_out(request, number, LeaveMessage())


@takes_form
def ask_again(request: StaffRequest, key: int) -> HttpResponse:
    """Somebody who is owed a contact has asked for it again."""
    me, now = request.employee, timezone.now()
    one = debt_shown(me, key, now)
    if one is None or one.end is not None or one.case:
        raise Http404
    form = AskedAgainForm(posted(request))
    if form.is_valid():
        act = partial(leave_message_about, key, form.said(), actor=me, now=now)
        done = sent(form, "leave_message_about", partial(act, form=form.submission()))
        if done is not None:
            messages.success(request, gettext("It is written down beside what is owed."))
            return see("debt", key)
    return form_page(request, "reception/ask_again.html", form, debt=one)
