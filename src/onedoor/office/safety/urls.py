"""Addresses of safety."""

from __future__ import annotations

from django.urls import path

from onedoor.office.safety.help.views import (
    call_help,
    help_come,
    help_end,
    help_now,
    help_over,
    help_page,
    help_place,
)
from onedoor.office.safety.marks import views as marks

urlpatterns = [
    path("help/", help_page, name="help_page"),
    path("help/call/", call_help, name="call_help"),
    path("help/now/", help_now, name="help_now"),
    path("help/<int:key>/where/", help_place, name="help_place"),
    path("help/<int:key>/come/", help_come, name="help_come"),
    path("help/<int:key>/over/", help_over, name="help_over"),
    path("help/<int:key>/end/", help_end, name="help_end"),
    path("person/<int:key>/mark/", marks.mark_person, name="mark_person"),
    path("marks/<int:key>/", marks.safety_mark, name="safety_mark"),
    path("marks/<int:key>/decide/", marks.decide, name="decide_mark"),
    path("marks/<int:key>/decline/", marks.decline, name="decline_mark"),
    path("marks/<int:key>/renew/", marks.renew, name="renew_mark"),
    path("marks/<int:key>/tell/", marks.tell, name="tell_of_mark"),
    path("marks/<int:key>/end/", marks.end, name="end_mark"),
]
