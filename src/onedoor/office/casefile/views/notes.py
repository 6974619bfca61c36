"""Pages of a note: written, kept as a draft, read with its history, corrected."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext

from onedoor.office.casefile.actions.drafts import keep_draft
from onedoor.office.casefile.actions.notes import correct_note, write_note
from onedoor.office.casefile.at_desk import FileAtDesk
from onedoor.office.casefile.forms import CorrectionForm, FileForm, NoteForm
from onedoor.office.casefile.queries import versions_of
from onedoor.office.casefile.views.act import Act, page_of
from onedoor.office.journal.refused import Refused
from onedoor.office.people.signed_in import StaffRequest
from onedoor.rules.casefile.filing import FiledFacts
from onedoor.rules.casefile.notes import who_may_not_correct
from onedoor.vocabulary.code import Code

KEEP = "keep"


class Note(Act):
    """What a note and its correction have in common: either may be kept as a draft first."""

    template = "casefile/note.html"

    def more(self, desk: FileAtDesk) -> dict[str, Any]:
        """That a draft can be kept, and what the note has said before."""
        return {"versions": versions_of(desk.filed) if desk.filed else []}

    def instead(self, request: StaffRequest, form: Any, desk: FileAtDesk) -> HttpResponse | None:
        """Keep what is written as a draft, though a day or a reason may still be missing."""
        if KEEP not in request.POST:
            return None
        written = str(form.data.get("written", ""))
        note = desk.filed.pk if desk.filed else 0
        try:
            keep_draft(desk.place, written, note=note, actor=desk.reader, now=desk.now)
        except Refused as refused:
            form.refuse(refused.because)
            return page_of(request, self, desk, form, status=422)
        messages.success(request, gettext("Your draft is kept. Only you are shown it."))
        return page_of(request, self, desk, self.form(desk))


class WriteNote(Note):
    """Write a note in a file."""

    name = "write_note"
    form = NoteForm

    def title(self, desk: FileAtDesk) -> str:
        """What the page is called."""
        return gettext("Write a note")

    def press(self, desk: FileAtDesk) -> str:
        """What the button says."""
        return gettext("Save the note")

    def do(self, form: Any, desk: FileAtDesk) -> int:
        """Write it."""
        return write_note(desk.place, form.cleaned_data["written"], **by(form, desk))

    def said(self, form: Any, desk: FileAtDesk, result: int) -> str:
        """That it is written."""
        return gettext("The note is saved.")


class CorrectNote(Note):
    """Read a note with its history, and correct it."""

    name = "correct_note"
    form = CorrectionForm

    def title(self, desk: FileAtDesk) -> str:
        """What the page is called."""
        return gettext("A note and its history")

    def press(self, desk: FileAtDesk) -> str:
        """What the button says."""
        return gettext("Save the correction")

    def because(self, desk: FileAtDesk) -> Code | None:
        """Only its writer, and who holds the case, correct it."""
        note = desk.filed
        if note is None:
            return super().because(desk)
        holder = desk.case.row.holder_id if desk.case else 0
        return who_may_not_correct(
            FiledFacts(kind=note.kind, level=desk.level),
            mine=note.by_id == desk.reader.pk,
            i_hold=holder == desk.reader.pk,
        )

    def do(self, form: Any, desk: FileAtDesk) -> int:
        """Correct it."""
        said = form.cleaned_data
        return correct_note(
            desk.filed.pk if desk.filed else 0,
            desk.place,
            said["written"],
            reason=said["reason"],
            seen_version=said["seen_version"],
            **by(form, desk),
        )

    def said(self, form: Any, desk: FileAtDesk, result: int) -> str:
        """That it is corrected."""
        return gettext("The note is corrected. What it said before stays in its history.")


def by(form: FileForm, desk: FileAtDesk) -> dict[str, Any]:
    """Who acts, when, and by which form."""
    return {"actor": desk.reader, "now": desk.now, "form": form.submission()}
