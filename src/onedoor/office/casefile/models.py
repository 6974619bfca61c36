"""The case file's rows: what lies in a file, what notes said before, and drafts.

Whatever was written freely lies in `Words`, which goes when a person is deleted.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from onedoor.office.code_field import CodeField
from onedoor.vocabulary.casefile_codes import CorrectionReason, FiledKind
from onedoor.vocabulary.sides import Side


class Filed(models.Model):
    """Something in a file: a note, a number elsewhere, or a line of the sheet.

    It is about a case, else about a need that has none yet, else about the person. `side` owns it
    from birth. `key` is of the pack: the other system, or the line of its list.
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

    class Meta:
        db_table = "filed"
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | ~Q(kind__in=[FiledKind.note, FiledKind.paper]),
                name="notes_and_papers_stay",
            ),
        ]
        indexes = [models.Index(fields=["person", "kind"], name="filed_by_person")]


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
