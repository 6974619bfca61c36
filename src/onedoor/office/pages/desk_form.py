"""What every form about something at a desk is: old when that has moved on, and told why not."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, Protocol, TypeVar
from uuid import uuid4

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import QueryDict
from django.utils.translation import gettext

from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.wording import words
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text

_USED = text("This form has been used for something else. Look at it, and send it again.")


class AtDesk(Protocol):
    """What a form is about: a case or a visit that its reader has been shown."""

    @property
    def last(self) -> int:
        """The last line the reader was shown."""


D = TypeVar("D", bound=AtDesk)


class DeskForm(ActionForm, Generic[D]):
    """A form about something at a desk; without fields of its own, a single press.

    `told_at` names the field at which a reason is told; every other reason stands at the top.
    """

    told_at: ClassVar[dict[Code, str]] = {}

    def __init__(self, desk: D, data: QueryDict | None = None) -> None:
        self.desk = desk
        super().__init__(data, initial={"expects": desk.last, **self.begins_with()})
        self.fields["expects"].required = self.fields["form_key"].required = True
        self.prepare()

    def begins_with(self) -> dict[str, Any]:
        """What is filled in when the form is opened."""
        return {}

    def prepare(self) -> None:
        """Fill the lists with what there is to choose."""

    def refuse(self, because: Code) -> None:
        """Tell why a rule said no, at the field it is about."""
        field = self.told_at.get(because)
        self.add_error(field if field in self.fields else None, words(because))

    def refuse_key(self) -> None:
        """The form's key belongs to something else that has been done."""
        self.add_error(None, ValidationError(gettext(_USED), code="too_old"))

    def send_again(self, desk: D) -> None:
        """Let what was written be sent once more: the form knows its matter as it is now."""
        self.desk = desk
        written: Any = QueryDict(mutable=True)
        written.update(self.data)
        written["expects"] = str(desk.last)
        if self.has_error(NON_FIELD_ERRORS, "too_old"):
            written["form_key"] = str(uuid4())
        self.data = written
