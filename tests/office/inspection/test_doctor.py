"""The doctor finds what the database should have refused, and says nothing when all is well."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections

from onedoor.office.establishment.models import LoadedPack, Unit
from onedoor.office.inspection.doctor import examine
from onedoor.office.inspection.finding import Check
from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Employee
from onedoor.office.people.queries.persons import person_by_key
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.models import Case, Holding
from onedoor.vocabulary.responsibility_codes import Asked, OfferReason
from onedoor.vocabulary.sides import Side
from tests.cast.people import LATER, NOW, case, employee, unit

pytestmark = pytest.mark.usefixtures("sqlite_database")


@contextmanager
def nobody_refusing(alias: str = "default") -> Iterator[None]:
    """The test's own database without its triggers, as after a restore by hand."""
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
    yield


def found(now: dt.datetime = LATER) -> set[Check]:
    return {finding.check for finding in examine(now)}


def test_a_healthy_office_gives_no_findings():
    case(holder="amina")
    assert found() == set()


def test_a_changed_line_is_found():
    held = case(holder="amina")
    with nobody_refusing():
        JournalLine.objects.filter(case_key=held.pk).update(actor_key=99)
    assert Check.journal in found()


def test_a_changed_look_is_found():
    person_by_key(employee("amina"), case(holder="amina").person_id, LATER)
    with nobody_refusing("looks"), connections["looks"].cursor() as cursor:
        cursor.execute("UPDATE look SET employee = 99")
    assert Check.looks in found()


def test_a_row_changed_behind_the_journals_back_is_found():
    held = case(holder="amina")
    Case.objects.filter(pk=held.pk).update(bounces=2)
    assert found() == {Check.tables}


def test_a_holder_who_has_left_is_found():
    case(holder="lan")
    with nobody_refusing():
        Employee.objects.filter(pk=employee("lan").pk).update(left_at=LATER)
    assert Check.holder in found()


def test_a_time_nobody_held_a_case_is_found():
    held = case(holder="amina")
    with nobody_refusing():
        Holding.objects.filter(case=held).update(since=NOW + dt.timedelta(hours=1))
    assert Check.holdings in found()


def test_a_ticker_that_stands_still_is_found():
    offer_handover(
        case(holder="amina").pk,
        to_unit=unit("team_work").pk,
        reason=OfferReason.workload,
        asked=Asked.take_over,
        actor=employee("amina"),
        now=LATER,
    )
    assert found(NOW + dt.timedelta(days=30)) == {Check.run_out}


def test_a_unit_nobody_leads_is_found():
    Unit.objects.filter(pk=unit("team_work").pk).update(leader=None)
    assert Check.leaders in found()


def test_a_pack_changed_in_the_database_is_found():
    for pack in LoadedPack.objects.all():
        pack.files = pack.files | {"office.toml": pack.files["office.toml"] + "# changed\n"}
        pack.save()
    assert Check.pack in found()


def test_a_sister_case_on_the_same_side_is_found():
    first, second = case(holder="amina"), case(holder="amina")
    Case.objects.filter(pk=second.pk).update(sister_of=first, side=Side.state)
    assert Check.sisters in found()


def test_a_case_that_should_have_been_settled_is_found():
    held = case(holder="amina")
    Case.objects.filter(pk=held.pk).update(settle_by=LATER - dt.timedelta(hours=2))
    assert Check.settlement in found()


def test_a_side_of_the_office_led_by_somebody_who_has_left_is_found():
    with nobody_refusing():
        Employee.objects.filter(pk=employee("ragnhild").pk).update(left_at=LATER)
    assert Check.office_leaders in found()
