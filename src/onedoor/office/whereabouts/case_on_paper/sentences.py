"""What can happen to a case, as it is said to the person it is about; nothing of our own doings.

To whom a case was offered and why, and who settles it, is between those who work here: what has no
sentence here is not told. Who has the case is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from django.utils.translation import gettext
from markupsafe import Markup

from onedoor.office.journal.models import JournalLine
from onedoor.office.pages.dates import day
from onedoor.office.pages.wording import words
from onedoor.office.reception.where.cases import waits_for
from onedoor.office.responsibility.names import Names
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.reception import MessageLeft, NeedEnded
from onedoor.vocabulary.responsibility import (
    CallTried,
    CaseClosed,
    CaseHeld,
    CaseOpened,
    CaseReopened,
    DebtIncurred,
    DebtPaid,
    HoldEnded,
    HolderChanged,
    NextStepSet,
    StepDone,
)
from onedoor.vocabulary.responsibility_codes import (
    DebtEnd,
    DebtKind,
    Outcome,
    ReopenReason,
    TryOutcome,
)
from onedoor.vocabulary.texts import text

# Where our own words speak of "the person", or of ourselves, these speak to them.
_OUTCOMES = {
    Outcome.helped: text("You got what you came for."),
    Outcome.work: text("You are in work or education."),
    Outcome.withdrawn: text("You no longer wanted it."),
    Outcome.moved_away: text("You moved away."),
    Outcome.no_contact: text("We could not reach you."),
}
_REOPENED = {ReopenReason.person_came_back: text("You came back with the same need.")}
_OWED = {
    DebtKind.call_back: text("We promised you a call by %(day)s."),
    DebtKind.carried_over: text(
        "The office closed before it was your turn. We were to contact you by %(day)s."
    ),
    DebtKind.expected: text("You were asked to come on %(day)s."),
    DebtKind.message: text("You asked to be contacted. We were to do so by %(day)s."),
}
_PAID = {
    DebtEnd.reached: text("We reached you."),
    DebtEnd.came_back: text("You came back."),
    DebtEnd.not_reached: text("We could not reach you."),
    DebtEnd.not_wanted: text("You no longer wanted it."),
    DebtEnd.written: text("You got an answer in writing."),
    DebtEnd.letter: text("We could not reach you, and sent a letter."),
}


@singledispatch
def to_the_person(event: Event, line: JournalLine, names: Names) -> Iterator[Markup]:
    """What happened, in a sentence or two; none when it is not theirs to know."""
    yield from ()


@to_the_person.register
def _(event: CaseOpened, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said(text("The case was opened."))
    yield _said(text("%(name)s got it."), name=names.alone(line.holder_after))
    yield _next(event, names)


@to_the_person.register
def _(event: HolderChanged, line: JournalLine, names: Names) -> Iterator[Markup]:
    if line.holder_after != line.holder_before:
        yield _said(text("%(name)s got it."), name=names.alone(line.holder_after))


@to_the_person.register
def _(event: CaseHeld, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield waits_for(event.waiting_for, event.until)


@to_the_person.register
def _(event: HoldEnded, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said(text("The waiting is over"))


@to_the_person.register
def _(event: NextStepSet, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _next(event, names)


@to_the_person.register
def _(event: StepDone, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said(text("Done: %(step)s"), step=names.step(event.step))


@to_the_person.register
def _(event: CaseClosed, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said(text("The case was closed."))
    yield _put(_OUTCOMES, event.outcome)


@to_the_person.register
def _(event: CaseReopened, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said(text("The case was opened again."))
    yield _put(_REOPENED, event.reopen_reason)
    yield _next(event, names)


@to_the_person.register
def _(event: NeedEnded, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said(text("You came about this."))


@to_the_person.register
def _(event: MessageLeft, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said(text("You left a message."))


@to_the_person.register
def _(event: DebtIncurred, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said(_OWED[event.debt_kind], day=day(event.owed_on))


@to_the_person.register
def _(event: DebtPaid, line: JournalLine, names: Names) -> Iterator[Markup]:
    if event.debt_end in _PAID:
        yield _put(_PAID, event.debt_end)


@to_the_person.register
def _(event: CallTried, line: JournalLine, names: Names) -> Iterator[Markup]:
    if event.try_outcome is not TryOutcome.reached:
        yield _said(text("We tried to call you."))


def _next(event: CaseOpened | NextStepSet | CaseReopened, names: Names) -> Markup:
    step, by = names.step(event.next_step), day(event.next_due)
    return _said(text("Next: %(step)s, by %(by)s"), step=step, by=by)


def _put(ours: dict[Any, str], code: Any) -> Markup:
    """A code's meaning as it is said to them, else its plain words."""
    return Markup.escape(gettext(ours[code]) if code in ours else words(code))


def _said(sentence: str, **told: Any) -> Markup:
    return Markup(gettext(sentence)) % told  # noqa: S704 - ours; what is put in is escaped
