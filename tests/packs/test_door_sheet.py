"""The part of an office's sheet that is about the door."""

import pytest

from onedoor.packs.door_sheet import (
    brought_rows,
    door_rows,
    post_rows,
    routing_rows,
    service_rows,
)
from onedoor.packs.paper import Paper
from onedoor.packs.problems import untranslated
from onedoor.packs.reader import read_pack, shipped


def on_paper(name):
    pack = read_pack(shipped(name))
    return Paper(pack=pack, translate=untranslated, language="en", width=100)


EXAMPLE, OFFICE_A = on_paper("example"), on_paper("office_a")


def test_a_service_says_who_decides_and_what_may_be_told_of_it():
    assert [
        "Unemployment benefit",
        "Unemployment benefit",
        "the benefits unit",
        "the person's right",
        "21–30 days",
        "the appeals body",
    ] in service_rows(EXAMPLE)


def test_a_service_without_figures_leaves_them_empty():
    assert service_rows(EXAMPLE)[3][-2:] == ["", ""]


def test_routing_says_the_rule_and_what_comes_instead():
    assert routing_rows(EXAMPLE)[1:] == [
        ["front", "somebody who knows the area", "2", "whoever is free first", "10 minutes"],
        ["specialists", "somebody who knows the area", "2", "", ""],
    ]


def test_routing_is_told_where_nobody_chose_too():
    assert routing_rows(on_paper("wabo"))[1][:2] == ["front", "whoever is free first"]


def test_posts_are_told_by_post_without_those_who_have_none():
    said = post_rows(OFFICE_A)[1:]
    assert said[0] == ["Asbjørn Vaktdalen", "serves those who come in", "1"]
    assert said[-1] == ["Carlos Riverabø", "helps when asked", ""]
    assert len(said) == 12


@pytest.mark.parametrize(
    "row",
    [
        ["Languages of the screen", "nb, nn, en"],
        ["The screen is made clean after", "60 seconds"],
        ["A form on the web", "yes"],
        ["Telephone", "00 00 00 00"],
    ],
)
def test_the_door_says(row):
    assert row in door_rows(EXAMPLE)


def test_spoken_languages_are_told_by_name():
    assert "Ukrainian" in door_rows(EXAMPLE)[-1][1]


def test_what_the_municipality_brings_is_told_by_name():
    assert ["Money and debt counselling"] in brought_rows(EXAMPLE)
    assert brought_rows(on_paper("wabo")) == [["Area"]]
