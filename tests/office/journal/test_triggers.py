"""What the database refuses by itself (migration 0002), asked on both engines."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connections, transaction
from django.db.models import F

from onedoor.office.confidentiality.models import Look, LookedAt
from onedoor.office.journal.models import JournalLine, Seal
from onedoor.office.journal.sealing import seal
from onedoor.office.people.models import Employee
from onedoor.office.preparation import prepare
from onedoor.office.responsibility.models import Case, Holding
from onedoor.vocabulary.confidentiality import Level, Purpose, SeeingReason
from onedoor.vocabulary.responsibility_codes import CaseState, Outcome
from tests.cast.people import FJELLBYEN, case, employee
from tests.databases import NOW
from tests.office.journal.tampering import given_to_a_leaver, refused, run
from tests.office.journal.writing import OFFICE, steps

NEVER_CHANGED = "The journal is never changed"
HELD = "An open case is held by somebody who works in its office"


@pytest.fixture
def one_of_each(office_database):
    """A row in every table that is only ever added to."""
    steps(1, 2)
    seal(OFFICE, NOW)
    numbers = {"employee": 1, "unit": 1, "task_case": 0, "persons": 1, "prev": 0}
    look = Look.objects.create(
        office=OFFICE, at_us=0, purpose=Purpose.case, hash="0" * 64, **numbers
    )
    LookedAt.objects.create(
        look=look, person_key=1, case_key=1, level=Level.content, because=SeeingReason.own_side
    )


@pytest.mark.parametrize("model", [JournalLine, Seal, Look, LookedAt])
def test_what_is_written_is_never_changed_or_deleted(one_of_each, model):
    rows = model.objects.all()
    with pytest.raises(DatabaseError, match=NEVER_CHANGED), transaction.atomic(using=rows.db):
        rows.update(**{model._meta.pk.name: F("pk")})
    with pytest.raises(DatabaseError, match=NEVER_CHANGED), transaction.atomic(using=rows.db):
        rows._raw_delete(rows.db)
    assert rows.exists()


def test_what_the_database_refuses_can_be_taken_away_and_put_back(office_database):
    (line,) = steps(1, 1)
    for alias in connections:
        call_command("migrate", "office", "0001", database=alias, verbosity=0)
    JournalLine.objects.filter(seq=line).update(actor_key=9)
    prepare()
    with refused(NEVER_CHANGED):
        JournalLine.objects.filter(seq=line).update(actor_key=5)


@pytest.mark.parametrize("table", ["journal_line", "journal_seal"])
def test_a_table_is_never_emptied(postgres_database, table):
    with refused(NEVER_CHANGED):
        run(f"TRUNCATE {table}")


@pytest.mark.parametrize("number", ["seq", "NULL"])
def test_a_line_is_never_replaced(sqlite_database, number):
    steps(1, 2)
    columns = [field.column for field in JournalLine._meta.concrete_fields][1:]
    listed = ", ".join(f'"{column}"' for column in columns)
    with refused(NEVER_CHANGED):
        run(
            f"REPLACE INTO journal_line (seq, {listed}) SELECT {number}, {listed} FROM journal_line"
        )


def test_a_case_of_another_offices_employee_is_refused(office_database):
    held = case()
    with refused(HELD):
        Case.objects.filter(pk=held.pk).update(holder=employee("amina", FJELLBYEN))


def test_a_case_of_somebody_who_has_left_is_refused(office_database):
    held, left = case(), employee("oksana")
    Employee.objects.filter(pk=left.pk).update(left_at=NOW)
    with refused(HELD):
        Case.objects.filter(pk=held.pk).update(holder=left)


def test_a_new_case_of_somebody_who_has_left_is_refused(office_database):
    new, left = case(), employee("oksana")
    Employee.objects.filter(pk=left.pk).update(left_at=NOW)
    new.pk, new.number, new.holder = None, "another", left
    with refused(HELD):
        new.save(force_insert=True)


def test_nobody_leaves_while_they_hold_an_open_case(office_database):
    held = case()
    with refused("Somebody who holds an open case has not left"):
        Employee.objects.filter(pk=held.holder_id).update(left_at=NOW)


def test_who_held_a_closed_case_stays_on_record_when_they_leave(office_database):
    held = close(case())
    Employee.objects.filter(pk=held.holder_id).update(left_at=NOW)
    Case.objects.filter(pk=held.pk).update(outside_number="1")
    with refused(HELD):
        Case.objects.filter(pk=held.pk).update(state=CaseState.open, outcome=None, closed_at=None)


def test_a_case_and_its_open_holding_name_the_same_holder(office_database):
    held = case()
    with refused("A case and its open holding name the same holder"):
        Case.objects.filter(pk=held.pk).update(holder=employee("oksana"))


def test_a_holding_cannot_end_while_its_case_is_open(postgres_database):
    held = case()
    with refused("A case and its open holding name the same holder"):
        Holding.objects.filter(case=held, until=None).update(until=NOW)


def test_a_case_may_change_holder_with_its_holding(office_database):
    held, new = case(), employee("oksana")
    with transaction.atomic():
        Holding.objects.filter(case=held, until=None).update(until=F("since"))
        Holding.objects.create(case=held, employee=new, unit=held.unit, since=held.held_since)
        Case.objects.filter(pk=held.pk).update(holder=new)
    assert Case.objects.get(pk=held.pk).holder == new


def test_nobody_is_given_a_case_in_the_moment_they_leave(postgres_database):
    held, leaver = case(), employee("oksana")
    assert HELD in given_to_a_leaver(Case.objects.filter(pk=held.pk), holder=leaver)


def close(held: Case) -> Case:
    """End a case by its rows alone."""
    Case.objects.filter(pk=held.pk).update(
        state=CaseState.closed, outcome=Outcome.helped, closed_at=NOW
    )
    return held
