"""Naming leaders, and saying where one comes from."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from onedoor.office.pages.sending import form_page, posted, see, sent, takes_form
from onedoor.office.people.actions.background import declare_background
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.responsibility.actions.naming import name_leader_of_side, name_leaders_of
from onedoor.office.whereabouts.colleagues.forms import (
    BackgroundForm,
    LeadersForm,
    SideLeaderForm,
)
from onedoor.office.whereabouts.colleagues.leading import (
    last_of_unit,
    leader_of_side,
    leaders_of,
    who_may_lead,
)
from onedoor.vocabulary.sides import Side


@takes_form
def name_leaders(request: StaffRequest, key: str) -> HttpResponse:
    """Who leads a unit, and who leads its duty."""
    me, unit = request.employee, leaders_of(request.employee, key)
    if unit is None:
        raise Http404
    if not unit.may_name_duty_lead:
        raise PermissionDenied
    form = LeadersForm(
        posted(request),
        may_lead=unit.may_lead if unit.may_name_leader else None,
        may_be_on_duty=unit.may_be_on_duty,
        initial={
            "leader": unit.leader,
            "duty_lead": unit.duty_lead,
            "expects": last_of_unit(me.office_id, unit.pk),
        },
    )
    if form.is_valid():
        leader = form.cleaned_data.get("leader", unit.leader)
        act = partial(name_leaders_of, unit.pk, leader=leader, actor=me, now=timezone.now())
        act = partial(act, duty_lead=form.cleaned_data["duty_lead"], form=form.submission())
        if sent(form, "name_leaders_of", act) is not None:
            messages.success(request, gettext("The unit's leaders are named."))
            return see("colleagues")
    return form_page(request, "whereabouts/name_leaders.html", form, unit=unit)


@takes_form
def name_office_leader(request: StaffRequest, side: str) -> HttpResponse:
    """Who leads a side of the office from now on."""
    if side not in Side.__members__:
        raise Http404
    me, led = request.employee, Side[side]
    may_lead = who_may_lead(me, led)
    if may_lead is None:
        raise PermissionDenied
    others = [one for one in may_lead if one[0] != leader_of_side(me, led)]
    form = SideLeaderForm(posted(request), may_lead=others)
    if form.is_valid():
        act = partial(name_leader_of_side, led, leader=form.cleaned_data["leader"], actor=me)
        if (
            sent(
                form,
                "name_leader_of_side",
                partial(act, now=timezone.now(), form=form.submission()),
            )
            is not None
        ):
            messages.success(request, gettext("The side has a new leader."))
            return see("colleagues")
    return form_page(request, "whereabouts/name_office_leader.html", form, side=led)


@takes_form
def my_background(request: StaffRequest) -> HttpResponse:
    """Where I come from, in my own words' place: asked of nobody, shown to nobody."""
    me = request.employee
    form = BackgroundForm(posted(request))
    if form.is_valid():
        agency = form.cleaned_data["former_agency"]
        act = partial(declare_background, me, agency, now=timezone.now(), form=form.submission())
        if sent(form, "declare_background", act) is not None:
            messages.success(request, gettext("Kept, and shown to nobody."))
            return see("colleague", me.key)
    return form_page(request, "whereabouts/my_background.html", form)
