"""A slip is given by the door, or by who met the person; its code opens something for a year."""

from __future__ import annotations

import datetime as dt

from onedoor.rules.reception.slips import first_day_that_counts, what_hinders_a_slip
from onedoor.rules.reception.visit import DoorFacts, VisitFacts
from onedoor.vocabulary.reception_codes import ReceptionReason, VisitState

ENDED = VisitFacts(key=1, office=1, state=VisitState.ended)


def actor(*, office: int = 1, at_the_door: bool = False) -> DoorFacts:
    return DoorFacts(key=7, office=office, at_the_door=at_the_door)


def test_the_door_gives_a_slip_also_when_the_visit_has_ended():
    assert what_hinders_a_slip(ENDED, actor(at_the_door=True), met=False) is None


def test_who_met_the_person_gives_one_after_leaving_the_door():
    assert what_hinders_a_slip(ENDED, actor(), met=True) is None


def test_nobody_else_does():
    assert what_hinders_a_slip(ENDED, actor(), met=False) is ReceptionReason.not_serving


def test_least_of_all_another_office():
    stranger = actor(office=2, at_the_door=True)
    assert what_hinders_a_slip(ENDED, stranger, met=True) is ReceptionReason.other_office


def test_a_slip_counts_for_a_year():
    assert first_day_that_counts(dt.date(2027, 3, 2)) == dt.date(2026, 3, 2)
