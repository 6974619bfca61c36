from __future__ import annotations

import subprocess
import sys

import pytest
from django.db import IntegrityError

from onedoor.office.journal.actions import NotInAnAction, append, last_line
from onedoor.office.journal.models import JournalLine
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.event import UnknownEvent, from_fields
from onedoor.vocabulary.people import PersonRegistered
from onedoor.vocabulary.responsibility import StepDone
from tests.databases import Database
from tests.office.journal.writing import OFFICE, steps, thread, write


def test_a_line_says_what_happened(office_database):
    (seq,) = write(1, StepDone(step=3))
    line = JournalLine.objects.get(seq=seq)
    assert from_fields(line.kind, line.version, line.fields) == StepDone(step=3)
    assert (line.actor_key, line.acting_unit, line.case_key, line.prev) == (5, 6, 1, 0)


def test_each_line_points_to_the_one_before_it_in_its_thread(office_database):
    first = steps(1, 2)
    steps(2, 1)
    second = steps(1, 1)
    prevs = JournalLine.objects.filter(office=OFFICE, case_key=1).order_by("seq")
    assert [line.prev for line in prevs] == [0, *first]
    last = last_line(thread(1))
    assert last is not None
    assert last.seq == second[0]


def test_offices_share_no_threads(office_database):
    steps(1, 1)
    assert last_line(thread(1, office=OFFICE + 1)) is None


def test_a_line_outside_an_action_is_refused(sqlite_database):
    with pytest.raises(NotInAnAction):
        append(thread(1), StepDone(step=1))


def test_words_in_place_of_a_key_are_refused(sqlite_database):
    with pytest.raises(UnknownEvent):
        write(1, PersonRegistered(person="Kari Nordmann", birth_day=1))  # type: ignore[arg-type]


def test_a_thread_cannot_fork(office_database):
    steps(1, 2)
    fork = JournalLine.objects.filter(office=OFFICE).order_by("seq")[1]
    fork.pk = None
    with pytest.raises(IntegrityError):
        fork.save(force_insert=True)


def test_postgresql_remembers_which_transaction_wrote_a_line(postgres_database):
    together, alone = steps(1, 2), steps(1, 1)
    of = dict(JournalLine.objects.filter(office=OFFICE).values_list("seq", "transaction"))
    assert of[together[0]] == of[together[1]] < of[alone[0]]


WRITER = """
import django
django.setup()
from onedoor.vocabulary.responsibility import StepDone
from django.db import IntegrityError
from tests.office.journal.writing import write
refused = 0
for number in range(40):
    try:
        write(9, StepDone(step=number))
    except IntegrityError:
        refused += 1
print(refused)
"""


def test_two_processes_in_one_thread_lose_and_double_nothing(office_database: Database):
    refused = sum(_refused_in_two_processes(office_database))
    lines = list(JournalLine.objects.filter(office=OFFICE, case_key=9).order_by("seq"))
    assert len(lines) == 80 - refused
    assert [line.prev for line in lines] == [0, *(line.seq for line in lines[:-1])]


def _refused_in_two_processes(database: Database) -> list[int]:
    command = [sys.executable, "-c", WRITER]
    environment = database.second_process_env()
    both = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    return [int(one.communicate(timeout=60)[0]) for one in both]


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ({"case_key": 1, "person_key": 2}, "case"),
        ({"visit_key": 1, "person_key": 2}, "visit"),
        ({"person_key": 2}, "person"),
        ({"employee_key": 2, "unit_key": 3}, "employee"),
        ({"unit_key": 3}, "unit"),
        ({}, "office"),
    ],
)
def test_a_line_belongs_to_the_nearest_thread(keys, kind):
    assert str(Envelope(office=1, at_us=0, **keys).thread[0]) == kind
