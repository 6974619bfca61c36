"""Addresses of a case on paper."""

from __future__ import annotations

from django.urls import path

from onedoor.office.whereabouts.case_on_paper.views import show_case_on_paper

urlpatterns = [
    path("cases/<slug:number>/on-paper/", show_case_on_paper, name="case_on_paper"),
]
