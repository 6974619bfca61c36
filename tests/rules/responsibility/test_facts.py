"""Facts are told once and do not change while rules look at them."""

from dataclasses import FrozenInstanceError, fields

import pytest

from onedoor.rules.responsibility.facts import CaseFacts
from tests.cast.facts import a_case, a_handover, a_unit, an_employee


@pytest.mark.parametrize("facts", [an_employee(), a_unit(), a_case(), a_handover()])
def test_facts_do_not_change(facts):
    with pytest.raises(FrozenInstanceError):
        facts.key = 7


def test_facts_are_given_by_name():
    """Seven numbers in a row would be mixed up one day."""
    assert all(told.kw_only for told in fields(CaseFacts))


def test_nothing_is_asked_waited_for_or_allotted_until_told():
    case = a_case()
    assert not any([case.to_settle, case.has_open_handover, case.has_sister, case.return_by])
    assert case.bounces == 0
    assert case.crossing_to == frozenset()
