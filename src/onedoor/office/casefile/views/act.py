"""One press or one form about a file: asked for, sent, refused, too old, or done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from onedoor.office.casefile.at_desk import (
    FileAtDesk,
    case_file_at_desk,
    filed_at_desk,
    need_file_at_desk,
    person_file_at_desk,
)
from onedoor.office.casefile.forms import FileForm
from onedoor.office.casefile.place import place_of_person
from onedoor.office.establishment.queries import one_pack
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import HasMovedOn, used_for
from onedoor.office.pages.sending import takes_form
from onedoor.office.pages.uploads import is_too_large, takes_a_file
from onedoor.office.pages.wording import words
from onedoor.office.people.models import Employee
from onedoor.office.people.signed_in import StaffRequest
from onedoor.rules.casefile.filing import what_hinders_filing
from onedoor.vocabulary.code import Code

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class Act:
    """Something one does in a file: its form, its words, and the action behind it."""

    name: ClassVar[str]
    form: ClassVar[type[FileForm]] = FileForm
    template: ClassVar[str] = "casefile/act.html"
    asks_for_a_file: ClassVar[bool] = False

    def title(self, desk: FileAtDesk) -> str:
        """What the page is called."""
        raise NotImplementedError

    def lead(self, desk: FileAtDesk) -> str:
        """What will happen, said before it is done."""
        return ""

    def press(self, desk: FileAtDesk) -> str:
        """What the button says."""
        return gettext("Save")

    def more(self, desk: FileAtDesk) -> dict[str, Any]:
        """What else this act's own page shows."""
        return {}

    def because(self, desk: FileAtDesk) -> Code | None:
        """What hinders it here, or None."""
        return what_hinders_filing(desk.level)

    def do(self, form: Any, desk: FileAtDesk) -> int:
        """Do it; what the action gave."""
        raise NotImplementedError

    def said(self, form: Any, desk: FileAtDesk, result: int) -> str:
        """What has been done."""
        raise NotImplementedError

    def instead(self, request: StaffRequest, form: Any, desk: FileAtDesk) -> HttpResponse | None:
        """What another button of the form does; None when it was the ordinary one."""
        return None


def view_of(act: Act) -> Callable[..., HttpResponse]:
    """The view of an act in the file of a case, a need or a person, or with something in it."""

    @takes_form
    def view(request: StaffRequest, **where: Any) -> HttpResponse:
        return carry_out(request, act, **where)

    view.__doc__ = type(act).__doc__
    return takes_a_file(view) if act.asks_for_a_file else view


def desk_of(reader: Employee, now: Any, **where: Any) -> FileAtDesk | None:
    """The file an address names: by a case's `number`, a `need`, a `person`, or what is `filed`."""
    if "filed" in where:
        return filed_at_desk(reader, where["filed"], now)
    if "number" in where:
        return case_file_at_desk(reader, where["number"], now)
    if "need" in where:
        return need_file_at_desk(reader, where["need"], now)
    place = place_of_person(where["person"], reader)
    return person_file_at_desk(reader, place, now) if place else None


def carry_out(request: StaffRequest, act: Act, **where: Any) -> HttpResponse:
    """Show the act's page, or do what its form says and go to where the file is shown."""
    with one_pack():
        desk = desk_of(request.employee, timezone.now(), **where)
        if desk is None:
            raise Http404
        if request.method != "POST":
            return _ask(request, act, desk)
        if request.content_type not in _FORMS:
            return HttpResponse(status=415)
        return _receive(request, act, desk)


def _ask(request: StaffRequest, act: Act, desk: FileAtDesk) -> HttpResponse:
    because = act.because(desk)
    if because is not None:
        return page_of(request, act, desk, None, status=403, because=words(because))
    return page_of(request, act, desk, act.form(desk))


def _receive(request: StaffRequest, act: Act, desk: FileAtDesk) -> HttpResponse:
    form = _filled_in(act, desk, request)
    used = used_for(form.submission())
    if used and used != act.name:
        form.refuse_key()
    if form.errors and used == act.name:
        return _done(request, desk, gettext("That was done the first time."))
    instead = act.instead(request, form, desk)
    if instead is not None:
        return instead
    if form.errors:
        if form.has_error(NON_FIELD_ERRORS, "too_old"):
            form.send_again(desk)
        return page_of(request, act, desk, form, status=422)
    try:
        result = act.do(form, desk)
    except Refused as refused:
        return _refused(request, act, form, refused.because)
    except HasMovedOn as moved:
        return _moved_on(request, act, form, moved.since)
    return _done(request, desk, act.said(form, desk, result))


def _filled_in(act: Act, desk: FileAtDesk, request: StaffRequest) -> FileForm:
    form = act.form(desk, request.POST)
    form.files, form.file_too_large = request.FILES, is_too_large(request)
    form.full_clean()
    return form


def _refused(request: StaffRequest, act: Act, form: FileForm, because: Code) -> HttpResponse:
    """What was written is kept, and knows what has happened meanwhile."""
    form.refuse(because)
    desk = form.desk.again()
    form.send_again(desk)
    return page_of(request, act, desk, form, status=422)


def _moved_on(request: StaffRequest, act: Act, form: FileForm, since: int) -> HttpResponse:
    """409, with what has happened; the form keeps what was written and may be sent again."""
    desk = form.desk.again()
    form.send_again(desk)
    happened = desk.since(since)
    return page_of(request, act, desk, form, status=409, moved_on=True, since=happened)


def page_of(
    request: StaffRequest,
    act: Act,
    desk: FileAtDesk,
    form: FileForm | None,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The act's page, with its form or without."""
    page = {
        "desk": desk,
        "form": form,
        "title": act.title(desk),
        "lead": act.lead(desk),
        "press": act.press(desk),
        "because": "",
        "moved_on": False,
        "since": [],
        **act.more(desk),
        **more,
    }
    return render(request, act.template, page, status=status)


def _done(request: StaffRequest, desk: FileAtDesk, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(desk.back, status=303)
