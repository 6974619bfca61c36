"""Addresses of persons."""

from __future__ import annotations

from django.urls import path

from onedoor.office.whereabouts.person.views.about import (
    correct,
    forget_person,
    identify,
    show_person,
    take_number_away,
)
from onedoor.office.whereabouts.person.views.merging import find_the_other, merge
from onedoor.office.whereabouts.person.views.registering import register

urlpatterns = [
    path("persons/new/", register, name="register_person"),
    path("persons/<int:key>/", show_person, name="person"),
    path("persons/<int:key>/correct/", correct, name="correct_person"),
    path("persons/<int:key>/identify/", identify, name="identify_person"),
    path(
        "persons/<int:key>/numbers/<int:number>/take-away/",
        take_number_away,
        name="take_number_away",
    ),
    path("persons/<int:key>/merge/", find_the_other, name="find_the_other"),
    path("persons/<int:key>/merge/<int:other>/", merge, name="merge_persons"),
    path("persons/<int:key>/forget/", forget_person, name="forget_person"),
]
