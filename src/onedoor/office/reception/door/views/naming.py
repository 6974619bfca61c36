"""Who is it? Somebody who came without a name is found among the known, or says their name."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from onedoor.office.pages.sending import form_page, posted, see, sent, takes_form
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.door.actions import name_visitor
from onedoor.office.reception.door.arrived import Arrived, arrived
from onedoor.office.reception.door.choices import NEW
from onedoor.office.reception.door.known import last_of
from onedoor.office.reception.door.naming import Naming, WhoForm
from onedoor.office.reception.door.questions import ASKED

_PAGE = "reception/door_who.html"


@takes_form
def say_who(request: StaffRequest, key: int) -> HttpResponse:
    """The ticket gets a name: of somebody known, and then the two become one, or a new one."""
    me, now = request.employee, timezone.now()
    last = arrived(me, key, now)
    if last is None:
        raise Http404
    if not last.person.nameless:
        return redirect("find_the_other", last.person.key)
    seen = {"expects": last_of(me.office_id, last.person.key)}
    form = WhoForm(posted(request), now=now, reader=me, initial=seen)
    naming = Naming(form, request.POST, last.person.key)
    answer = naming.read() if form.is_valid() and "again" not in request.POST else None
    if answer is not None and _done(naming, answer):
        messages.success(request, gettext("It is known now who has the ticket."))
        return see("arrived", key)
    return _page(request, form, naming, last)


def _done(naming: Naming, answer: str) -> bool:
    form, visitor = naming.form, naming.visitor
    me, now = form.reader, form.now
    if answer == NEW:
        act = partial(name_visitor, visitor, naming.named(), actor=me, now=now)
        return sent(form, "correct_person", partial(act, form=form.submission())) is not None
    kept, of_kept, of_visitor = naming.seen(int(answer))
    act = partial(merge_persons, kept, visitor, actor=me, now=now, form=of_kept)
    return sent(form, "merge_persons", partial(act, merged_expects=of_visitor)) is not None


def _page(request: StaffRequest, form: WhoForm, naming: Naming, last: Arrived) -> HttpResponse:
    questions = naming.questions.form() if naming.asks and not form.errors else None
    page = {
        "last": last,
        "written": form,
        "ASKED": ASKED,
        "candidates": naming.found.persons,
        "more": naming.found.more,
        "asks": questions is not None,
    }
    return form_page(request, _PAGE, questions or form, **page)
