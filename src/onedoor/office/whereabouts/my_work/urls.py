"""Addresses of one's own work."""

from __future__ import annotations

from django.urls import path

from onedoor.office.whereabouts.my_work.views import (
    my_work_on_paper,
    see_news,
    share_out,
    show_my_work,
)

urlpatterns = [
    path("my-work/", show_my_work, name="my_work"),
    path("my-work/on-paper/", my_work_on_paper, name="my_work_on_paper"),
    path("my-work/seen/", see_news, name="see_news"),
    path("my-work/share-out/<slug:number>/", share_out, name="share_out"),
]
