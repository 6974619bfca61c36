"""What must still be chosen before somebody is registered: who, what is meant, what is owed.

Asked on a page of its own, with all that was written before kept; as many rounds as it takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from onedoor.office.pages.forms import AkselForm, speak_plainly

Choices = Iterable[tuple[str, Any]]
ASKED = "asked"


class QuestionsForm(AkselForm):
    """The questions of one round."""

    def __init__(self, *args: Any, questions: Mapping[str, forms.Field], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in questions.items():
            self.fields[name] = speak_plainly(field)
        if not self.is_bound:  # what is wrong takes the focus else
            next(iter(self.fields.values())).widget.attrs["autofocus"] = True

    @property
    def names(self) -> list[str]:
        """What is asked, for the next round to know."""
        return list(self.fields)


class Questions:
    """Answers that came with the form, and the questions that are still open."""

    def __init__(self, sent: QueryDict) -> None:
        self.sent = sent
        self.asked_before = set(sent.getlist(ASKED))
        self.open: dict[str, forms.Field] = {}
        self.wrong = False

    def choose(
        self, name: str, label: str, choices: Choices, *, usual: str | None = None
    ) -> str | None:
        """One of these; None when it is not chosen yet, and then it is asked."""
        field = forms.ChoiceField(
            label=label, choices=list(choices), initial=usual, widget=forms.RadioSelect
        )
        answer = self._answer(name, field)
        return None if answer is None else str(answer)

    def tick(self, name: str, label: str, choices: Choices) -> list[str] | None:
        """Any of these, all of them unless somebody says otherwise; None when not asked yet."""
        every = list(choices)
        field = forms.MultipleChoiceField(
            label=label,
            choices=every,
            initial=[key for key, _ in every],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        answer: list[str] | None = self._answer(name, field)
        return answer

    def was_asked(self, name: str) -> bool:
        """Whether an earlier round has asked this."""
        return name in self.asked_before

    def form(self) -> QuestionsForm:
        """The open questions as a form; what was answered wrongly says so."""
        if not self.wrong:
            return QuestionsForm(questions=self.open)
        return QuestionsForm(self._with_the_usual(), questions=self.open)

    def answered(self) -> list[tuple[str, str]]:
        """What was answered in earlier rounds, for the page to carry."""
        names = [name for name in self.sent.getlist(ASKED) if name not in self.open]
        values = [(name, value) for name in names for value in self.sent.getlist(name)]
        return [*((ASKED, name) for name in names), *values]

    def _answer(self, name: str, field: forms.Field) -> Any:
        if name in self.asked_before:
            value = field.widget.value_from_datadict(self.sent, {}, name)
            try:
                return field.clean(value)
            except ValidationError:
                self.wrong = True
        self.open[name] = field
        return None

    def _with_the_usual(self) -> QueryDict:
        """What was sent, and what is usual for the questions that were not asked before."""
        sent = self.sent.copy()
        for name in self.open.keys() - self.asked_before:
            usual = self.open[name].initial
            sent.setlist(name, usual if isinstance(usual, list) else [usual] if usual else [])
        return sent
