"""A person's own page, and putting right what is known of them."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.sending import form_page, posted, see, sent, takes_form
from onedoor.office.people.actions.identities import identify_person, remove_number
from onedoor.office.people.actions.persons import correct_person
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.whereabouts.person.actions import forget
from onedoor.office.whereabouts.person.forms import IdentifyForm, PersonForm
from onedoor.office.whereabouts.person.queries import (
    holder_of_number,
    last_of_person,
    person_whole,
)
from onedoor.office.whereabouts.person.views.one_person import about_a_person, person_at


@require_safe
def show_person(request: StaffRequest, key: int) -> HttpResponse:
    """Who somebody is, and where each of their cases is."""
    whole = person_whole(request.employee, key, timezone.now())
    if whole is None:
        raise Http404
    if whole.person.merged_into:
        messages.info(request, gettext("The registration you opened was merged into this one."))
        return redirect("person", whole.person.merged_into)
    return render(request, "whereabouts/person.html", {"whole": whole, "person": whole.person})


@takes_form
@about_a_person
def correct(request: StaffRequest, key: int) -> HttpResponse:
    """Put name, birth date and language right."""
    me, now = request.employee, timezone.now()
    person = person_at(request, key, now)
    form = PersonForm(
        posted(request),
        now=now,
        today=today_at(me.office_id, now),
        initial={
            "given_name": person.given_name,
            "family_name": person.family_name,
            "birth_date": person.birth_date,
            "language": person.language,
            "phone": person.phone,
            "email": person.email,
            "expects": last_of_person(me, key),
        },
    )
    if form.is_valid():
        act = partial(
            correct_person, key, form.details(), actor=me, now=now, form=form.submission()
        )
        if sent(form, "correct_person", act) is not None:
            messages.success(request, gettext("What is known of the person is put right."))
            return see("person", key)
    return form_page(request, "whereabouts/correct_person.html", form, person=person)


@takes_form
@about_a_person
def identify(request: StaffRequest, key: int) -> HttpResponse:
    """Tie a number to somebody."""
    me, now = request.employee, timezone.now()
    person = person_at(request, key, now)
    form = IdentifyForm(posted(request), now=now, initial={"expects": last_of_person(me, key)})
    taken = None
    if form.is_valid():
        country, number = form.cleaned_data["country"], form.cleaned_data["number"]
        act = partial(identify_person, key, country=country, number=number)
        if (
            sent(form, "identify_person", partial(act, actor=me, now=now, form=form.submission()))
            is not None
        ):
            messages.success(request, gettext("The number is tied to the person."))
            return see("person", key)
        taken = holder_of_number(me, country, number, now)
    page = {"person": person, "taken": taken if taken and taken.key != key else None}
    return form_page(request, "whereabouts/identify_person.html", form, **page)


@takes_form
@about_a_person
def take_number_away(request: StaffRequest, key: int, number: int) -> HttpResponse:
    """Take away a number that is not this person's."""
    me, now = request.employee, timezone.now()
    person = person_at(request, key, now)
    kept = next((one for one in person.numbers if one.key == number), None)
    form = ActionForm(posted(request), initial={"expects": last_of_person(me, key)})
    if form.is_valid():
        act = partial(remove_number, key, number, actor=me, now=now, form=form.submission())
        if sent(form, "remove_number", act) is not None:
            messages.success(request, gettext("The number is taken away."))
            return see("person", key)
    if kept is None and not form.is_bound:
        raise Http404
    return form_page(request, "whereabouts/take_number_away.html", form, person=person, kept=kept)


@takes_form
@about_a_person
def forget_person(request: StaffRequest, key: int) -> HttpResponse:
    """Delete who a person is: leaders of the office alone."""
    me, now = request.employee, timezone.now()
    whole = person_whole(me, key, now)
    if whole is None:
        raise Http404
    form = ActionForm(posted(request), initial={"expects": last_of_person(me, key)})
    if not whole.may_forget:
        raise PermissionDenied
    if form.is_valid():
        act = partial(forget, key, actor=me, now=now, form=form.submission())
        if sent(form, "forget_person", act) is not None:
            messages.success(request, gettext("The person is deleted."))
            return see("person", key)
    page = {"whole": whole, "person": whole.person}
    return form_page(request, "whereabouts/forget_person.html", form, **page)
