"""What happens in a case's file, as sentences of the case's history; never what was written."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext
from markupsafe import Markup, escape

from onedoor.office.journal.models import JournalLine
from onedoor.office.pages.dates import day
from onedoor.office.pages.wording import capital, words
from onedoor.office.responsibility.names import Names
from onedoor.office.responsibility.sentences import sentences
from onedoor.vocabulary.casefile import (
    FiledTakenBack,
    NoteCorrected,
    NoteWritten,
    PaperFiled,
    PaperGiven,
    PaperLeft,
    PaperReceived,
    ReferenceNoted,
    SheetNoted,
)


@sentences.register
def _(event: NoteWritten, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield escape(gettext("A note was written"))


@sentences.register
def _(event: NoteCorrected, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield escape(gettext("A note was corrected"))
    yield escape(capital(words(event.correction_reason)))


@sentences.register
def _(event: ReferenceNoted, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield escape(gettext("A number in another system was noted"))


@sentences.register
def _(event: SheetNoted, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield escape(gettext("On the sheet: %(kind)s") % {"kind": words(event.filed_kind)})
    if event.promised_for:
        yield escape(gettext("Promised for")) + " " + day(event.promised_for)


@sentences.register
def _(event: FiledTakenBack, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield escape(gettext("Something noted by mistake was taken away"))


@sentences.register
def _(event: PaperReceived, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield escape(gettext("A paper was taken in"))
    yield escape(capital(words(event.paper_from)))


@sentences.register
def _(event: PaperGiven, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield escape(gettext("A paper waits with somebody else"))


@sentences.register
def _(event: PaperLeft, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield escape(gettext("A paper was moved to another case, where it belongs"))


@sentences.register
def _(event: PaperFiled, line: JournalLine, names: Names) -> Iterator[Markup]:
    if event.from_case:
        yield escape(gettext("A paper was moved here from another case"))
    else:
        yield escape(gettext("A paper that lay in no case was put in this one"))
