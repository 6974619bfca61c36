"""Giving a ticket a name: whom it may be by what was written, and what was seen of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form
from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.wording import words
from onedoor.office.people.models import Employee
from onedoor.office.reception.door.actions import Named
from onedoor.office.reception.door.choices import NEW, NO_NAME, of_persons
from onedoor.office.reception.door.coming import named
from onedoor.office.reception.door.known import KnownFound, known_by
from onedoor.office.reception.door.questions import Questions
from onedoor.office.reception.door.who import Who, WhoProblem, read_who
from onedoor.office.responsibility.gathering import today_at
from onedoor.vocabulary.code import Code

SEEN = "seen"


class WhoForm(ActionForm):
    """Who has the ticket."""

    who = forms.CharField(
        label=gettext_lazy("Who is it?"),
        help_text=gettext_lazy("Name, identity number or birth date; a name and a date find best."),
        max_length=120,
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
    )

    def __init__(self, *args: Any, reader: Employee, now: dt.datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.reader, self.now = reader, now
        if not self.is_bound:
            self.fields["who"].widget.attrs["autofocus"] = True

    def clean_who(self) -> Who:
        """The field taken apart."""
        today = today_at(self.reader.office_id, self.now)
        try:
            return read_who(self.cleaned_data["who"], now=self.now, today=today)
        except Refused as refused:
            raise ValidationError(words(refused.because)) from None

    def refuse(self, because: Code) -> None:
        """Whatever a rule has against it, it has against who it is."""
        self.add_error("who", words(because))


class Naming:
    """One ticket on its way to a name."""

    def __init__(self, form: WhoForm, sent: QueryDict, visitor: int) -> None:
        self.form, self.sent, self.visitor = form, sent, visitor
        self.questions = Questions(sent)
        self.found = KnownFound()

    @property
    def asks(self) -> bool:
        """Whether it must be chosen who it is."""
        return bool(self.questions.open)

    def read(self) -> str | None:
        """The key of somebody known, or `NEW`; None while it is asked, or must be put right."""
        who: Who = self.form.cleaned_data["who"]
        self.found = self._known_by(who)
        if self.form.errors:
            return None
        # Whoever was chosen and is gone since is asked for again.
        if not self.found.persons and not self.questions.was_asked("person"):
            return NEW
        choices = [
            one for one in of_persons(self.found.persons, new=who.as_new) if one[0] != NO_NAME
        ]
        answer = self.questions.choose("person", gettext("Who is it?"), choices)
        if answer is not None and answer != NEW and int(answer) not in self._lines():
            return None
        return answer

    def named(self) -> Named:
        """What was written, as the details of somebody nobody knew."""
        return named(self.form.cleaned_data["who"])

    def seen(self, kept: int) -> tuple[int, Form, int | None]:
        """Whom the ticket goes to; the last line seen of them, and of the visitor."""
        sent = self.form.submission()
        return kept, replace(sent, expects=self._lines()[kept]), sent.expects

    def _known_by(self, who: Who) -> KnownFound:
        try:
            found = known_by(self.form.reader, who, self.form.now)
        except Refused as refused:
            self.form.refuse(refused.because)
            return KnownFound()
        others = tuple(one for one in found.persons if one.key != self.visitor)
        if not others and (who.ticket or who.outlandish):
            ticket = who.ticket != 0
            self.form.refuse(
                WhoProblem.nobody_with_ticket if ticket else WhoProblem.nobody_with_number
            )
        return replace(found, persons=others)

    def _lines(self) -> dict[int, int]:
        """The last line of each person whom the page has shown."""
        pairs = [one.split("-", 1) for one in self.sent.getlist(SEEN)[:50]]
        return {
            int(pair[0]): int(pair[1])
            for pair in pairs
            if len(pair) == 2 and all(one.isdecimal() and len(one) < 19 for one in pair)
        }
