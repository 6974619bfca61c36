"""The facts of routing: what is not said is nothing, and nothing can be changed behind a rule."""

from dataclasses import FrozenInstanceError, fields

import pytest

from onedoor.rules.routing.facts import Scheme
from onedoor.vocabulary.routing import Policy, Post
from tests.cast.at_the_door import a_server, a_visit


def test_somebody_of_whom_nothing_is_said_is_here_free_and_knows_nothing():
    plain = a_server()
    assert plain.present
    assert not any((plain.left, plain.busy, plain.knows, plain.lowest))


def test_a_visit_of_which_nothing_is_said_waits_for_anybody_at_the_front():
    plain = a_visit()
    assert plain.waits_for is Post.front
    assert not any((plain.for_unit, plain.for_employee, plain.birth_day))


def test_a_scheme_without_a_fallback_never_gives_way():
    plain = Scheme(policy=Policy.first_free)
    assert plain.fallback is None
    assert plain.fallback_after_minutes == 0


@pytest.mark.parametrize("facts", [a_server(), a_visit(), Scheme(policy=Policy.first_free)])
def test_facts_are_not_changed(facts):
    with pytest.raises(FrozenInstanceError):
        setattr(facts, fields(facts)[0].name, 0)
