"""Addresses of the door."""

from __future__ import annotations

from django.urls import path

from onedoor.office.reception.door.views.naming import say_who
from onedoor.office.reception.door.views.registering import door, show_arrived, undo

urlpatterns = [
    path("door/", door, name="door"),
    path("door/<int:key>/", show_arrived, name="arrived"),
    path("door/<int:key>/undo/", undo, name="undo_arrival"),
    path("door/<int:key>/who/", say_who, name="say_who"),
]
