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
