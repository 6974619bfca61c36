"""Asking quietly: the page of one's questions, asking, answering, and what comes back."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from onedoor.office.journal.refused import Refused
from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.sending import form_page, posted, see, sent, takes_form
from onedoor.office.pages.wording import words
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.actions.asking import answer_question, ask_quietly, end_question
from onedoor.office.reception.desk.questions.forms import AnswerForm, AskForm
from onedoor.office.reception.desk.queue.views import unless_known
from onedoor.office.reception.questions.queries import (
    asked_before,
    is_office_question,
    is_with,
    my_questions_tag,
    one_to_answer,
    to_answer,
)
from onedoor.office.reception.questions.quiet import quiet_told


@require_safe
def questions(request: StaffRequest) -> HttpResponse:
    """What colleagues ask me, what I have asked, and what may be read of earlier questions."""
    me, now = request.employee, timezone.now()
    page = {"to_answer": to_answer(me, now), "before": asked_before(me), "press": ActionForm}
    return render(request, "reception/questions.html", page | quiet_told(me, now, visit=0))


@require_safe
def questions_now(request: StaffRequest) -> HttpResponse:
    """What has come of my own questions; 304 when nothing is new."""
    me, now = request.employee, timezone.now()
    visit = request.GET.get("visit", "")
    about = int(visit) if visit.isdecimal() and len(visit) < 19 and is_with(me, int(visit)) else 0
    template = "reception/quiet_now.html"
    made = partial(quiet_told, me, now, visit=about)
    return unless_known(request, my_questions_tag(me), lambda: render(request, template, made()))


@takes_form
def ask(request: StaffRequest, visit: int = 0) -> HttpResponse:
    """Ask a colleague quietly; about a visit, from its page, when one says so."""
    me, now = request.employee, timezone.now()
    if visit and not is_with(me, visit):
        raise Http404
    form = AskForm(posted(request), reader=me, now=now, visit=visit)
    if form.is_valid():
        act = partial(ask_quietly, form.asks(), actor=me, now=now, form=form.submission())
        if sent(form, "ask_quietly", act) is not None:
            messages.success(request, gettext("It is asked. The answer comes to your own screen."))
            return see("visit", visit) if visit else see("questions")
    return form_page(request, "reception/question_ask.html", form, visit=visit)


@takes_form
def answer(request: StaffRequest, key: int) -> HttpResponse:
    """Answer what a colleague asks."""
    me, now = request.employee, timezone.now()
    one = one_to_answer(me, key, now)
    if one is None:
        if not is_office_question(me, key):
            raise Http404
        messages.warning(request, gettext("The question is over, or not put to you any more."))
        return see("questions")
    form = AnswerForm(posted(request), about_a_visit=bool(one.ticket))
    if form.is_valid():
        known = form.cleaned_data
        act = partial(
            answer_question,
            key,
            known["words"],
            for_others=known.get("for_others", False),
            actor=me,
            now=now,
        )
        done = sent(form, "answer_question", partial(act, form=form.submission()))
        if done is not None:
            messages.success(request, gettext("Whoever asked has your answer."))
            return see("questions")
    return form_page(request, "reception/question_answer.html", form, one=one)


@require_POST
def end(request: StaffRequest, key: int) -> HttpResponse:
    """I have read the answer, or take my question back."""
    me = request.employee
    if not is_office_question(me, key):
        raise Http404
    try:
        end_question(key, actor=me, now=timezone.now())
    except Refused as refused:
        messages.warning(request, words(refused.because))
    visit = request.POST.get("visit", "")
    back = int(visit) if visit.isdecimal() and len(visit) < 19 else 0
    return see("visit", back) if back and is_with(me, back) else see("questions")
