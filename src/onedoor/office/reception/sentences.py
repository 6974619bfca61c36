"""Each kind of thing that can happen to a visit, or to a debt, as the sentences of its history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import singledispatch
from typing import Any

from django.utils.translation import gettext, ngettext
from markupsafe import Markup

from onedoor.office.journal.models import JournalLine
from onedoor.office.pages.dates import day, moment
from onedoor.office.pages.wording import capital, words
from onedoor.office.reception.waits.queries import ExpectedWait
from onedoor.office.reception.waits.words import wait_sentence
from onedoor.office.responsibility.names import Names
from onedoor.office.responsibility.sentences import sentences as sentences_of_cases
from onedoor.rules.opening import instant
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.reception import (
    ColleagueJoined,
    ColleagueWentBack,
    NeedClarified,
    NeedEnded,
    NeedOwed,
    NeedSentOn,
    NeedStated,
    PrivateRoomAsked,
    ServingBegun,
    SlipMade,
    VisitCalled,
    VisitEnded,
    VisitHeld,
    VisitHoldEnded,
    VisitMadeUrgent,
    VisitPutBack,
    VisitRegistered,
    VisitTakenOver,
    WaitTold,
)
from onedoor.vocabulary.reception_codes import Channel, NeedKind, SentTo, UrgentReason
from onedoor.vocabulary.routing import FellBack


class VisitNames(Names):
    """The names a visit's history needs: also what each need is about, by its row number."""

    def __init__(self, office: int, employees: set[int], topics: Mapping[int, str]) -> None:
        super().__init__(office, employees)
        self._topics = topics

    def topic(self, need: int) -> str:
        """What a need is about, as a sentence begins with it."""
        return self._topics.get(need, "")


def _said(sentence: str, **told: Any) -> Markup:
    return Markup(sentence) % told  # noqa: S704 - the sentence is ours; what is put in is escaped


def _of(need: int, names: Names, said: str) -> Markup:
    """What is said of a need, after what it is about where that is known."""
    topic = names.topic(need) if isinstance(names, VisitNames) else ""
    return _said("%(topic)s: %(said)s" if topic else "%(said)s", topic=topic, said=said)


@singledispatch
def sentences(event: Event, line: JournalLine, names: Names) -> Iterator[Markup]:
    """What happened, in a sentence; then what more there is to say about it.

    What is no visit's own is said as it is said of a case.
    """
    yield from sentences_of_cases(event, line, names)


@sentences.register
def _(event: VisitRegistered, line: JournalLine, names: Names) -> Iterator[Markup]:
    came = gettext("Came") if event.channel is Channel.unknown else gettext("Came %(how)s")
    yield _said(came, how=words(event.channel))
    yield _said(gettext("Ticket %(ticket)d."), ticket=event.ticket)
    if event.urgent_reason is not UrgentReason.none:
        yield _said("%(why)s", why=words(event.urgent_reason))


@sentences.register
def _(event: WaitTold, line: JournalLine, names: Names) -> Iterator[Markup]:
    told = ExpectedWait(
        policy=event.policy,
        area=event.area,
        basis=event.wait_basis,
        counted=event.wait_counted,
        median_s=event.median_s,
        most_s=event.most_s,
    )
    yield _said(gettext("Told of the wait: %(told)s"), told=wait_sentence(told))


@sentences.register
def _(event: NeedStated, line: JournalLine, names: Names) -> Iterator[Markup]:
    area = names.area(event.area) if event.area else gettext("not known yet what about")
    yield _said(gettext("Came for: %(what)s"), what=area)
    if event.need_kind is not NeedKind.new:
        yield _said("%(kind)s.", kind=capital(words(event.need_kind)))


@sentences.register
def _(event: NeedClarified, line: JournalLine, names: Names) -> Iterator[Markup]:
    area = names.area(event.area) if event.area else gettext("not known yet what about")
    yield _said(gettext("Found out what it is about: %(what)s"), what=area)
    if event.need_kind is not NeedKind.new:
        yield _said("%(kind)s.", kind=capital(words(event.need_kind)))


@sentences.register
def _(event: PrivateRoomAsked, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said(gettext("Wants a private room"))


@sentences.register
def _(event: VisitCalled, line: JournalLine, names: Names) -> Iterator[Markup]:
    if event.desk_number:
        yield _said(gettext("Called to desk %(number)d"), number=event.desk_number)
    else:
        yield _said(gettext("Called"))
    if event.fell_back is not FellBack.no:
        yield _said("%(why)s", why=words(event.fell_back))
    if event.idle_before:
        said = ngettext(
            "%(number)d colleague before them in the order was free.",
            "%(number)d colleagues before them in the order were free.",
            event.idle_before,
        )
        yield _said(said, number=event.idle_before)


@sentences.register
def _(event: ServingBegun, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said(gettext("Served from now on"))


@sentences.register
def _(event: VisitPutBack, line: JournalLine, names: Names) -> Iterator[Markup]:
    if event.waits_for_unit:
        yield _said(gettext("Waits again, for %(unit)s"), unit=names.unit(event.waits_for_unit))
    else:
        yield _said(gettext("Waits again"))
    yield _said("%(why)s", why=words(event.put_back))


@sentences.register
def _(event: VisitHeld, line: JournalLine, names: Names) -> Iterator[Markup]:
    until = moment(instant(event.hold_until_us))
    yield _said(gettext("Stepped out until %(until)s"), until=until)
    yield _said("%(why)s.", why=capital(words(event.visit_wait)))


@sentences.register
def _(event: VisitHoldEnded, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said(gettext("Waits again, in the place they had"))


@sentences.register
def _(event: VisitMadeUrgent, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said(gettext("Made urgent"))
    yield _said("%(why)s", why=words(event.urgent_reason))


@sentences.register
def _(event: ColleagueJoined, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said(gettext("%(who)s joined"), who=names.employee(event.employee))
    yield _said("%(how)s.", how=capital(words(event.joined_by)))


@sentences.register
def _(event: ColleagueWentBack, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said(gettext("%(who)s went back"), who=names.employee(event.employee))


@sentences.register
def _(event: VisitTakenOver, line: JournalLine, names: Names) -> Iterator[Markup]:
    who, before = names.employee(event.taken_by), names.employee(event.taken_from)
    yield _said(gettext("%(who)s serves them from now on"), who=who)
    yield _said("%(why)s", why=words(event.took_over))
    if event.stays_unit:
        yield _said(gettext("%(who)s stays and helps."), who=before)


@sentences.register
def _(event: NeedEnded, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _of(event.need, names, words(event.need_outcome))


@sentences.register
def _(event: NeedSentOn, line: JournalLine, names: Names) -> Iterator[Markup]:
    if event.sent_to is SentTo.another_day:
        yield _of(event.need, names, gettext("Asked to come another day"))
    else:
        to = names.unit(event.sent_unit) if event.sent_unit else words(event.sent_to)
        yield _of(event.need, names, gettext("Sent on to %(to)s") % {"to": to})
    yield _said("%(why)s", why=words(event.sent_why))
    made, not_made = gettext("We made the contact."), gettext("They make the contact themselves.")
    if event.sent_to is not SentTo.another_day:
        yield _said("%(how)s", how=made if event.contact_made else not_made)
    if event.sent_day is not None:
        yield _said(gettext("On %(day)s."), day=day(event.sent_day))


@sentences.register
def _(event: NeedOwed, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _of(event.need, names, gettext("It is owed from now on"))


@sentences.register
def _(event: VisitEnded, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said("%(how)s", how=words(event.visit_end))


@sentences.register
def _(event: SlipMade, line: JournalLine, names: Names) -> Iterator[Markup]:
    yield _said(gettext("A slip was made"))
