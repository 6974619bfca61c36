"""A case's history in words: every kind of thing that can happen has its sentence."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import translation

from onedoor.office.journal.models import JournalLine
from onedoor.office.responsibility.history import told
from onedoor.office.responsibility.names import Names
from onedoor.office.responsibility.sentences import sentences
from onedoor.vocabulary import responsibility
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.event import Event, kinds, shape
from onedoor.vocabulary.responsibility_codes import Asked, HandoverKind, OfferReason
from tests.cast.people import case, employee, office, unit

pytestmark = pytest.mark.usefixtures("sqlite_database")

OF_A_DEBT = {kind for kind in kinds.values() if kind.__name__.startswith("Debt")}
IN_A_CASE = [
    kind
    for kind in kinds.values()
    if kind.__module__ == responsibility.__name__ and kind not in OF_A_DEBT
]


def any_event(kind: type[Event]) -> Event:
    """An event of this kind, with the first meaning of each of its codes."""
    values = {
        name: next(iter(wanted)) if issubclass(wanted, Code) else _VALUES[wanted]
        for name, wanted in shape(kind).items()
    }
    return kind(**values)


_VALUES = {int: 1, bool: True, dt.date: dt.date(2026, 3, 9)}


def in_words(event: Event) -> list[str]:
    line = JournalLine(holder_before=1, holder_after=2, unit_before=1, unit_after=1)
    with translation.override("en"):
        said = sentences(event, line, Names(office().pk, [1, 2]))
        return [re.sub("<[^>]+>", "", one) for one in said]


@pytest.mark.parametrize("kind", IN_A_CASE, ids=lambda kind: kind.__name__)
def test_every_kind_of_thing_that_happens_to_a_case_has_its_sentence(kind: type[Event]):
    said = in_words(any_event(kind))
    assert said
    assert not any("%" in one or kind.__name__ in one for one in said)


@pytest.mark.parametrize("kind", HandoverKind)
def test_what_is_offered_says_to_whom_and_why(kind: HandoverKind):
    event = responsibility.HandoverOffered(
        handover=1,
        handover_kind=kind,
        to_employee=employee("elif").pk,
        to_unit=unit("team_work").pk,
        offer_reason=next(iter(OfferReason)),
        asked=next(iter(Asked)),
        crosses=False,
        answer_by_us=1,
    )
    line = JournalLine()
    names = Names(office().pk, [employee("elif").pk])
    with translation.override("en"):
        said = list(sentences(event, line, names))
    assert "Elif Karabulut, Work team" in said[0]
    assert said[1] == "The need lies in another area."


def test_a_name_cannot_bring_markup_into_the_history():
    row = case()
    who = employee("amina")
    who.given_name = "<b>Amina</b>"
    who.save()
    lines = list(JournalLine.objects.filter(case_key=row.pk))
    (happened,) = told(lines, Names(office().pk, [who.pk]))
    assert "&lt;b&gt;Amina" in happened.more[0]


def test_what_nobody_did_was_done_by_onedoor_itself():
    row = case()
    line = JournalLine.objects.get(case_key=row.pk)
    line.actor_key = 0
    with translation.override("en"):
        assert told([line], Names(office().pk, []))[0].by == "Onedoor itself"
