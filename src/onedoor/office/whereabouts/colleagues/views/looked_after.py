"""What leaders look after: who begins here, where they are, what they know, and who goes."""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from onedoor.office.establishment.queries import pack_of
from onedoor.office.journal.refused import Refused
from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.sending import form_page, posted, see, sent, takes_form
from onedoor.office.people.models import Employee
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.actions.leaving import change_presence, let_go, set_units
from onedoor.office.reception.left_behind import left_behind_by
from onedoor.office.responsibility.actions.staffing import (
    employ,
    set_levels,
)
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.whereabouts.colleagues.forms import (
    EmployForm,
    LevelsForm,
    PresenceForm,
    UnitsForm,
)
from onedoor.office.whereabouts.colleagues.leading import (
    employers_for,
    ending,
    units_to_employ_in,
    units_to_set,
)
from onedoor.office.whereabouts.colleagues.queries import areas_of, last_of_employee
from onedoor.office.whereabouts.colleagues.views.shown import colleague_at
from onedoor.office.whereabouts.refusals import leads_no_other_unit
from onedoor.rules.responsibility.holder import NobodyAnswers
from onedoor.vocabulary.responsibility_codes import Reason


@takes_form
def my_presence(request: StaffRequest) -> HttpResponse:
    """Whether I am at work."""
    return set_presence(request, request.employee.key)


@takes_form
def set_presence(request: StaffRequest, key: str) -> HttpResponse:
    """Whether somebody is at work, out until a day, or on leave."""
    me, now, one = request.employee, timezone.now(), colleague_at(request, key)
    if not one.may_set_presence:
        raise PermissionDenied
    shown = one.shown
    before = {"presence": shown.presence, "until": shown.away_until, **_as_seen(request, shown.pk)}
    today, furthest = today_at(me.office_id, now), pack_of(me.office_id).times.furthest_days
    form = PresenceForm(posted(request), today=today, furthest_days=furthest, initial=before)
    if not one.is_me:
        form.fields["presence"].label = gettext("Where are they?")
    if form.is_valid():
        until, presence = form.cleaned_data["until"], form.cleaned_data["presence"]
        act = partial(change_presence, shown.pk, presence, until=until, actor=me, now=now)
        if sent(form, "change_presence", partial(act, form=form.submission())) is not None:
            messages.success(request, gettext("Your colleagues see it at once."))
            return see("colleague", key)
    behind = left_behind_by(shown.pk, me, now)
    return form_page(request, "whereabouts/set_presence.html", form, one=one, behind=behind)


@takes_form
def describe(request: StaffRequest, key: str) -> HttpResponse:
    """How well somebody knows each area."""
    me, one = request.employee, colleague_at(request, key)
    if not one.may_describe:
        raise PermissionDenied
    as_seen = _as_seen(request, one.shown.pk)
    form = LevelsForm(posted(request), levels=one.levels, initial=as_seen)
    if form.is_valid():
        act = partial(set_levels, one.shown.pk, form.chosen(), actor=me, now=timezone.now())
        if sent(form, "set_levels", partial(act, form=form.submission())) is not None:
            messages.success(request, gettext("Saved."))
            return see("colleague", key)
    return form_page(request, "whereabouts/describe_colleague.html", form, one=one)


@takes_form
def work_for(request: StaffRequest, key: str) -> HttpResponse:
    """For which units besides their own somebody works."""
    me, one = request.employee, colleague_at(request, key)
    if not one.may_set_units and one.may_describe:
        return leads_no_other_unit(request, one.shown.name, reverse("colleague", args=[key]))
    if not one.may_set_units:
        raise PermissionDenied
    among, now_in = units_to_set(me, one.shown.pk)
    before = {"units": now_in, **_as_seen(request, one.shown.pk)}
    form = UnitsForm(posted(request), among=among, initial=before)
    if form.is_valid():
        keys = [unit for unit, _ in among]
        act = partial(set_units, one.shown.pk, form.cleaned_data["units"], among=keys)
        act = partial(act, actor=me, now=timezone.now(), form=form.submission())
        if sent(form, "set_units", act) is not None:
            messages.success(request, gettext("Saved."))
            return see("colleague", key)
    return form_page(request, "whereabouts/work_for.html", form, one=one)


@takes_form
def register_colleague(request: StaffRequest) -> HttpResponse:
    """Somebody begins to work here."""
    me = request.employee
    units = units_to_employ_in(me)
    if not units:
        raise PermissionDenied
    areas = areas_of(me.office_id)
    form = EmployForm(
        posted(request),
        units=units,
        employers=employers_for(me),
        areas=areas,
        office_key=me.office.key,
    )
    if form.is_valid():
        new = form.new_employee()
        act = partial(employ, new, actor=me, now=timezone.now(), form=form.submission())
        if sent(form, "employ", act) is not None:
            said = gettext(
                "%(name)s works here now. They can sign in when they have been given a password."
            )
            name = f"{new.given_name} {new.family_name}"
            messages.success(request, said % {"name": name})
            return see("colleague", new.key)
    return form_page(request, "whereabouts/register_colleague.html", form)


@takes_form
def end(request: StaffRequest, key: str) -> HttpResponse:
    """Somebody stops working here: to whom their open cases go is shown before it is done."""
    me, now, one = request.employee, timezone.now(), colleague_at(request, key)
    form = ActionForm(posted(request), initial=_as_seen(request, one.shown.pk))
    if not (one.may_end or form.is_bound):
        raise PermissionDenied
    if form.is_valid():
        moved = sent(form, "let_go", partial(_let_go, form, one.shown.pk, me, now))
        if moved is not None:
            said = ngettext(
                "%(name)s no longer works here. %(number)d case went to its unit's leader.",
                "%(name)s no longer works here. %(number)d cases went to their units' leaders.",
                moved,
            )
            messages.success(request, said % {"name": one.shown.name, "number": moved})
            return see("colleagues")
    if not one.may_end:
        raise PermissionDenied
    shown = {
        "would": ending(me, one.shown.pk, now),
        "behind": left_behind_by(one.shown.pk, me, now),
    }
    return form_page(request, "whereabouts/end_colleague.html", form, one=one, **shown)


def _let_go(form: ActionForm, employee: int, actor: Employee, now: dt.datetime) -> int:
    try:
        return let_go(employee, actor=actor, now=now, form=form.submission())
    except NobodyAnswers:
        raise Refused(Reason.nobody_left) from None


def _as_seen(request: StaffRequest, employee: int) -> dict[str, int]:
    return {"expects": last_of_employee(request.employee.office_id, employee)}
