"""What an office gives, found by what people call it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.packs.catalogue import clearly_meant, find_service, folded, services_of_area
from onedoor.packs.pack import AreaTable
from onedoor.packs.reader import read_pack, shipped

NAV = read_pack(shipped("nav"))
LANGUAGES = st.sampled_from(["nb", "nn", "en"])
SERVICES = st.sampled_from(NAV.service)
TYPED = st.text(st.characters(codec="utf-8"), max_size=12)


def meant(typed):
    one = clearly_meant(NAV, typed, "nb")
    return one and one.key


def keys(typed, language="nb"):
    return [one.key for one in find_service(NAV, typed, language)]


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("Økonomisk", "okonomisk"),
        ("ØKONOMISK", "oekonomisk"),
        ("særlige", "saerlige"),
        ("Små lån", "smaa  laan"),
        ("§ 14 a", "14 a"),
        ("pleie-, omsorgs-", "pleie omsorgs"),
        ("Małgorzata", "malgorzata"),
    ],
)
def test_letters_and_marks_make_no_difference(typed, same):
    assert folded(typed) == folded(same)


def test_services_are_found_by_their_area():
    assert [one.key for one in services_of_area(NAV, "housing")] == [
        "temporary_housing",
        "housing_allowance",
        "start_up_loan",
    ]
    assert services_of_area(NAV, "nowhere") == []


def test_the_beginning_of_a_word_finds_it():
    assert keys("dagp")[:2] == ["unemployment_benefit", "unemployment_benefit_lay_off"]


def test_what_people_call_it_finds_it():
    assert keys("inkasso")[0] == "money_advice"
    assert keys("permittert")[0] == "unemployment_benefit_lay_off"


def test_another_language_than_the_readers_finds_it_too():
    assert keys("sick pay", "nb")[0] == "sickness_benefit"
    assert keys("sjukepengar", "en")[0] == "sickness_benefit"


def test_the_beginning_of_a_word_comes_before_the_inside():
    found = keys("trygd")
    assert found.index("child_benefit") > found.index("disability_benefit")


def test_every_word_must_be_found():
    assert keys("dagpenger rullestol") == []
    assert keys("gjeld inkasso")[0] == "money_advice"


def test_an_area_is_found_after_a_service_as_like():
    found = find_service(NAV, "Dagpenger", "nb")
    assert [type(one) is AreaTable for one in found] == [False, True, False]


@pytest.mark.parametrize("typed", ["", "  ", "!?", "-"])
def test_nothing_finds_nothing(typed):
    assert keys(typed) == []
    assert meant(typed) is None


def test_the_exact_name_is_clear_though_others_begin_so():
    assert len(keys("dagpenger")) > 1
    assert meant("dagpenger") == "unemployment_benefit"


def test_the_only_one_is_clear():
    assert keys("rullest") == ["assistive_technology"]
    assert meant("rullest") == "assistive_technology"


def test_one_of_several_is_not_clear():
    assert meant("stønad") is None


@given(SERVICES, LANGUAGES, LANGUAGES)
def test_every_name_in_every_language_finds_its_service_first(service, spoken, reader):
    found = find_service(NAV, service.name.said_in(spoken), reader)
    assert service in found
    assert service.name.said_in(spoken) in [
        found[0].name.nb,
        found[0].name.nn,
        found[0].name.en,
    ]


@given(SERVICES, LANGUAGES, st.data())
def test_the_beginning_of_any_word_of_a_name_is_enough(service, language, data):
    word = data.draw(st.sampled_from(folded(service.name.said_in(language)).split()))
    typed = word[: data.draw(st.integers(1, len(word)))]
    assert service in find_service(NAV, typed, language)


@given(SERVICES, LANGUAGES, st.data())
def test_typing_on_never_brings_in_something_new(service, language, data):
    name = folded(service.name.said_in(language)).replace(" ", "")
    shorter = name[: data.draw(st.integers(1, len(name)))]
    assert set(keys(name, language)) <= set(keys(shorter, language))


@given(TYPED, LANGUAGES)
def test_whatever_is_typed_the_answer_is_the_same_each_time_and_names_nothing_twice(typed, reader):
    found = keys(typed, reader)
    assert found == keys(typed, reader)
    assert len(set(map(id, find_service(NAV, typed, reader)))) == len(found)


@given(st.text("aeoæøåst", min_size=1), st.data())
def test_what_is_typed_so_far_begins_what_will_be_typed(word, data):
    so_far = word[: data.draw(st.integers(0, len(word)))]
    assert folded(word).startswith(folded(so_far))
