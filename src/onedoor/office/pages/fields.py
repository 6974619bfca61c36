"""Fields of Onedoor's own: a day, and a choice among a code's meanings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from onedoor.office.pages.wording import capital, words
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text

_WRITTEN = re.compile(r"(\d{1,2})[. /-](\d{1,2})[. /-](\d{4})|(\d{2})(\d{2})(\d{4})")
_NOT_A_DAY = gettext_lazy(text("Write a day that exists as day.month.year, such as 24.11.2026."))
_HOW = gettext_lazy(text("Day.month.year, such as 24.11.2026"))


class DayField(forms.DateField):
    """A day, written `24.11.2026`, `24112026` or `2026-11-24`.

    A text field and not the browser's own picker: it speaks the page's language and not the
    browser's, and keeps what was written when it was no day.
    """

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _HOW)
        options.setdefault("widget", forms.DateInput(format="%d.%m.%Y", attrs={"maxlength": "10"}))
        options["error_messages"] = {"invalid": _NOT_A_DAY} | options.get("error_messages", {})
        super().__init__(**options)

    def to_python(self, value: Any) -> dt.date | None:
        """The day that was written."""
        if isinstance(value, str) and value.strip():
            return self._read(value.strip())
        return super().to_python(value)

    def _read(self, written: str) -> dt.date:
        found = _WRITTEN.fullmatch(written)
        try:
            if found is None:
                return dt.date.fromisoformat(written)
            numbers = [int(part) for part in found.groups() if part]
            return dt.date(numbers[2], numbers[1], numbers[0])
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None


class CodeField(forms.TypedChoiceField):
    """One meaning of a code, or of those in `among`: radios, or a list when there are many."""

    def __init__(
        self, code: type[Code], *, among: Sequence[Code] | None = None, **options: Any
    ) -> None:
        self.code = code
        meanings = list(code) if among is None else list(among)
        options.setdefault("widget", forms.RadioSelect if len(meanings) < 8 else forms.Select)
        options.setdefault("empty_value", None)
        blank = [("", gettext_lazy(text("Choose")))] if _is_list(options["widget"]) else []

        def choices() -> list[tuple[Any, Any]]:
            """Made for each form, so that the words are in its reader's language."""
            return [*blank, *((int(one), capital(words(one))) for one in meanings)]

        super().__init__(coerce=self._meaning, choices=choices, **options)

    def _meaning(self, number: Any) -> Code:
        return self.code(int(number))

    def prepare_value(self, value: Any) -> Any:
        """A code given as initial value is chosen by its number."""
        return int(value) if isinstance(value, Code) else value


def _is_list(widget: Any) -> bool:
    kind = widget if isinstance(widget, type) else type(widget)
    return issubclass(kind, forms.Select)
