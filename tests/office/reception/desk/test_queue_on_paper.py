"""The queue on paper: what a desk needs when nothing else works, and no name of whoever waits."""

from __future__ import annotations

import pytest

from onedoor.office.confidentiality.models import Look
from onedoor.office.reception.actions.calling import call_visit
from onedoor.vocabulary.confidentiality import Purpose
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import person
from tests.office.desk import Desk
from tests.office.reception.desk.clock import A_MINUTE, TEN

pytestmark = pytest.mark.usefixtures("sqlite_database", "clock")
LATELY = TEN - 2 * A_MINUTE
PAPER = "/queue/on-paper/"


def test_it_tells_who_waits_since_when_and_who_should_serve_them():
    stands("lan")
    visit(of=person("Hemmelig"), now=LATELY)
    told = Desk("lan").open(PAPER)
    assert "Waiting (1)" in told
    assert "1 09:58 2 min Job seeking Lan Nguyen-Brekkmo: Knows all" in told
    assert "Hemmelig" not in told


def test_it_tells_who_is_with_whom():
    lan, row = stands("lan"), visit(now=LATELY)
    call_visit(row.pk, actor=lan, now=LATELY)
    told = Desk("lan").open(PAPER)
    assert "With somebody (1)" in told
    assert "Lan Nguyen-Brekkmo Called" in told


def test_it_says_when_and_by_whom_it_was_printed_and_has_no_menu():
    told = Desk("lan").open(PAPER)
    assert "by Lan Nguyen-Brekkmo" in told
    assert "Shred it when it is no longer needed." in told
    assert "Sign out" not in told


def test_it_is_in_the_language_one_chooses():
    assert "Køen" in Desk("lan").open(f"{PAPER}?language=nb")


def test_the_look_is_logged_as_printed():
    visit(now=LATELY)
    Desk("lan").open(PAPER)
    look = Look.objects.latest("pk")
    assert (look.purpose, look.persons) == (Purpose.paper, 1)
