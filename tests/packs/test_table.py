"""Names in three languages, and where a thing is known from."""

import pytest

from onedoor.packs.pack import HoursTable, Words
from onedoor.packs.reader import read_files

NAME = Words(nb="Mottak", nn="Mottak", en="Reception")


@pytest.mark.parametrize(("language", "said"), [("nb", "Mottak"), ("en-gb", "Reception")])
def test_a_name_is_said_in_the_readers_language(language, said):
    assert NAME.said_in(language) == said


def test_a_language_that_packs_do_not_have_reads_english():
    assert NAME.said_in("se") == "Reception"


def sourced(files, source):
    old = 'weekday = "monday"\n'
    files["office.toml"] = files["office.toml"].replace(old, f"{old}source = {source}\n")
    return read_files(files).hours[0]


def test_one_source_is_of_every_key(files):
    hours = sourced(files, '"L1089"')
    assert (hours.source_of("opens"), hours.source_of("closes")) == ("L1089", "L1089")


def test_a_source_key_by_key_may_name_all_the_others(files):
    hours = sourced(files, '{ opens = "L1089", all = "assumed" }')
    assert (hours.source_of("opens"), hours.source_of("closes")) == ("L1089", "assumed")


def test_what_nobody_said_has_no_source(files):
    assert sourced(files, '{ opens = "L1089" }').source_of("closes") == ""


def test_a_source_is_text_or_pairs(told):
    said = told("office.toml", 'weekday = "monday"\n', 'weekday = "monday"\nsource = 3\n')
    assert said == (
        "office.toml: hours «monday», source: Text belongs here, or pairs such as"
        ' { stage = "L615", all = "assumed" }, not 3.'
    )


def test_every_table_but_the_whole_can_say_its_source():
    assert "source" in HoursTable.model_fields
