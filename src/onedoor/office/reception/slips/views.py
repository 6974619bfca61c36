"""Giving somebody a slip: asked for here, and then shown as it is printed."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override

from onedoor.office.pages.sending import form_page, posted, sent, takes_form
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.actions.slips import make_slip
from onedoor.office.reception.slips.forms import SlipForm
from onedoor.office.reception.slips.queries import paper, slip_asked


@takes_form
def slip(request: StaffRequest, visit: int) -> HttpResponse:
    """Make a slip for a visit, and show it this once: its code is kept nowhere."""
    me, now = request.employee, timezone.now()
    asked = slip_asked(me, visit, now)
    if asked is None:
        raise Http404
    if asked.because is not None:
        return render(request, "reception/slip.html", {"asked": asked}, status=403)
    form, repeated = SlipForm(posted(request), initial={"language": asked.language}), False
    if form.is_valid():
        act = partial(make_slip, visit, actor=me, now=now, form=form.submission())
        code = sent(form, "make_slip", act)
        if code:
            return _printed(request, visit, code, form.cleaned_data["language"])
        repeated = not form.errors
    if repeated:  # its code was told the first time: whoever needs another makes a new slip
        form = SlipForm(initial={"language": form.cleaned_data["language"]})
    return form_page(request, "reception/slip.html", form, asked=asked, repeated=repeated)


def _printed(request: HttpRequest, visit: int, code: str, language: str) -> HttpResponse:
    with override(language):
        made = paper(request.get_host(), visit, code)
        return render(request, "reception/slip_paper.html", {"paper": made, "visit": visit})
