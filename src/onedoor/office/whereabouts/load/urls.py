"""Addresses of load by unit."""

from __future__ import annotations

from django.urls import path

from onedoor.office.whereabouts.load.views import show_load

urlpatterns = [path("load/", show_load, name="load")]
