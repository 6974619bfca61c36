"""Slips, screens and numbers taken at one, on both databases: journal and tables agree."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from onedoor.office.inspection.told import disagreements, told_by_journal, told_by_tables
from onedoor.office.journal.submission import Form
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.arriving import Arrival, Stated
from onedoor.office.reception.actions.checking_in import check_in
from onedoor.office.reception.actions.screens import close_screen, open_screen
from onedoor.office.reception.actions.slips import make_slip
from onedoor.office.reception.models import Screen, Slip
from onedoor.vocabulary.reception_codes import Channel, ScreenKind
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import LATER, NOW, employee, office
from tests.databases import Database

CHECKS_IN = Arrival(channel=Channel.check_in, needs=(Stated(),))


def agree() -> bool:
    """Whether the journal adds up to the tables."""
    return list(disagreements(told_by_tables(), told_by_journal())) == []


def test_a_slip_and_the_one_after_it(office_database: Database) -> None:
    row, amina = visit(), stands("amina")
    make_slip(row.pk, actor=amina, now=NOW)
    make_slip(row.pk, actor=amina, now=LATER)
    assert agree()


def test_a_screen_opened_opened_anew_and_closed(office_database: Database) -> None:
    amina = stands("amina")
    open_screen(ScreenKind.board, actor=amina, now=NOW)
    old = Screen.objects.get().pk
    open_screen(ScreenKind.check_in, instead_of=old, actor=amina, now=LATER)
    close_screen(Screen.objects.get(closed_at=None).pk, actor=employee("yusuf"), now=LATER)
    assert agree()


def test_numbers_taken_at_the_check_in_screen(office_database: Database) -> None:
    for _ in range(3):
        check_in(CHECKS_IN, language="en", office=office().pk, now=NOW, form=Form())
    assert agree()


def test_of_two_slips_made_at_once_one_is_good(office_database: Database) -> None:
    row, amina, yusuf = visit(), stands("amina"), stands("yusuf")

    def made(by: Employee) -> str | None:
        try:
            return make_slip(row.pk, actor=by, now=LATER)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as both:
        codes = set(both.map(made, [amina, yusuf]))
    assert len(codes) == 2
    assert Slip.objects.filter(worthless_at=None).count() == 1
    assert agree()
