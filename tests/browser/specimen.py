"""A page with one of everything, so that each macro is looked at before pages are made of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from onedoor.config.urls import handler400, handler403, handler404, handler500
from onedoor.config.urls import urlpatterns as real
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import HasMovedOn
from onedoor.office.pages.fields import CodeField, DayField
from onedoor.office.pages.forms import ActionForm
from onedoor.office.whereabouts.refusals import Happened, has_moved_on
from onedoor.vocabulary.responsibility_codes import Asked, OfferReason, Outcome, Reason

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

THEN = dt.datetime(2026, 2, 26, 9, 30, tzinfo=dt.UTC)
PAGE = """
{% extends "page.html" %}
{% from "aksel/alerts.html" import alert, note %}
{% from "aksel/buttons.html" import button, buttons, link_button %}
{% from "aksel/forms.html" import post_form, search_form with context %}
{% from "aksel/lists.html" import fact, facts, happened, history, pagination %}
{% from "aksel/tables.html" import table, td, th %}
{% from "aksel/text.html" import heading, link, paragraph, section, tag %}
{% block title %}2026-0017{% endblock %}
{% block main %}
{% call heading("2026-0017", lead="Kari Nordmann", above="Sak") %}
  {{ link_button("Åpne", "/", variant="primary", small=true) }} {{ button("Lukk", small=true) }}
{% endcall %}
{% call facts() %}
  {{ fact("Holder", "Amina Jamadid") }}
  {% call fact("State") %}{{ tag(words(state), "success") }}{% endcall %}
  {% call fact("Since") %}{{ moment(then) }} ({{ ago(then) }}){% endcall %}
  {{ fact("Next", day(then)) }}
{% endcall %}
{% for color in ("info", "success", "warning", "danger") %}
  {{ note("Svar innen fredag.", color=color) }} {{ tag(color, color) }}
  {% call alert("Saken er kommet tilbake.", color=color) %}En leder må avgjøre.{% endcall %}
{% endfor %}
{% call section("Sakene mine", count=rows|length) %}
  {% set columns = ["Sak", "Person", "Frist"] %}
  {% call(row) table("Sakene mine", columns, rows, numbers=(2,)) %}
    {% call th() %}{{ link(row, "/" ~ row) }}{% endcall %}
    {{ td(columns[1], "Kari Nordmann") }}
    {% call td(columns[2], number=true) %}
      {{ day(then, "short") }} {{ tag("i dag", "warning") }}
    {% endcall %}
  {% endcall %}
  {{ pagination(pages, "/specimen/") }}
{% endcall %}
{% call section("Tilbudt meg", count=0) %}
  {% call(row) table("Tomt", ["A"], []) %}{% endcall %}
{% endcall %}
{% call section("Historie") %}
  {% call history("Historie") %}
    {% call happened(then, "Tilbudt Elif Karabulut", by="Amina") %}Kjenner ham.{% endcall %}
    {{ happened(then, "Åpnet", by="Amina Jamadid", color="success") }}
  {% endcall %}
{% endcall %}
{{ search_form("/specimen/", "Søk", value="Kari") }}
{% call section("Tilby saken") %}
{% call post_form("/specimen/", form) %}
  {{ form }}
  {{ buttons("Tilby saken", cancel="/") }}
{% endcall %}
{% endcall %}
{% endblock %}
"""


FORM_PAGE = """
{% extends "page.html" %}
{% from "aksel/buttons.html" import buttons %}
{% from "aksel/forms.html" import post_form with context %}
{% block title %}Note{% endblock %}
{% block main %}
<h1>Note</h1>
{% call post_form("/specimen/said-no/form/", form) %}{{ form }}{{ buttons("Send") }}{% endcall %}
{% endblock %}
"""


class OfferForm(ActionForm):
    """One of every kind of field."""

    name = forms.CharField(label="Navn", max_length=10, help_text="Slik det står i passet")
    age = forms.IntegerField(label="Alder", min_value=0, required=False)
    reason = CodeField(OfferReason, label="Grunn")
    asked = CodeField(Asked, label="Hva du ber om")
    outcome = CodeField(Outcome, label="Hva det ble til", required=False)
    answer_by = DayField(label="Svar innen")
    words = forms.CharField(label="Mer", widget=forms.Textarea, max_length=50, required=False)
    sure = forms.BooleanField(label="Jeg er sikker")
    areas = forms.MultipleChoiceField(
        label="Områder", widget=forms.CheckboxSelectMultiple, choices=[("a", "A"), ("b", "B")]
    )


@login_not_required
def specimen(request: HttpRequest) -> HttpResponse:
    """Everything on one page."""
    form = OfferForm(request.POST or None, initial={"expects": 7})
    rows = [f"2026-00{number}" for number in range(10, 14)]
    page: dict[str, Any] = {
        "form": form,
        "pages": Paginator(range(100), 5).page(7),
        "rows": rows,
        "state": Asked.decide,
        "then": THEN,
    }
    return HttpResponse(engines["jinja2"].from_string(PAGE).render(page, request))


def moved_on(request: HttpRequest) -> HttpResponse:
    """A form that came too late; without `told`, as an action's own refusal."""
    if "told" not in request.GET:
        raise HasMovedOn(7)
    since = [Happened(at=THEN, what="Tilbudt Elif Karabulut", by="Amina Jamadid")]
    return has_moved_on(request, since, latest=9)


def said_no(request: HttpRequest) -> HttpResponse:
    """A rule refuses."""
    raise Refused(Reason.not_holder)


class NoteForm(ActionForm):
    """One thing to write."""

    note = forms.CharField(label="Note")


def said_no_to_form(request: HttpRequest) -> HttpResponse:
    """A form that a rule refuses, whatever is written."""
    if request.method == "POST":
        raise Refused(Reason.not_holder)
    page = engines["jinja2"].from_string(FORM_PAGE).render({"form": NoteForm()}, request)
    return HttpResponse(page)


@login_not_required
def breaks(request: HttpRequest) -> HttpResponse:
    """Our own fault."""
    raise ZeroDivisionError


urlpatterns = [
    *real,
    path("specimen/", specimen),
    path("specimen/moved-on/", moved_on),
    path("specimen/said-no/", said_no),
    path("specimen/said-no/form/", said_no_to_form),
    path("specimen/breaks/", breaks),
]
