"""Addresses of asking where it is."""

from __future__ import annotations

from django.urls import path

from onedoor.office.reception.where.views import where, where_by_code, where_message

urlpatterns = [
    path("where/", where, name="where"),
    path("where/leave-message/", where_message, name="where_message"),
    path("where/<str:code>/", where_by_code, name="where_by_code"),
]
