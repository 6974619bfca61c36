"""Pages of papers: taken in, opened, given to a colleague, moved; and those that wait."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from onedoor.office.casefile import store
from onedoor.office.casefile.actions.papers import Upload, give_paper, move_paper, receive_paper
from onedoor.office.casefile.at_desk import FileAtDesk
from onedoor.office.casefile.paper_forms import GiveForm, MoveForm, PaperForm
from onedoor.office.casefile.queries import papers_waiting
from onedoor.office.casefile.views.act import Act, desk_of
from onedoor.office.casefile.views.notes import by
from onedoor.office.establishment.queries import one_pack
from onedoor.office.people.signed_in import StaffRequest
from onedoor.rules.casefile.papers import KINDS, what_hinders_giving
from onedoor.vocabulary.casefile_codes import FiledKind, FileReason, PaperType
from onedoor.vocabulary.code import Code


class ReceivePaper(Act):
    """Take a paper in."""

    name = "receive_paper"
    form = PaperForm
    asks_for_a_file = True

    def title(self, desk: FileAtDesk) -> str:
        """What the page is called."""
        return gettext("Take in a paper")

    def lead(self, desk: FileAtDesk) -> str:
        """What happens to it."""
        if desk.case is not None:
            return gettext(
                "It is kept as it is, with a checksum, and whoever holds the case is told."
            )
        return gettext("It lies in no case yet, and waits with you until it is put in one.")

    def press(self, desk: FileAtDesk) -> str:
        """What the button says."""
        return gettext("Take it in")

    def do(self, form: Any, desk: FileAtDesk) -> int:
        """Take it in."""
        sent = form.cleaned_data["paper"]
        upload = Upload(
            file=Path(sent.temporary_file_path()),
            name=sent.name,
            declared=sent.content_type or "",
        )
        return receive_paper(desk.place, upload, came=form.cleaned_data["came"], **by(form, desk))

    def said(self, form: Any, desk: FileAtDesk, result: int) -> str:
        """That it is kept."""
        return gettext("The paper is taken in.")


class GivePaper(Act):
    """Let a paper wait with a colleague."""

    name = "give_paper"
    form = GiveForm

    def title(self, desk: FileAtDesk) -> str:
        """What the page is called."""
        return gettext("Give the paper to a colleague")

    def lead(self, desk: FileAtDesk) -> str:
        """What happens to it."""
        return gettext("They find out where it belongs. Their side of the office owns it then.")

    def press(self, desk: FileAtDesk) -> str:
        """What the button says."""
        return gettext("Give it")

    def because(self, desk: FileAtDesk) -> Code | None:
        """Only what lies in no case."""
        kind, in_a_case = _paper(desk)
        return what_hinders_giving(kind, desk.level, in_a_case=in_a_case, works_here=True)

    def do(self, form: Any, desk: FileAtDesk) -> int:
        """Give it."""
        to = form.cleaned_data["colleague"]
        return give_paper(desk.filed.pk if desk.filed else 0, desk.place, to=to, **by(form, desk))

    def said(self, form: Any, desk: FileAtDesk, result: int) -> str:
        """With whom it waits."""
        told = {"who": form.cleaned_data["colleague"]}
        said: str = gettext("The paper waits with %(who)s.")
        return said % told


class MovePaper(Act):
    """Put a paper into the case where it belongs."""

    name = "move_paper"
    form = MoveForm

    def title(self, desk: FileAtDesk) -> str:
        """What the page is called."""
        return gettext("Put the paper where it belongs")

    def lead(self, desk: FileAtDesk) -> str:
        """What it is called, and who is told."""
        name = desk.filed.words.body if desk.filed and desk.filed.words else ""
        told = gettext("Whoever holds a case is told that it came or went.")
        return f"{name}. {told}"

    def press(self, desk: FileAtDesk) -> str:
        """What the button says."""
        return gettext("Put it there")

    def because(self, desk: FileAtDesk) -> Code | None:
        """Only papers are moved."""
        kind, _ = _paper(desk)
        return super().because(desk) or (
            None if kind is FiledKind.paper else FileReason.not_a_paper
        )

    def do(self, form: Any, desk: FileAtDesk) -> int:
        """Move it."""
        paper = desk.filed.pk if desk.filed else 0
        return move_paper(paper, desk.place, form.into(), **by(form, desk))

    def said(self, form: Any, desk: FileAtDesk, result: int) -> str:
        """Where it lies."""
        said: str = gettext("The paper lies in case %(number)s now.")
        return said % {"number": form.cleaned_data["number"]}


@require_safe
def paper(request: StaffRequest, filed: int) -> HttpResponseBase:
    """A paper itself, as it came, to keep or to open; looked at as any other part of its file.

    What is not as it was kept is told plainly, and not handed out.
    """
    with one_pack():
        desk = desk_of(request.employee, timezone.now(), filed=filed)
    row = desk.filed if desk else None
    if row is None or row.content is None:
        raise Http404
    name = row.words.body if row.words else "paper"
    try:
        file = store.whole(row.content.sha256)
    except store.NotWhole as broken:
        page = {"desk": desk, "name": name, "missing": broken.missing}
        return render(request, "casefile/not_whole.html", page, status=500)
    return _handed_out(file, name, row.content.type)


@require_safe
def waiting_papers(request: StaffRequest) -> HttpResponse:
    """Papers in no case that wait with the reader, or in a unit they lead."""
    with one_pack():
        papers = papers_waiting(request.employee, timezone.now())
        return render(request, "casefile/waiting_papers.html", {"papers": papers})


def _handed_out(file: Path, name: str, kind: PaperType) -> FileResponse:
    """To be saved, and never shown inside a page of ours: it is a stranger's."""
    response = FileResponse(
        file.open("rb"), as_attachment=True, filename=name, content_type=KINDS[kind][0]
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _paper(desk: FileAtDesk) -> tuple[FiledKind, bool]:
    row = desk.filed
    return (row.kind, row.case_id is not None) if row else (FiledKind.note, False)
