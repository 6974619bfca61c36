"""Each kind of thing that can happen to a case, as the sentences a history is made of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from django.utils.translation import gettext
from markupsafe import Markup

from onedoor.office.journal.models import JournalLine
from onedoor.office.pages.dates import day, moment
from onedoor.office.pages.wording import capital, words
from onedoor.office.responsibility.names import Names
from onedoor.rules.opening import instant
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.reception import MessageLeft, NeedEnded
from onedoor.vocabulary.reception_codes import BestTime
from onedoor.vocabulary.responsibility import (
    AllotmentReturned,
    CallTried,
    CaseAskedFor,
    CaseClosed,
    CaseHeld,
    CaseOpened,
    CaseReopened,
    DebtIncurred,
    DebtMoved,
    DebtPaid,
    DebtRanOut,
    HandoverAccepted,
    HandoverOffered,
    HandoverRanOut,
    HandoverReturned,
    HandoverWithdrawn,
    HoldEnded,
    HolderChanged,
    NextStepSet,
    SettlementCalled,
    SettlementProposed,
    StepDone,
)
from onedoor.vocabulary.responsibility_codes import HandoverKind, MovedBy


def said(sentence: str, **told: Any) -> Markup:
    """A translated sentence with what it tells put in safely."""
    return Markup(sentence) % told  # noqa: S704 - the sentence is ours; what is put in is escaped


@singledispatch
def sentences(event: Event, line: JournalLine, names: Names) -> Iterator[Markup]:
    """What happened, in a sentence; then what more there is to say about it."""
    raise NotImplementedError(f"{type(event).__name__} has no sentence")


@sentences.register
def _(event: CaseOpened, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said("%(how)s", how=capital(words(event.opened_by)))
    holder = names.employee(line.holder_after, line.unit_after)
    yield said(gettext("%(holder)s holds it from the start."), holder=holder)
    yield _next(event, names)


@sentences.register
def _(event: HolderChanged, line: JournalLine, names: Names) -> Iterator[Markup]:
    after = names.employee(line.holder_after, line.unit_after)
    before = names.employee(line.holder_before, line.unit_before)
    yield said(gettext("Moved to %(after)s"), after=after)
    if event.moved_by is not MovedBy.accepted:
        yield said("%(why)s.", why=capital(words(event.moved_by)))
    if line.holder_after != line.holder_before:
        yield said(gettext("%(before)s held it before."), before=before)
    if event.return_by_us:
        until = moment(instant(event.return_by_us))
        yield said(gettext("May be returned until %(until)s."), until=until)


@sentences.register
def _(event: AllotmentReturned, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("Returned after allotment"))
    yield from _why_returned(event, names)


@sentences.register
def _(event: HandoverOffered, line: JournalLine, names: Names) -> Iterator[Markup]:
    whom = names.whom(event.to_employee, event.to_unit)
    if event.handover_kind is HandoverKind.sister:
        yield said(gettext("%(whom)s was asked to open a sister case"), whom=whom)
    else:
        yield said(gettext("Offered to %(whom)s"), whom=whom)
    yield said("%(why)s", why=words(event.offer_reason))
    if event.handover_kind is not HandoverKind.sister:
        yield said("%(asked)s", asked=words(event.asked))
    yield _answer_by(event.answer_by_us)


@sentences.register
def _(event: CaseAskedFor, line: JournalLine, names: Names) -> Iterator[Markup]:
    whom = names.employee(event.by_employee, event.by_unit)
    yield said(gettext("%(whom)s asked for the case"), whom=whom)
    yield said("%(why)s", why=words(event.offer_reason))
    yield _answer_by(event.answer_by_us)


@sentences.register
def _(event: HandoverAccepted, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("Accepted"))


@sentences.register
def _(event: HandoverReturned, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("Returned"))
    yield from _why_returned(event, names)


@sentences.register
def _(event: HandoverWithdrawn, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("Taken back"))
    yield said("%(why)s", why=words(event.withdraw_reason))


@sentences.register
def _(event: HandoverRanOut, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("Nobody answered in time"))


@sentences.register
def _(event: SettlementCalled, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(
        gettext("It has bounced as often as the office allows. Settled by leaders by %(by)s."),
        by=moment(instant(event.settle_by_us)),
    )
    if event.joint:
        yield said(gettext("Both leaders of the office must agree."))


@sentences.register
def _(event: SettlementProposed, line: JournalLine, names: Names) -> Iterator[Markup]:
    whom = names.employee(event.to_employee, event.to_unit)
    yield said(gettext("Proposed that %(whom)s holds the case"), whom=whom)
    yield said(gettext("The other leader must agree."))


@sentences.register
def _(event: CaseHeld, line: JournalLine, names: Names) -> Iterator[Markup]:
    party, until = words(event.waiting_for), day(event.until)
    yield said(gettext("Waits for %(party)s until %(until)s"), party=party, until=until)


@sentences.register
def _(event: HoldEnded, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("The waiting is over"))
    yield said("%(how)s", how=words(event.ended))


@sentences.register
def _(event: NextStepSet, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _next(event, names)


@sentences.register
def _(event: StepDone, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("Done: %(step)s"), step=names.step(event.step))


@sentences.register
def _(event: CaseClosed, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("Closed"))
    yield said("%(outcome)s", outcome=words(event.outcome))


@sentences.register
def _(event: CaseReopened, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("Opened again"))
    yield said("%(why)s", why=words(event.reopen_reason))
    yield _next(event, names)


@sentences.register
def _(event: NeedEnded, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("The person came about this"))
    yield said("%(how)s", how=words(event.need_outcome))


@sentences.register
def _(event: DebtIncurred, line: JournalLine, names: Names) -> Iterator[Markup]:
    who = names.employee(event.owed_by, event.owed_unit)
    yield said("%(kind)s", kind=words(event.debt_kind))
    yield said(gettext("%(who)s answers for it by %(by)s."), who=who, by=day(event.owed_on))


@sentences.register
def _(event: DebtMoved, line: JournalLine, names: Names) -> Iterator[Markup]:
    who = names.employee(event.owed_by, event.owed_unit)
    yield said(gettext("%(who)s answers for what is owed now"), who=who)


@sentences.register
def _(event: DebtRanOut, line: JournalLine, names: Names) -> Iterator[Markup]:
    who = names.employee(event.came_up_to)
    yield said(gettext("Its day has passed; it has come up to %(who)s"), who=who)


@sentences.register
def _(event: DebtPaid, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said("%(how)s", how=words(event.debt_end))


@sentences.register
def _(event: CallTried, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("The person was called"))
    yield said("%(how)s", how=words(event.try_outcome))


@sentences.register
def _(event: MessageLeft, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield said(gettext("The person left a message"))
    if event.best_time is not BestTime.any_time:
        yield said(gettext("Best reached %(when)s."), when=words(event.best_time))


def _next(event: CaseOpened | NextStepSet | CaseReopened, names: Names) -> Markup:
    step, by = names.step(event.next_step), day(event.next_due)
    return said(gettext("Next: %(step)s, by %(by)s"), step=step, by=by)


def _answer_by(us: int) -> Markup:
    return said(gettext("To be answered by %(by)s."), by=moment(instant(us)))


def _why_returned(event: AllotmentReturned | HandoverReturned, names: Names) -> Iterator[Markup]:
    yield said("%(why)s", why=words(event.return_reason))
    if event.belongs_unit:
        unit = names.unit(event.belongs_unit)
        yield said(gettext("It belongs to %(unit)s."), unit=unit)
