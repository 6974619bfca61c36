"""Making two registrations of one person one: find the other, look at both, say which is kept."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext

from onedoor.office.pages.dates import day
from onedoor.office.pages.sending import form_page, posted, see, sent, takes_form
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.whereabouts.person.forms import MergeForm
from onedoor.office.whereabouts.person.queries import (
    PersonWhole,
    duplicates_of,
    last_of_person,
    person_whole,
)
from onedoor.office.whereabouts.person.views.one_person import about_a_person, person_at
from onedoor.office.whereabouts.search.queries import TakenFor, search_for


@takes_form
def find_the_other(request: StaffRequest, key: int) -> HttpResponse:
    """Who else may this be? Found by themselves, or by a search that is posted."""
    me, now = request.employee, timezone.now()
    person = person_at(request, key, now)
    asked = " ".join(request.POST.get("q", "").replace("\x00", "").split())[:100]
    found, problem = [], None
    if asked:
        answer = search_for(me, asked, now)
        found = [answer.person] if answer.person else answer.persons.persons
        found, problem = [one for one in found if one.key != key], answer.problem
        if answer.taken_for is TakenFor.case_number:
            problem = TakenFor.case_number
    page = {
        "person": person,
        "alike": duplicates_of(me, person, now),
        "asked": asked,
        "found": found,
        "problem": problem,
    }
    return render(request, "whereabouts/find_the_other.html", page)


@takes_form
@about_a_person
def merge(request: StaffRequest, key: int, other: int) -> HttpResponse:
    """Both side by side; the one that is not kept leads to the other from then on."""
    me, now = request.employee, timezone.now()
    one, two = person_whole(me, key, now), person_whole(me, other, now)
    if one is None or two is None or key == other:
        raise Http404
    form = MergeForm(
        posted(request),
        either=[(whole.person.key, _told_apart(whole)) for whole in (one, two)],
        initial={
            "kept": _more_is_known_of(one, two),
            "expects": last_of_person(me, key),
            "expects_other": last_of_person(me, other),
        },
    )
    if form.is_valid():
        kept = form.cleaned_data["kept"]
        gone = other if kept == key else key
        as_seen, of_gone = form.seen(other_kept=kept == other)
        act = partial(
            merge_persons, kept, gone, actor=me, now=now, form=as_seen, merged_expects=of_gone
        )
        if sent(form, "merge_persons", act) is not None:
            messages.success(request, gettext("The two registrations are one."))
            return see("person", kept)
    return form_page(request, "whereabouts/merge_persons.html", form, both=(one, two))


def _told_apart(whole: PersonWhole) -> str:
    """Two of the same name are told apart by when they were born, and by their number here."""
    born = day(whole.person.birth_date) if whole.person.birth_date else gettext("not known")
    said = gettext("%(name)s, born %(day)s (registration %(key)d)")
    return said % {"name": whole.person.name, "day": strip_tags(born), "key": whole.person.key}


def _more_is_known_of(one: PersonWhole, two: PersonWhole) -> int:
    """Which of two is kept unless something else is said: the one with a number, else the older."""
    best = min((one, two), key=lambda whole: (not whole.person.numbers, whole.person.key))
    return best.person.key
