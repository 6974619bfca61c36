"""What can be chosen on the page that asks, each with what tells it from the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext, ngettext
from markupsafe import Markup, escape

from onedoor.office.pages.dates import day
from onedoor.office.pages.wording import capital, words
from onedoor.office.reception.door.known import Known
from onedoor.office.reception.door.meanings import NOT_KNOWN, Meaning
from onedoor.office.reception.door.owed import OwedNeed
from onedoor.office.reception.door.who import Who
from onedoor.office.responsibility.queries import CaseShown

NEW, NO_NAME, NONE_OF_THEM = "new", "none", "0"
Choice = tuple[str, Markup]


def of_persons(persons: Iterable[Known], *, new: Who | None) -> Iterator[Choice]:
    """Whom the office knows; somebody new, when something was written; and only a ticket."""
    for one in persons:
        yield str(one.key), _beside(name_of(one), *_told_apart(one))
    if new is not None:
        name = new.name or gettext("nobody has said the name yet")
        yield NEW, _beside(gettext("Somebody new"), name, _born(new))
    yield NO_NAME, _beside(gettext("Only a ticket"), gettext("who it is can be said later"))


def of_meanings(meanings: Iterable[Meaning], typed: str) -> Iterator[Choice]:
    """The services and areas; and that nobody knows yet."""
    for one in meanings:
        yield one.key, escape(one.told)
    own = gettext("«%(typed)s» is kept as the person's own words") % {"typed": typed}
    yield NOT_KNOWN, _beside(gettext("Not known yet"), own)


def of_cases(cases: Iterable[CaseShown]) -> Iterator[Choice]:
    """The person's open cases: what they are about, where this reader may see it; and none."""
    for one in cases:
        about = one.whole.area if one.whole else gettext("the other side's case")
        held = gettext("%(holder)s holds it") % {"holder": one.holder}
        yield str(one.key), _beside(one.number, about, held)
    yield NONE_OF_THEM, escape(gettext("None of the cases"))


def of_owed(owed: Iterable[OwedNeed]) -> Iterator[Choice]:
    """What nobody reached, or what they were asked to come for, and the day."""
    for one in owed:
        yield str(one.need.key), _beside(about(one), since(one))


def of_tickets(ticket: int, new: str) -> Iterator[Choice]:
    """The ticket somebody has, or a new one."""
    yield (
        str(ticket),
        _beside(
            gettext("Ticket %(number)d") % {"number": ticket},
            gettext("what they come for is added"),
        ),
    )
    yield new, _beside(gettext("A new ticket"), gettext("they have come once more"))


def name_of(one: Known) -> str:
    """A person's name; somebody without one is told by the ticket they hold, while they hold it."""
    if one.nameless and one.here:
        return gettext("Nameless, ticket %(number)d") % {"number": one.here}
    return one.name


def about(one: OwedNeed) -> str:
    """What an owed need is about, as far as this reader may know."""
    if one.need.hidden:
        return gettext("Something of the other side's")
    return one.need.about or gettext("Not known yet what about")


def since(one: OwedNeed) -> Markup:
    """From which day something is owed, or on which they were asked to come.

    A ticket means nothing when its day is over.
    """
    if one.expected:
        return escape(gettext("expected %(day)s")) % {"day": day(one.due)}
    return escape(gettext("since %(day)s")) % {"day": day(one.day)}


def _told_apart(one: Known) -> Iterator[str | Markup]:
    said = gettext("born %(day)s") if one.birth_date else gettext("birth date not known")
    yield escape(said) % {"day": day(one.birth_date, "short")}
    yield ", ".join(words(kind) for kind in one.kinds)
    if one.last_here:
        yield escape(gettext("last here %(day)s")) % {"day": day(one.last_here)}
    if one.here and not one.nameless:
        yield gettext("has ticket %(number)d now") % {"number": one.here}
    if one.owed:
        said = ngettext("%(number)d need owed", "%(number)d needs owed", one.owed)
        yield said % {"number": one.owed}


def _born(who: Who) -> Markup | str:
    if who.born is None:
        return ""
    return escape(gettext("born %(day)s")) % {"day": day(who.born, "short")}


def _beside(title: str, *more: str | Markup) -> Markup:
    """A title, and below it what tells it from the others."""
    first, *rest = [one for one in more if one]
    said = Markup(" · ").join([capital(first), *rest])
    return Markup('<strong>{}</strong> <span class="beside">{}</span>').format(title, said)
