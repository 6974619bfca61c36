"""Addresses of the pages that belong to no one subject."""

from __future__ import annotations

from django.urls import include, path

from onedoor.office.whereabouts.glossary import glossary
from onedoor.office.whereabouts.pass_on import pass_on

urlpatterns = [
    path("words/", glossary, name="glossary"),
    path("pass-on/", pass_on, name="pass_on"),
    path("", include("onedoor.office.whereabouts.case_on_paper.urls")),
    path("", include("onedoor.office.whereabouts.colleagues.urls")),
    path("", include("onedoor.office.whereabouts.load.urls")),
    path("", include("onedoor.office.whereabouts.my_work.urls")),
    path("", include("onedoor.office.whereabouts.person.urls")),
    path("", include("onedoor.office.whereabouts.search.urls")),
    path("", include("onedoor.office.whereabouts.unit_work.urls")),
]
