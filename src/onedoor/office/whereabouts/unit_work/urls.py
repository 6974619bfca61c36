"""Addresses of units' work."""

from __future__ import annotations

from django.urls import path

from onedoor.office.whereabouts.unit_work.views import my_units_work, show_unit_work

urlpatterns = [
    path("units/", my_units_work, name="units_work"),
    path("units/<slug:key>/", show_unit_work, name="unit_work"),
]
