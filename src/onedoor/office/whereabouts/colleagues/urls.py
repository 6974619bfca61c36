"""Addresses of colleagues."""

from __future__ import annotations

from django.urls import path

from onedoor.office.whereabouts.colleagues.views.looked_after import (
    describe,
    end,
    my_presence,
    register_colleague,
    set_presence,
    work_for,
)
from onedoor.office.whereabouts.colleagues.views.naming import (
    my_background,
    name_leaders,
    name_office_leader,
)
from onedoor.office.whereabouts.colleagues.views.shown import show_colleague, show_colleagues

urlpatterns = [
    path("my-presence/", my_presence, name="my_presence"),
    path("my-background/", my_background, name="my_background"),
    path("colleagues/", show_colleagues, name="colleagues"),
    path("register-colleague/", register_colleague, name="register_colleague"),
    path("colleagues/<slug:key>/", show_colleague, name="colleague"),
    path("colleagues/<slug:key>/presence/", set_presence, name="set_presence"),
    path("colleagues/<slug:key>/levels/", describe, name="describe_colleague"),
    path("colleagues/<slug:key>/units/", work_for, name="work_for"),
    path("colleagues/<slug:key>/end/", end, name="end_colleague"),
    path("units/<slug:key>/leaders/", name_leaders, name="name_leaders"),
    path("office-leaders/<slug:side>/", name_office_leader, name="name_office_leader"),
]
