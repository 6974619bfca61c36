"""Addresses of agreeing on a time, and of who has one today."""

from __future__ import annotations

from django.urls import path

from onedoor.office.reception.agreeing import views

urlpatterns = [
    path("persons/<int:key>/agree-on-time/", views.agree, name="agree_on_time"),
    path("times-today/", views.times_today, name="times_today"),
    path("times-today/<int:key>/here/", views.came, name="came_for_time"),
]
