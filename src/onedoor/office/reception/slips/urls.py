"""Addresses of slips."""

from __future__ import annotations

from django.urls import path

from onedoor.office.reception.slips.views import slip

urlpatterns = [path("visits/<int:visit>/slip/", slip, name="slip")]
