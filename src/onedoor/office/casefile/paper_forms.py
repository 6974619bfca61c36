"""Forms about papers: what comes, from whom, with whom it waits and where it belongs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

from onedoor.office.casefile.at_desk import FileAtDesk, case_file_at_desk
from onedoor.office.casefile.forms import FileForm
from onedoor.office.casefile.place import Place
from onedoor.office.pages.fields import CodeField
from onedoor.office.pages.wording import words
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.queries import cases_of_person
from onedoor.vocabulary.casefile_codes import FileReason, PaperFrom
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text

_OF_THE_FILE = (
    FileReason.empty_file,
    FileReason.too_large,
    FileReason.unknown_type,
    FileReason.lies_about_its_type,
    FileReason.has_macros,
    FileReason.has_virus,
    FileReason.not_scanned,
    FileReason.paper_here_already,
)


class PaperForm(FileForm):
    """A file, and from whom it came."""

    told_at = dict.fromkeys(_OF_THE_FILE, "paper")
    paper = forms.FileField(
        label=gettext_lazy(text("File")),
        error_messages={"required": gettext_lazy(FileReason.no_file.words)},
        allow_empty_file=True,
        max_length=255,
    )
    came = CodeField(PaperFrom, label=gettext_lazy(text("From whom")))

    def prepare(self) -> None:
        """How large it may be."""
        told = {"megabytes": settings.PAPER_MAX_BYTES // 1_000_000}
        help_text = gettext(
            "PDF, picture, plain text, or a document without macros; at most %(megabytes)d MB."
        )
        self.fields["paper"].help_text = help_text % told
        self.fields["paper"].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any] | None:
        """A file that was too large to be kept is told as that, and not as missing."""
        if self.file_too_large:
            self.errors.pop("paper", None)
            self.add_error("paper", too_large())
        return super().clean()

    def refuse(self, because: Code) -> None:
        """A file that is too large is told how large it may be."""
        if because is FileReason.too_large:
            self.add_error("paper", too_large())
        else:
            super().refuse(because)


class GiveForm(FileForm):
    """With whom it waits."""

    told_at = dict.fromkeys((FileReason.does_not_work_here,), "colleague")
    colleague = forms.ModelChoiceField(
        label=gettext_lazy(text("Colleague")),
        queryset=Employee.objects.none(),
        empty_label=gettext_lazy(text("Choose")),
    )

    def prepare(self) -> None:
        """Everybody who works here, by name."""
        here = Employee.objects.filter(office=self.desk.place.office, left_at=None)
        rows = here.exclude(pk=self.desk.reader.pk).select_related("home_unit")
        field: Any = self.fields["colleague"]
        field.queryset = rows.order_by("given_name", "family_name")


class MoveForm(FileForm):
    """The number of the case where a paper belongs."""

    told_at = dict.fromkeys(
        (
            FileReason.no_such_case,
            FileReason.lies_there_already,
            FileReason.paper_here_already,
        ),
        "number",
    )
    number = forms.CharField(
        label=gettext_lazy(text("Case number")),
        max_length=20,
        widget=forms.TextInput(attrs={"maxlength": "20", "autofocus": True}),
    )
    _into: FileAtDesk | None = None

    def prepare(self) -> None:
        """The person's own cases, as a reminder; with only one, it is filled in."""
        desk = self.desk
        here = desk.case.row.number if desk.case else ""
        known = cases_of_person(desk.reader, desk.place.person, desk.now)
        numbers = [one.number for one in known if one.whole and one.number != here]
        if numbers:
            said = gettext("The person's other cases: %(numbers)s.")
            self.fields["number"].help_text = said % {"numbers": ", ".join(numbers)}
        if len(numbers) == 1:
            self.initial["number"] = numbers[0]

    def clean_number(self) -> str:
        """A case that the mover may read."""
        number = str(self.cleaned_data["number"]).strip()
        self._into = case_file_at_desk(self.desk.reader, number, self.desk.now)
        if self._into is None or not self._into.sees_content:
            raise forms.ValidationError(words(FileReason.no_such_case))
        return number

    def into(self) -> Place:
        """The file it is to lie in."""
        if self._into is None:
            raise TypeError("asked before the form was found right")
        return self._into.place


def too_large() -> str:
    """How large a file may be."""
    told = {"megabytes": settings.PAPER_MAX_BYTES // 1_000_000}
    return gettext("The file is larger than %(megabytes)d MB. Scan it coarser, or in parts.") % told
