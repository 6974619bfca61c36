"""Addresses of opening and closing screens."""

from __future__ import annotations

from django.urls import path

from onedoor.office.reception.screens.views import close_a_screen, screens

urlpatterns = [
    path("screens/", screens, name="screens"),
    path("screens/<int:screen>/close/", close_a_screen, name="close_screen"),
]
