"""Addresses of the check-in screen. The language stands in them: no cookie keeps it."""

from __future__ import annotations

from django.urls import path

from onedoor.office.reception.check_in.views import (
    check_in_about,
    check_in_more,
    check_in_ticket,
    start,
)

urlpatterns = [
    path("check-in/", start, name="check_in"),
    path("check-in/<str:language>/", check_in_about, name="check_in_about"),
    path("check-in/<str:language>/more/", check_in_more, name="check_in_more"),
    path("check-in/<str:language>/ticket/", check_in_ticket, name="check_in_ticket"),
]
