"""Addresses of appointments."""

from __future__ import annotations

from django.urls import path

from onedoor.office.appointment import views

urlpatterns = [
    path("", views.my_times, name="my_times"),
    path("<int:key>/", views.time, name="time"),
    path("<int:key>/appointment.ics", views.time_in_a_calendar, name="time_in_a_calendar"),
    path("<int:key>/kept/", views.keep_time, name="keep_time"),
    path("<int:key>/missed/", views.miss_time, name="miss_time"),
    path("<int:key>/interpreter/", views.answer_for_interpreter, name="answer_interpreter"),
    path("<int:key>/cancel/", views.cancel_time, name="cancel_time"),
    path("<int:key>/move/", views.move_time, name="move_time"),
]
