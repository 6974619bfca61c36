"""How people are met at the door."""

from typing import get_args

import pytest

from onedoor.packs.door import SPOKEN, DoorTable, PolicyName, PostName, RoutedStage, SpokenLanguage
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.routing import Policy, Post
from onedoor.vocabulary.sides import Stage


@pytest.mark.parametrize(("names", "codes"), [(PolicyName, Policy), (PostName, Post)])
def test_a_pack_names_rules_and_posts_as_the_vocabulary_does(names, codes: type[Code]):
    assert get_args(names) == tuple(code.name for code in codes)


def test_a_pack_routes_at_stages_of_the_vocabulary():
    assert {Stage[name] for name in get_args(RoutedStage)} == {Stage.front, Stage.back}


def test_every_spoken_language_has_its_name():
    assert tuple(SPOKEN) == get_args(SpokenLanguage)


def test_a_door_that_nobody_described_asks_in_every_language_and_takes_nothing_from_the_web():
    door = DoorTable()
    assert door.languages == ("nb", "nn", "en")
    assert (door.check_in_seconds, door.board_sound, door.web_form) == (60, True, False)
    assert door.called_minutes == 5
    assert (door.telephone, door.address, door.spoken) == (None, None, ())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("check_in_seconds = 60", "check_in_seconds = 5", "check_in_seconds: 5 is too small"),
        ("called_minutes = 5", "called_minutes = 0", "called_minutes: 0 is too small"),
        ('languages = ["nb", "nn", "en"]', "languages = []", "languages: The list is empty"),
        ('["nb", "nn", "en"]', '["nb", "nb"]', "languages: «nb» is named twice."),
        ('spoken = ["nb", "en"', 'spoken = ["nb", "nb"', "spoken: «nb» is named twice."),
    ],
)
def test_what_cannot_be_at_the_door(told, old, new, said):
    assert told("office.toml", old, new).startswith(f"office.toml: door, {said}")


def test_a_spoken_language_is_one_of_the_list(told):
    said = told("office.toml", 'spoken = ["nb"', 'spoken = ["xx"')
    assert "door, spoken: «xx» is not allowed here; allowed are: nb, nn, en, se," in said
