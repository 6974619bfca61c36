"""Addresses of the roster."""

from __future__ import annotations

from django.urls import path

from onedoor.office.roster.own.views import my_duties
from onedoor.office.roster.week.views import roster, roster_week

urlpatterns = [
    path("", roster, name="roster"),
    path("mine/", my_duties, name="my_duties"),
    path("<slug:unit>/<str:day>/", roster_week, name="roster_week"),
]
