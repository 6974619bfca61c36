"""The case file's closed lists: what lies in a file, where it came from, and why not."""

from __future__ import annotations

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text


class FiledKind(Code):
    """What lies in a file. The last three are lines of the sheet: nobody asks twice (the study)."""

    note = 1, text("a note")
    paper = 2, text("a paper")
    reference = 3, text("a number elsewhere")
    asked = 4, text("asked")
    told = 5, text("told")
    promised = 6, text("promised")

    @property
    def of_the_sheet(self) -> bool:
        """Whether it is a line of the sheet."""
        return self in (FiledKind.asked, FiledKind.told, FiledKind.promised)


class PaperFrom(Code):
    """From whom a paper came."""

    person = 1, text("the person brought it")
    letter = 2, text("it came as a letter")
    electronic = 3, text("it came electronically")
    other_office = 4, text("another office sent it")
    somebody_else = 5, text("somebody else brought it")


class PaperType(Code):
    """What a paper is, by what is in it and not by what it is called."""

    pdf = 1, text("PDF")
    png = 2, text("picture (PNG)")
    jpeg = 3, text("picture (JPEG)")
    gif = 4, text("picture (GIF)")
    tiff = 5, text("picture (TIFF)")
    webp = 6, text("picture (WebP)")
    heic = 7, text("picture (HEIC)")
    plain = 8, text("plain text")
    docx = 9, text("Word document")
    xlsx = 10, text("Excel sheet")
    pptx = 11, text("PowerPoint slides")
    odt = 12, text("OpenDocument text")
    ods = 13, text("OpenDocument sheet")
    odp = 14, text("OpenDocument slides")


class CorrectionReason(Code):
    """Why a note was written anew; what it said before stays readable in its history."""

    wrong_fact = 1, text("something in it was wrong")
    incomplete = 2, text("something was missing")
    unclear = 3, text("it could be misunderstood")
    person_asked = 4, text("the person asked for it")
    wrong_case = 5, text("it belonged to something else")


class FileReason(Code):
    """Why something cannot be put in a file, or changed there."""

    not_yours = 1, text("Only those who may see what is in the case can do this.")
    nothing_written = 2, text("Write something first.")
    not_a_note = 3, text("Only a note can be corrected.")
    corrected_meanwhile = (
        4,
        text("Somebody has corrected this note since you opened it. Your words are kept below."),
    )
    nothing_changed = 5, text("The note says this already. Change it before you save.")
    not_your_note = (
        6,
        text("Only who wrote the note, or holds the case, can correct it."),
    )
    not_in_the_pack = 7, text("This is not on the office's list any more. Open the page again.")
    wrong_number = 8, text("The number is not written like that in the other system.")
    already_here = 9, text("This is here already.")
    taken_back = 10, text("This has been taken away already.")
    cannot_be_taken_back = 11, text("A note or a paper is not taken away: correct it, or move it.")
    day_is_past = 12, text("What is promised is for today or a later day.")
    too_far_ahead = 13, text("The day is too far ahead.")
    only_promises = 14, text("Only what is promised has a day.")
    no_file = 15, text("Choose a file.")
    empty_file = 16, text("The file is empty. Scan or save it again.")
    too_large = 17, text("The file is too large.")
    unknown_type = (
        18,
        text(
            "Files of this kind are not taken in. Send a PDF, a picture, plain text, or a document"
            " from Word, Excel, PowerPoint or LibreOffice."
        ),
    )
    lies_about_its_type = (
        19,
        text(
            "The file is something else than its name says. Open it where it came from, and save"
            " it anew."
        ),
    )
    has_macros = (
        20,
        text("The document has macros, which can do harm. Save it without them, or as a PDF."),
    )
    has_virus = 21, text("The virus scanner says no to this file. It has not been kept.")
    not_scanned = (
        22,
        text("The virus scanner does not answer, so no file is taken in now. Try again soon."),
    )
    paper_here_already = (
        23,
        text("This very paper is in this file already. It is not kept twice."),
    )
    not_a_paper = 24, text("Only a paper can be moved.")
    lies_there_already = 25, text("The paper lies in that case already.")
    no_such_case = 26, text("There is no such case that you can put a paper in.")
    in_a_case = 27, text("The paper lies in a case, and goes where the case goes.")
    does_not_work_here = 28, text("They do not work here any more. Choose somebody else.")
