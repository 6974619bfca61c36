"""Nobody goes past reception: who goes away, leaves or moves leaves nobody at an empty desk."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.agreement.sources import Fault, Source, found, held, planted

WRITES_THAT_SOMEBODY_GOES = {
    "onedoor.office.people.actions.employees": {"set_presence", "set_post", "mark_left"},
    "onedoor.office.responsibility.actions.staffing": {"change_presence", "let_go", "set_units"},
    "onedoor.office.responsibility.actions.leaving": {"end_employment"},
    "onedoor.office.routing.actions": {"take_post"},
    "onedoor.office.roster.actions.beginning": {"begin_duty"},
}
MAY_WRITE_THAT_SOMEBODY_GOES = {
    "office/routing/actions.py": "below reception, which asks about visits before it",
    "office/responsibility/actions/*.py": "below reception, which sees to the visits beside it",
    "office/roster/actions/beginning.py": "below reception, which says before it who is busy",
    "office/reception/actions/beginning.py": "whoever serves or helps is left until they are done",
    "office/reception/actions/leaving.py": "whom they had waits again, in the same transaction",
    "office/reception/actions/standing.py": "nobody leaves a desk at which they have somebody",
}


def law_of_going_away(source: Source) -> Iterator[Fault]:
    """Who goes away, leaves or moves goes by reception, which knows who stands at their desk."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.ImportFrom):
            continue
        for one in node.names:
            whole = f"{node.module}.{one.name}" in WRITES_THAT_SOMEBODY_GOES
            if whole or one.name in WRITES_THAT_SOMEBODY_GOES.get(node.module or "", ()):
                yield node.lineno, f"{one.name}: ask reception.actions.leaving, or .standing"


@pytest.mark.parametrize(
    "text",
    [
        "from onedoor.office.people.actions.employees import set_presence",
        "from onedoor.office.responsibility.actions import staffing",
        "from onedoor.office.responsibility.actions.leaving import end_employment as end",
        "from onedoor.office.routing import actions as routing",
    ],
)
def test_a_planted_way_past_reception_is_found(text):
    assert found(law_of_going_away, planted(text))


def test_going_by_reception_and_looking_after_colleagues_are_left_alone():
    by_reception = "from onedoor.office.reception.actions.leaving import let_go"
    employs = "from onedoor.office.responsibility.actions.staffing import employ"
    assert not found(law_of_going_away, planted(f"{by_reception}\n{employs}"))


def test_nobody_goes_past_reception():
    held(law_of_going_away, but=MAY_WRITE_THAT_SOMEBODY_GOES)
