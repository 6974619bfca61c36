"""The case file's rows: what lies in a file, what notes said before, drafts, and papers' content.

Whatever was written freely lies in `Words`, which goes when a person is deleted.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from onedoor.office.code_field import CodeField
from onedoor.vocabulary.casefile_codes import CorrectionReason, FiledKind, PaperFrom, PaperType
from onedoor.vocabulary.sides import Side


class Content(models.Model):
    """What is in a paper, kept once however often it comes; the file is named by its checksum.

    `gone_at` is since when nothing has it any more; the file goes a day later.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    bytes = models.PositiveBigIntegerField()
    type = CodeField(PaperType)
    kept_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        db_table = "content"


class Filed(models.Model):
    """Something in a file: a note, a paper, a number elsewhere, or a line of the sheet.

    It is about a case, else about a need that has none yet, else about the person. `side` owns it
    from birth; a paper's is that of the case it lies in. `key` is of the pack: the other system, or
    the line of its list. `waits_with` is who finds out where a paper belongs that lies in no case.
    """

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="filed")
    case = models.ForeignKey("Case", null=True, on_delete=models.PROTECT, related_name="filed")
    need = models.ForeignKey("Need", null=True, on_delete=models.PROTECT, related_name="filed")
    kind = CodeField(FiledKind)
    side = CodeField(Side)
    by = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.ForeignKey("Words", null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)
    key = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=80, blank=True, db_index=True)
    promised_for = models.DateField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    content = models.ForeignKey(Content, null=True, on_delete=models.PROTECT, related_name="papers")
    paper_from = CodeField(PaperFrom, null=True)
    waits_with = models.ForeignKey(
        "Employee", null=True, on_delete=models.PROTECT, related_name="papers_waiting"
    )

    class Meta:
        db_table = "filed"
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | ~Q(kind__in=[FiledKind.note, FiledKind.paper]),
                name="notes_and_papers_stay",
            ),
            models.CheckConstraint(
                condition=~Q(kind=FiledKind.paper)
                | Q(case__isnull=False, waits_with=None)
                | Q(case=None, waits_with__isnull=False),
                name="a_paper_without_a_case_waits_with_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "kind"], name="filed_by_person"),
            models.Index(
                fields=["content"],
                condition=Q(kind=FiledKind.paper, words=None),
                name="papers_of_the_deleted",
            ),
        ]


class NoteVersion(models.Model):
    """What a note said, from when and by whom; `reason` None for how it was written at first."""

    note = models.ForeignKey(Filed, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    words = models.ForeignKey("Words", null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = CodeField(CorrectionReason, null=True)

    class Meta:
        db_table = "note_version"
        constraints = [
            models.UniqueConstraint(fields=["note", "number"], name="one_note_of_a_version")
        ]


class Draft(models.Model):
    """What somebody has begun to write and not saved as a note; nobody else is shown it.

    `note` is the note it is to correct, if it is. It goes with its words.
    """

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="drafts")
    person = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("Case", null=True, on_delete=models.PROTECT, related_name="+")
    need = models.ForeignKey("Need", null=True, on_delete=models.PROTECT, related_name="+")
    note = models.ForeignKey(Filed, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.ForeignKey("Words", on_delete=models.CASCADE, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        db_table = "draft"
        indexes = [models.Index(fields=["employee", "person"], name="draft_by_employee")]
