"""Safety's events: they name no person, and say where help is needed in a code."""

from onedoor.vocabulary.event import kinds, shape
from onedoor.vocabulary.safety import HelpCalled
from onedoor.vocabulary.safety_codes import HelpPlace


def test_a_call_for_help_says_where_and_of_nobody_who_came_in():
    assert shape(HelpCalled) == {"help_call": int, "help_place": HelpPlace, "desk_number": int}
    assert "person" not in shape(HelpCalled)


def test_each_kind_of_event_is_known_by_its_name():
    assert {"HelpCalled", "HelpPlaceSaid", "HelpComing", "HelpWentOn", "HelpEnded"} <= kinds.keys()
