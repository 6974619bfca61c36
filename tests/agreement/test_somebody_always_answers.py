"""Law 1, also in the database: an open case has exactly one holder, from birth on."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from onedoor.office.responsibility.models import Case, Holding
from tests.cast.people import LATER, case, case_at_the_door, employee

pytestmark = pytest.mark.usefixtures("office_database")


def refused(case: Case, **columns: Any) -> bool:
    """Whether the database itself refuses to write this of a case."""
    try:
        with transaction.atomic():
            Case.objects.filter(pk=case.pk).update(**columns)
    except IntegrityError:
        return True
    return False


def test_a_case_born_at_the_door_is_answered_for_at_once():
    born = case_at_the_door(in_unit="front_municipality", about="housing")
    assert born.holder.key == "yusuf"
    assert Holding.objects.get(case=born).since == born.opened_at


def test_the_database_refuses_a_case_without_a_holder():
    assert refused(case(holder="amina"), holder=None)


def test_the_database_refuses_a_holder_of_another_office():
    assert refused(case(holder="amina"), holder=employee("amina", "fjellbyen"))


def test_the_database_refuses_two_holders_at_once():
    held = case(holder="amina")
    with pytest.raises(IntegrityError), transaction.atomic():
        Holding.objects.create(case=held, employee=employee("lan"), unit=held.unit, since=LATER)
