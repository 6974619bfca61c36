"""What can happen to persons and employees: keys, never names or numbers."""

import pytest

from onedoor.vocabulary.event import shape
from onedoor.vocabulary.people import PersonForgotten, Presence
from tests.vocabulary.everything import events

about_people = [event for event in events if event.__module__.endswith(".people")]


@pytest.mark.parametrize("event", about_people, ids=lambda event: event.__name__)
def test_an_event_about_people_says_whom(event):
    assert {"person", "employee", "kept"} & shape(event).keys()


def test_forgetting_keeps_nothing_but_the_key():
    assert shape(PersonForgotten) == {"person": int}


def test_an_employee_is_here_out_or_on_leave():
    assert [presence.name for presence in Presence] == ["present", "out", "on_leave"]
