"""Times agreed on in the last days: some are today, one was missed, and an interpreter is owed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from random import Random

from onedoor.office.appointment.actions.ending import keep_appointment
from onedoor.office.appointment.actions.making import Agreed
from onedoor.office.appointment.choices import times_of
from onedoor.office.appointment.models import Appointment
from onedoor.office.establishment.queries import pack_of
from onedoor.office.inspection.demo.stage import Arriving, Stage, Story
from onedoor.office.journal.refused import Refused
from onedoor.office.reception.actions.agreeing import agree_on_time
from onedoor.office.responsibility.models import Case
from onedoor.rules.appointment.times import Span
from onedoor.vocabulary.appointment import AppointmentState, MeetingPlace, Purpose
from onedoor.vocabulary.reception_codes import Channel, Spoken
from onedoor.vocabulary.responsibility_codes import CaseState

_MINUTE = dt.timedelta(minutes=1)
_TIMES = 9
_MET = 50  # minutes after it began, whoever was to meet says that they did
# How many working days ago it was agreed on, and for how many days later.
_AGREED = (*((2, 2) for _ in range(_TIMES)), (3, 2), (2, 3), (1, 3), (1, 4))


def appointments(stage: Stage) -> Iterator[Arriving]:
    """When each time is agreed on; its own dice change nothing of the rest of the story."""
    dice = Random(f"times on {stage.days.today}")  # noqa: S311  never a secret
    for number, (back, ahead) in enumerate(_AGREED):
        opens = stage.days.opens(stage.days.back(back))
        told = partial(is_agreed_on, dice=dice, number=number, ahead=ahead)
        yield opens + (17 + 13 * number) * _MINUTE, told


def is_agreed_on(stage: Stage, *, dice: Random, number: int, ahead: int) -> Story:
    """The holder of a case and its person agree on a time, and meet then if that is over by now."""
    day = stage.days.after(stage.today, ahead)
    found = _somebody_free(stage, dice, day)
    if found is None:
        return
    case, span = found
    time = _agreed(stage, case, span, number)
    yield max(0, int((span.begins - stage.now) / _MINUTE)) + _MET
    row = Appointment.objects.get(pk=time)
    came = number != _TIMES  # whoever was to come yesterday did not
    if came and row.state is AppointmentState.agreed and stage.is_here(row.employee_id):
        keep_appointment(time, actor=row.employee, now=stage.now)


def _somebody_free(stage: Stage, dice: Random, day: dt.date) -> tuple[Case, Span] | None:
    """A case whose holder can meet its person on a day, and when."""
    cases = Case.objects.filter(office=stage.office, appointments=None, opened_at__lt=stage.now)
    open_ = list(cases.exclude(state=CaseState.closed).select_related("holder").order_by("pk"))
    dice.shuffle(open_)
    for case in open_[:12]:
        times = times_of(case.holder, day, 45, now=stage.now)
        some = [span for one, some in times.days if one == day for span in some]
        spans = [span for span in some if _while_doors_are_open(stage, day, span)]
        if spans:
            return case, dice.choice(spans)
    return None


def _while_doors_are_open(stage: Stage, day: dt.date, span: Span) -> bool:
    """Whether they meet while everybody is here, as all of the story does."""
    met = span.begins + _MET * _MINUTE
    return stage.days.opens(day) <= span.begins and met < stage.days.evening(day) - 10 * _MINUTE


def _agreed(stage: Stage, case: Case, span: Span, number: int) -> int:
    agreed = Agreed(
        person=case.person_id,
        employee=case.holder_id,
        begins=span.begins,
        ends=span.ends,
        purpose=list(Purpose)[number % len(Purpose)],
        place=MeetingPlace.phone if number % 4 == 1 else MeetingPlace.here,
        case=case.pk,
        interpreter=Spoken.ar if number == 2 else Spoken.unknown,
        remind=number % 3 == 0,
    )
    for room in _rooms(stage, agreed):
        try:
            return _by_phone(stage, case, replace(agreed, room=room))
        except Refused:
            continue
    return _by_phone(stage, case, agreed)


def _by_phone(stage: Stage, case: Case, agreed: Agreed) -> int:
    return agree_on_time(agreed, channel=Channel.phone, actor=case.holder, now=stage.now)


def _rooms(stage: Stage, agreed: Agreed) -> list[int]:
    if agreed.place is not MeetingPlace.here:
        return []
    return [one.number for one in pack_of(stage.office.pk).room]
