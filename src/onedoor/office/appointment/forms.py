"""What is asked when a time is agreed on, moved or cancelled, and when it is over."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from onedoor.office.appointment.actions.changing import Anew
from onedoor.office.appointment.actions.making import Agreed
from onedoor.office.appointment.choices import Times, languages, rooms
from onedoor.office.pages.fields import CodeField
from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.wording import words
from onedoor.rules.opening import instant
from onedoor.vocabulary.appointment import (
    AppointmentReason,
    CancelledWhy,
    InterpreterState,
    MeetingPlace,
    MovedWhy,
    Purpose,
)
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.reception_codes import Channel, Spoken
from onedoor.vocabulary.texts import text

_LONGEST_ADDRESS = 120
_HIGHEST = 2**53
_OF_TIME = (
    AppointmentReason.past,
    AppointmentReason.not_on_the_quarter,
    AppointmentReason.too_long,
    AppointmentReason.closed_then,
    AppointmentReason.too_far,
    AppointmentReason.employee_away,
    AppointmentReason.at_the_door,
    AppointmentReason.employee_busy,
    AppointmentReason.person_busy,
    AppointmentReason.taken_meanwhile,
    AppointmentReason.same_time,
)
_OF_ROOM = (
    AppointmentReason.room_busy,
    AppointmentReason.no_such_room,
    AppointmentReason.room_is_for_here,
    AppointmentReason.room_not_private,
    AppointmentReason.room_has_steps,
)


class TimeField(forms.TypedChoiceField):
    """A time that was free when the page was made: whether it still is, the action knows."""

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=int, **options)

    def valid_value(self, value: Any) -> bool:
        """Any instant can be asked for; the rule says why not."""
        return str(value).isdecimal() and int(value) < _HIGHEST


class TimeForm(ActionForm):
    """A time of somebody's, and a room; `times` are those that are free."""

    told_at: ClassVar[dict[Code, str]] = {
        **dict.fromkeys(_OF_TIME, "time"),
        **dict.fromkeys(_OF_ROOM, "room"),
    }

    time = TimeField(label=gettext_lazy(text("When?")))
    room = forms.TypedChoiceField(
        label=gettext_lazy(text("Room")), coerce=int, required=False, empty_value="0"
    )

    def __init__(
        self, times: Times, data: QueryDict | None = None, *, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial or {})
        self.times = times
        chosen: Any = self.fields
        chosen["time"].choices = [("", gettext("Choose")), *times.choices]
        chosen["room"].choices = rooms(times.who.office_id)

    @property
    def span(self) -> tuple[dt.datetime, dt.datetime]:
        """When it begins and ends."""
        begins = instant(self.cleaned_data["time"])
        return begins, begins + dt.timedelta(minutes=self.times.minutes)

    def refuse(self, because: Code) -> None:
        """Tell why a rule said no, at the field it is about."""
        field = self.told_at.get(because)
        self.add_error(field if field in self.fields else None, words(because))


class AgreeForm(TimeForm):
    """Everything a person and an employee agree on."""

    purpose = CodeField(Purpose, label=gettext_lazy(text("What is it for?")), widget=forms.Select)
    place = CodeField(MeetingPlace, label=gettext_lazy(text("Where do they meet?")))
    address = forms.CharField(
        label=gettext_lazy(text("The other place, or the address of the video call")),
        max_length=_LONGEST_ADDRESS,
        required=False,
    )
    private_room = forms.BooleanField(
        label=gettext_lazy(text("They ask for a private room")), required=False
    )
    step_free = forms.BooleanField(
        label=gettext_lazy(text("They cannot take steps")), required=False
    )
    interpreter = forms.TypedChoiceField(
        label=gettext_lazy(text("Interpreter")),
        coerce=lambda number: Spoken(int(number)),
        required=False,
        empty_value=None,
    )
    remind = forms.BooleanField(
        label=gettext_lazy(text("They want to be reminded, and have said yes to it")),
        required=False,
    )
    channel = CodeField(
        Channel,
        among=(Channel.desk, Channel.phone, Channel.email, Channel.letter, Channel.internal),
        label=gettext_lazy(text("How was it agreed?")),
    )

    def __init__(self, times: Times, data: QueryDict | None = None, **options: Any) -> None:
        begins = {"place": MeetingPlace.here, "channel": Channel.desk, "purpose": Purpose.follow_up}
        super().__init__(times, data, initial={**begins, **options.get("initial", {})})
        chosen: Any = self.fields
        chosen["interpreter"].choices = languages()
        self.order_fields(["time", "purpose", "place", "address", "room"])

    def agreed(self, person: int, case: int | None) -> Agreed:
        """What was agreed on, as the action takes it."""
        known = self.cleaned_data
        begins, ends = self.span
        return Agreed(
            person=person,
            employee=self.times.who.pk,
            begins=begins,
            ends=ends,
            purpose=known["purpose"],
            place=known["place"],
            case=case,
            room=int(known["room"]),
            address=known["address"],
            private_room=known["private_room"],
            step_free=known["step_free"],
            interpreter=known["interpreter"] or Spoken.unknown,
            remind=known["remind"],
        )


class MoveForm(TimeForm):
    """Another time, and why."""

    why = CodeField(MovedWhy, label=gettext_lazy(text("Why is it moved?")), widget=forms.Select)

    def anew(self) -> Anew:
        """When it is instead, with whom and where."""
        begins, ends = self.span
        return Anew(
            begins=begins,
            ends=ends,
            employee=self.times.who.pk,
            room=int(self.cleaned_data["room"]),
        )


class CancelForm(ActionForm):
    """Why it is cancelled, and whether it was the person who did."""

    why = CodeField(CancelledWhy, label=gettext_lazy(text("Why is it cancelled?")))
    by_person = forms.BooleanField(
        label=gettext_lazy(text("It was the person who cancelled it")), required=False
    )


class InterpreterForm(ActionForm):
    """How it went with the interpreter."""

    answer = CodeField(
        InterpreterState,
        among=(InterpreterState.booked, InterpreterState.not_found),
        label=gettext_lazy(text("How did it go with the interpreter?")),
    )
