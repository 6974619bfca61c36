"""Addresses: each subject of the office has its own, and all are gathered here."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView

from onedoor.office.inspection.demo.who_to_be import who_to_be
from onedoor.office.whereabouts.demo import demo

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="my_work"), name="start"),
    path("", include("onedoor.office.people.urls")),
    path("", include("onedoor.office.reception.urls")),
    path("", include("onedoor.office.casefile.urls")),
    path("appointments/", include("onedoor.office.appointment.urls")),
    path("cases/", include("onedoor.office.responsibility.urls")),
    path("roster/", include("onedoor.office.roster.urls")),
    path("safety/", include("onedoor.office.safety.urls")),
    path("", include("onedoor.office.whereabouts.urls")),
    path("demo/", demo, {"suggest": who_to_be}, name="demo"),
]

handler400 = "onedoor.office.whereabouts.refusals.bad_request"
handler403 = "onedoor.office.whereabouts.refusals.forbidden"
handler404 = "onedoor.office.whereabouts.refusals.not_here"
handler500 = "onedoor.office.whereabouts.refusals.broken"
