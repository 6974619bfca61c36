"""What happens to an appointment, as the sentences of its history and its case's."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext
from markupsafe import Markup

from onedoor.office.journal.models import JournalLine
from onedoor.office.pages.dates import moment
from onedoor.office.pages.wording import capital, words
from onedoor.office.responsibility.names import Names
from onedoor.office.responsibility.sentences import said, sentences
from onedoor.rules.opening import instant
from onedoor.vocabulary.appointment import (
    AppointmentCame,
    AppointmentCancelled,
    AppointmentKept,
    AppointmentMade,
    AppointmentMissed,
    AppointmentMoved,
    InterpreterAnswered,
    PersonReminded,
    ReminderGivenUp,
)


@sentences.register
def _(event: AppointmentMade, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("A time was agreed on: %(when)s"), when=moment(instant(event.begins_us)))
    who, where = names.employee(event.with_employee, event.at_unit), words(event.meeting_place)
    yield said(gettext("With %(who)s, %(where)s."), who=who, where=where)


@sentences.register
def _(event: AppointmentMoved, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("A time was moved to %(when)s"), when=moment(instant(event.begins_us)))
    who = names.employee(event.with_employee, event.at_unit)
    yield said(gettext("With %(who)s."), who=who)
    yield said("%(why)s", why=words(event.moved_why))


@sentences.register
def _(event: AppointmentCancelled, line: JournalLine, names: Names) -> Iterator[Markup]:
    whose = gettext("The person cancelled a time") if event.by_person else ""
    yield said("%(what)s", what=whose or gettext("A time was cancelled"))
    yield said("%(why)s", why=words(event.cancelled_why))


@sentences.register
def _(event: AppointmentCame, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("The person came for the time they had"))


@sentences.register
def _(event: AppointmentKept, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("They met as agreed"))


@sentences.register
def _(event: AppointmentMissed, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("The person did not come to the time they had"))


@sentences.register
def _(event: InterpreterAnswered, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said("%(how)s.", how=capital(words(event.interpreter_state)))


@sentences.register
def _(event: PersonReminded, line: JournalLine, names: Names) -> Iterator[Markup]:
    when = moment(instant(event.begins_us))
    yield said(gettext("The person was reminded of %(when)s"), when=when)


@sentences.register
def _(event: ReminderGivenUp, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("The person could not be reminded"))
