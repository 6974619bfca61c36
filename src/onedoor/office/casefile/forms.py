"""Forms about a file: a note, a correction, a number elsewhere, the sheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from onedoor.office.casefile.at_desk import FileAtDesk
from onedoor.office.casefile.queries import LineTold, draft_of, lines_for
from onedoor.office.establishment.queries import pack_of
from onedoor.office.pages.desk_form import DeskForm
from onedoor.office.pages.fields import CodeField, DayField
from onedoor.office.pages.wording import in_my_language
from onedoor.packs.casefile import SystemTable
from onedoor.vocabulary.casefile_codes import CorrectionReason, FiledKind, FileReason
from onedoor.vocabulary.sides import Side
from onedoor.vocabulary.texts import text

LONGEST = 4000


class FileForm(DeskForm[FileAtDesk]):
    """A form about a file; without fields of its own, a single press.

    `file_too_large` is set when something was sent that was too large to be kept.
    """

    file_too_large = False


class NoteForm(FileForm):
    """A note; what its writer has begun before stands in it."""

    told_at = {FileReason.nothing_written: "written"}
    written = forms.CharField(
        label=gettext_lazy(text("Note")),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10, "autofocus": True}),
    )

    def begins_with(self) -> dict[str, Any]:
        """The writer's own draft."""
        return {"written": draft_of(self.desk.reader, self.desk.place)}


class CorrectionForm(FileForm):
    """What the note is to say instead, and why."""

    told_at = {
        FileReason.nothing_written: "written",
        FileReason.nothing_changed: "written",
    }
    seen_version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    written = forms.CharField(
        label=gettext_lazy(text("The note is to say")),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10, "autofocus": True}),
    )
    reason = CodeField(CorrectionReason, label=gettext_lazy(text("Why it is corrected")))

    def begins_with(self) -> dict[str, Any]:
        """What it says now, or the corrector's own draft."""
        note = self.desk.filed
        if note is None:
            return {}
        says = note.words.body if note.words else ""
        draft = draft_of(self.desk.reader, self.desk.place, note=note.pk)
        return {"written": draft or says, "seen_version": note.version}

    def send_again(self, desk: FileAtDesk) -> None:
        """The writer has now been shown what it says, so theirs is a correction of that."""
        super().send_again(desk)
        written: Any = self.data
        if desk.filed is not None:
            written["seen_version"] = str(desk.filed.version)


class ReferenceForm(FileForm):
    """The number another system has for the matter."""

    told_at = {FileReason.wrong_number: "number", FileReason.already_here: "number"}
    system = forms.ChoiceField(label=gettext_lazy(text("System")), widget=forms.RadioSelect)
    number = forms.CharField(
        label=gettext_lazy(text("Number there")),
        max_length=80,
        widget=forms.TextInput(attrs={"maxlength": "80", "spellcheck": "false"}),
    )

    def prepare(self) -> None:
        """The systems of the file's own side, each with a number as it could be."""
        systems = _systems(self.desk)
        like = gettext("such as %(example)s")
        choices = [
            (one.key, f"{in_my_language(one.name)} ({like % {'example': one.example}})")
            for one in systems
        ]
        self.fields["system"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.initial["system"] = choices[0][0]

    def refuse(self, because: Any) -> None:
        """Tell how the number is written, by the pack's own example."""
        if because is FileReason.wrong_number:
            chosen = self.cleaned_data["system"]
            example = next(one.example for one in _systems(self.desk) if one.key == chosen)
            said = gettext("Write the number as it stands there, such as %(example)s.")
            self.add_error("number", said % {"example": example})
        else:
            super().refuse(because)


class SheetForm(FileForm):
    """What was asked, told and promised, ticked on the office's list."""

    told_at = {
        FileReason.day_is_past: "promised_for",
        FileReason.too_far_ahead: "promised_for",
        FileReason.only_promises: "promised_for",
    }
    asked = forms.MultipleChoiceField(
        label=gettext_lazy(text("Asked")),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    told = forms.MultipleChoiceField(
        label=gettext_lazy(text("Told")),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    promised = forms.MultipleChoiceField(
        label=gettext_lazy(text("Promised")),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    promised_for = DayField(label=gettext_lazy(text("Promised for")), required=False)
    written = forms.CharField(
        label=gettext_lazy(text("In a few words")),
        help_text=gettext_lazy(text("What the person answered, or what exactly was said.")),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def prepare(self) -> None:
        """The lines that are not on the sheet yet."""
        lines = lines_for(self.desk.place, self.desk.file)
        for kind in (FiledKind.asked, FiledKind.told, FiledKind.promised):
            self._offer(kind, [one for one in lines if one.kind is kind and not one.done])

    def keys(self) -> list[str]:
        """All that was ticked."""
        ticked = (self.cleaned_data[kind] for kind in ("asked", "told", "promised"))
        return [key for keys in ticked for key in keys]

    def _offer(self, kind: FiledKind, lines: list[LineTold]) -> None:
        if lines:
            choices = [(one.key, one.says) for one in lines]
            self.fields[kind.name].choices = choices  # type: ignore[attr-defined]
        else:
            self.fields[kind.name].widget = forms.MultipleHiddenInput()


def _systems(desk: FileAtDesk) -> list[SystemTable]:
    side = desk.place.side
    known = pack_of(desk.place.office).system
    return [one for one in known if one.side is None or Side[one.side] is side]
