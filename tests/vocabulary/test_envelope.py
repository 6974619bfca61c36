"""The envelope: which thread a line belongs to."""

import pytest

from onedoor.vocabulary.envelope import Envelope, Line, ThreadKind
from onedoor.vocabulary.responsibility import StepDone

ALL_KEYS = {"case_key": 5, "visit_key": 4, "person_key": 3, "employee_key": 2, "unit_key": 1}


def envelope(**keys):
    return Envelope(office=9, at_us=0, **keys)


@pytest.mark.parametrize(
    ("without", "thread"),
    [
        ([], (ThreadKind.case, 5)),
        (["case_key"], (ThreadKind.visit, 4)),
        (["case_key", "visit_key"], (ThreadKind.person, 3)),
        (["case_key", "visit_key", "person_key"], (ThreadKind.employee, 2)),
        (["case_key", "visit_key", "person_key", "employee_key"], (ThreadKind.unit, 1)),
        (list(ALL_KEYS), (ThreadKind.office, 9)),
    ],
)
def test_a_line_belongs_to_the_narrowest_thread_it_can(without, thread):
    keys = {name: key for name, key in ALL_KEYS.items() if name not in without}
    assert envelope(**keys).thread == thread


def test_who_acted_does_not_decide_the_thread():
    assert envelope(actor_key=7, acting_unit=8, home_unit=8).thread == (ThreadKind.office, 9)


def test_a_line_is_the_first_of_its_thread_unless_told():
    assert Line(seq=1, envelope=envelope(), event=StepDone(step=1)).prev == 0
