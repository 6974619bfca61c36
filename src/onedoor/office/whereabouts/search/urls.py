"""Addresses of the search."""

from __future__ import annotations

from django.urls import path

from onedoor.office.whereabouts.search.views import persons, search

urlpatterns = [
    path("search/", search, name="search"),
    path("persons/", persons, name="persons"),
]
