"""Addresses of reception."""

from __future__ import annotations

from django.urls import include, path

from onedoor.office.reception.views import open_case, open_case_for

urlpatterns = [
    path("", include("onedoor.office.reception.web_form.urls")),
    path("", include("onedoor.office.reception.board.urls")),
    path("", include("onedoor.office.reception.check_in.urls")),
    path("", include("onedoor.office.reception.screens.urls")),
    path("", include("onedoor.office.reception.slips.urls")),
    path("", include("onedoor.office.reception.where.urls")),
    path("", include("onedoor.office.reception.door.urls")),
    path("", include("onedoor.office.reception.desk.urls")),
    path("", include("onedoor.office.reception.messaging.urls")),
    path("", include("onedoor.office.reception.agreeing.urls")),
    path("open-case/", open_case, name="open_case"),
    path("persons/<int:key>/open-case/", open_case_for, name="open_case_for"),
]
