"""Addresses of files: in that of a case, of a need or of a person, and of what lies there."""

from __future__ import annotations

from django.urls import URLPattern, path

from onedoor.office.casefile.views.act import Act, view_of
from onedoor.office.casefile.views.notes import CorrectNote, WriteNote
from onedoor.office.casefile.views.noting import FillInSheet, NoteReference, TakeBack
from onedoor.office.casefile.views.papers import (
    GivePaper,
    MovePaper,
    ReceivePaper,
    paper,
    waiting_papers,
)
from onedoor.office.casefile.views.person import file_of_person

_FILES = {
    "case": "cases/<slug:number>/",
    "need": "needs/<int:need>/",
    "person": "persons/<int:person>/",
}


def _in_every_file(address: str, act: Act) -> list[URLPattern]:
    """An act's page in the file of a case, of a need and of a person: `write_note_of_case`."""
    view = view_of(act)
    return [
        path(f"{file}file/{address}/", view, name=f"{act.name}_of_{of}")
        for of, file in _FILES.items()
    ]


urlpatterns = [
    *_in_every_file("note", WriteNote()),
    *_in_every_file("paper", ReceivePaper()),
    *_in_every_file("reference", NoteReference()),
    *_in_every_file("sheet", FillInSheet()),
    path("persons/<int:person>/file/", file_of_person, name="file_of_person"),
    path("filed/<int:filed>/note/", view_of(CorrectNote()), name="correct_note"),
    path("filed/<int:filed>/paper/", paper, name="paper"),
    path("filed/<int:filed>/give/", view_of(GivePaper()), name="give_paper"),
    path("filed/<int:filed>/move/", view_of(MovePaper()), name="move_paper"),
    path("papers/", waiting_papers, name="waiting_papers"),
    path("filed/<int:filed>/take-back/", view_of(TakeBack()), name="take_back"),
]
