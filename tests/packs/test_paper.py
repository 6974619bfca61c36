"""What a pack is put on paper with."""

import pytest

from onedoor.packs.paper import Paper
from onedoor.packs.problems import untranslated
from onedoor.packs.reader import read_pack, shipped


@pytest.fixture
def paper():
    pack = read_pack(shipped("example"))
    return Paper(pack=pack, translate=untranslated, language="nn", width=80)


def test_a_part_stands_under_its_title(paper):
    assert paper.part("Desks", [["Desk"], ["1"]]) == "DESKS\n\nDesk\n----\n1"


def test_a_part_with_headings_alone_is_left_out(paper):
    assert paper.part("Desks", [["Desk"]]) == ""


def test_things_are_told_by_name(paper):
    assert paper.person("pal") == "Pål Kvernstad"
    assert paper.areas(["housing", "sick_leave"]) == "Mellombels bustad, Oppfølging av sjukmelde"
    assert (paper.side("state"), paper.yes_or_no(True)) == ("state", "yes")
