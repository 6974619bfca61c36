"""How one thing stands that a person came for, said to themselves."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext
from markupsafe import Markup

from onedoor.office.pages.dates import day
from onedoor.office.pages.wording import words
from onedoor.office.reception.models import Need
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.reception_codes import Channel, NeedOutcome, NeedState, SentTo
from onedoor.vocabulary.responsibility_codes import DebtKind
from onedoor.vocabulary.texts import text

_ENDED = {
    NeedOutcome.answered: text("You have had an answer (%(day)s)."),
    NeedOutcome.person_left: text("You left before it was answered. Come again, or ring."),
    NeedOutcome.mistake: text("This was registered by mistake."),
    NeedOutcome.came_back: text("You have been here again about it since."),
    NeedOutcome.not_reached: text("We could not reach you. Ring us, or come in with your code."),
    NeedOutcome.not_wanted: text("You have said that you no longer need it."),
    NeedOutcome.time_agreed: text("A time was agreed on (%(day)s)."),
    NeedOutcome.message_left: text("You left a message about it (%(day)s)."),
}
# Never by name: who works with what would tell what it is about.
_SENT_TO = {
    SentTo.desk: text("You have been sent on to a colleague here (%(day)s)."),
    SentTo.unit: text("You have been sent on to a colleague here (%(day)s)."),
    SentTo.contact_centre: text("You have been sent on to the contact centre (%(day)s)."),
    SentTo.regional_unit: text("It has been sent on to another office (%(day)s)."),
    SentTo.outside: text("You have been sent on to somebody outside this office (%(day)s)."),
    SentTo.another_day: text("You have been asked to come again."),
}
_OWED = {
    DebtKind.call_back: text("%(name)s calls you by %(day)s."),
    DebtKind.carried_over: text(
        "The office closed before it was your turn. %(name)s contacts you by %(day)s."
    ),
    DebtKind.expected: text("You are expected here on %(day)s. Ask for %(name)s."),
    DebtKind.message: text("You have left a message. %(name)s contacts you by %(day)s."),
    DebtKind.missed: text("You did not come to the time you had. %(name)s calls you by %(day)s."),
    DebtKind.interpreter: text("%(name)s books an interpreter by %(day)s."),
    DebtKind.reminder: text("%(name)s contacts you about a time you have, by %(day)s."),
}
_OWED_BUT_NO_NUMBER = text(
    "The office closed before it was your turn. %(name)s answers for it. We have no telephone "
    "number of yours: ring us or come in with your code by %(day)s."
)
_OWED_LATE = {
    DebtKind.call_back: text("%(name)s was to call you by %(day)s. Ring, and say so."),
    DebtKind.carried_over: text(
        "The office closed before it was your turn. %(name)s was to contact you by %(day)s. Ring, "
        "and say so."
    ),
    DebtKind.expected: text("You were expected here on %(day)s. Come in, or ring %(name)s."),
    DebtKind.message: text(
        "You have left a message. %(name)s was to contact you by %(day)s. Ring, and say so."
    ),
    DebtKind.missed: text(
        "You did not come to the time you had. %(name)s was to call you by %(day)s. Ring, and say "
        "so."
    ),
    DebtKind.interpreter: text("%(name)s was to book an interpreter by %(day)s."),
    DebtKind.reminder: text(
        "%(name)s was to contact you about a time you have, by %(day)s. Ring, and say so."
    ),
}


def need_sentences(need: Need, now: dt.datetime) -> list[Markup]:
    """How this stands, the most important first."""
    debt = need.debts.filter(paid_at=None).select_related("employee").first()
    if debt is not None:
        return [_owed(need, debt, now), *_why_sent(need)]
    if need.outcome is NeedOutcome.sent_on:
        return _sent_on(need)
    if need.outcome is NeedOutcome.call_back:
        return [_said(text("The call you were promised has been made."))]
    if need.outcome in _ENDED:
        return [_said(_ENDED[need.outcome], day=day(need.ended_at))]
    if need.state is NeedState.waiting and need.visit is not None:
        return [_said(text("You took it up again on %(day)s."), day=day(need.visit.day))]
    return [_said(text("You have not been helped with it yet."))]


def _owed(need: Need, debt: Debt, now: dt.datetime) -> Markup:
    late = debt.due < today_at(debt.office_id, now)
    told = (_OWED_LATE if late else _OWED)[debt.kind]
    if debt.kind is DebtKind.carried_over and not late and not can_be_reached(need):
        told = _OWED_BUT_NO_NUMBER
    return _said(told, name=str(debt.employee), day=day(debt.due))


def _why_sent(need: Need) -> list[Markup]:
    """Why they were sent on to the day they are expected."""
    why = need.follows.sent_why if need.follows is not None else None
    return [Markup.escape(words(why))] if why is not None else []


def can_be_reached(need: Need) -> bool:
    """Whether a contact can be promised: by telephone, by answering what was sent, or by post.

    Whoever has given neither a number nor who they are must come by or ring themselves.
    """
    answered = need.channel in (Channel.letter, Channel.email)
    return bool(need.person.phone) or answered or need.person.identities.exists()


def _sent_on(need: Need) -> list[Markup]:
    if need.sent_to is None or need.sent_why is None:
        return []
    told = [
        _said(_SENT_TO[need.sent_to], day=day(need.ended_at)),
        Markup.escape(words(need.sent_why)),
    ]
    if need.sent_day is not None:
        told.append(_said(text("The day: %(day)s."), day=day(need.sent_day)))
    if need.sent_to is not SentTo.another_day:
        told.append(_said(_CONTACT[bool(need.contact_made)]))
    return told


_CONTACT = {
    True: text("We have told them that you come."),
    False: text("You make the contact yourself."),
}


def _said(sentence: str, **told: str) -> Markup:
    return Markup(gettext(sentence)) % told  # noqa: S704 - ours; what is put in is escaped
