"""Two hands at once: one wins, the other is told, nothing is doubled (law 8)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.actions.persons import PersonDetails, register_person
from onedoor.office.people.models import Identity, Person
from onedoor.office.people.person_reasons import PersonReason
from onedoor.rules.people import PeopleReason
from tests.cast.people import LATER, office, person
from tests.databases import NOW
from tests.office.people.made_up import a_number

pytestmark = pytest.mark.usefixtures("office_database")


@contextmanager
def a_moment_before(action: Callable[[], int]) -> Iterator[list[int]]:
    """Another connection has done this before the block, and commits it during the block."""
    done, results = threading.Event(), list[int]()

    def act() -> None:
        with one_transaction():
            results.append(action())
            done.set()
            threading.Event().wait(0.2)
        connection.close()

    other = threading.Thread(target=act)
    other.start()
    assert done.wait(timeout=30)
    yield results
    other.join()


def register() -> int:
    return register_person(
        PersonDetails(), office=office().pk, actor=None, now=NOW, number=a_number()
    )


def test_one_of_two_registers_a_number_and_the_other_is_told_who_has_it():
    before = Person.objects.count()
    with a_moment_before(register) as won, pytest.raises(Refused) as refused:
        register()
    assert (refused.value.because, [refused.value.about]) == (PersonReason.number_taken, won)
    assert (Person.objects.count(), Identity.objects.count()) == (before + 1, 1)


def test_of_two_merges_in_opposite_directions_one_wins():
    one, other = person().pk, person().pk

    def merge() -> int:
        return merge_persons(one, other, actor=None, now=LATER)

    with a_moment_before(merge) as won, pytest.raises(Refused) as refused:
        merge_persons(other, one, actor=None, now=LATER)
    assert (refused.value.because, [refused.value.about]) == (PeopleReason.merged_already, won)
    assert Person.objects.filter(merged_into__isnull=False).count() == 1
