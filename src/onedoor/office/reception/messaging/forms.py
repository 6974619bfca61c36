"""What is asked when a message is left: in which words, at which number, and when best."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from onedoor.office.pages.fields import CodeField
from onedoor.office.pages.forms import ActionForm
from onedoor.office.reception.actions.messaging import Said
from onedoor.office.reception.messaging.fields import TelephoneField, best_time_field, words_field
from onedoor.office.responsibility.forms.case_form import CaseForm
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.texts import text

_TAKEN_BY = (Channel.phone, Channel.desk, Channel.letter, Channel.email)
_SHORT = text("A line is enough. Whoever answers reads it before they call.")


class MessageForm(CaseForm):
    """A message that an employee takes down for the one who holds the case."""

    channel = CodeField(
        Channel,
        among=_TAKEN_BY,
        label=gettext_lazy(text("How did they ask?")),
        initial=int(Channel.phone),
    )
    words = words_field(text("What they say"), _SHORT)
    phone = TelephoneField(
        label=gettext_lazy(text("Another number to call")),
        help_text=gettext_lazy(text("Leave it empty when it is the number that is known.")),
    )
    best_time = best_time_field(text("When are they best reached?"))

    def said(self) -> Said:
        """The message, as the action takes it."""
        return _said(self.cleaned_data, self.cleaned_data["channel"])


class AskedAgainForm(ActionForm):
    """Somebody asks again for what they are owed."""

    channel = CodeField(
        Channel,
        among=_TAKEN_BY,
        label=gettext_lazy(text("How did they ask?")),
        initial=int(Channel.phone),
    )
    words = words_field(text("What they say"), _SHORT)
    best_time = best_time_field(text("When are they best reached?"))

    def said(self) -> Said:
        """The message, as the action takes it."""
        return _said(self.cleaned_data | {"phone": ""}, self.cleaned_data["channel"])


class OwnMessageForm(ActionForm):
    """A message that the person writes themself, with the code of their slip."""

    words = words_field(
        text("What do you want to say?"),
        text("A line is enough. Write no identity number and nothing about your health here."),
    )
    phone = TelephoneField(
        label=gettext_lazy(text("Your telephone number")),
        help_text=gettext_lazy(text("Leave it empty when we have your number.")),
    )
    best_time = best_time_field(text("When can we best reach you?"))

    def __init__(self, data: QueryDict | None = None, *, country: str, **options: Any) -> None:
        super().__init__(data, **options)
        field: Any = self.fields["phone"]
        field.country = country

    def said(self) -> Said:
        """The message, as the action takes it."""
        return _said(self.cleaned_data, Channel.web)


def _said(known: dict[str, Any], channel: Channel) -> Said:
    return Said(
        channel=channel,
        words=known["words"],
        best_time=known["best_time"],
        phone=known["phone"],
    )
