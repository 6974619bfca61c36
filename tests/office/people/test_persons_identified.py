"""Numbers are tied to persons, one person to a number."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import override_settings

from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.identities import identify_person, remove_number
from onedoor.office.people.identity import NumberProblem
from onedoor.office.people.models import Identity, Person
from onedoor.office.people.person_reasons import PersonReason
from onedoor.office.people.safekeeping import decrypted
from onedoor.vocabulary.people import IdKind, NumberRemoved, PersonCorrected, PersonIdentified
from tests.cast.people import LATER, employee, person
from tests.office.people.made_up import a_number

pytestmark = pytest.mark.usefixtures("office_database")


def identify(who: Person, number: str, country: str = "NO") -> int:
    return identify_person(
        who.pk, country=country, number=number, actor=employee("amina"), now=LATER
    )


def because_of(who: Person, number: str, country: str = "NO") -> tuple[object, int]:
    with pytest.raises(Refused) as refused:
        identify(who, number, country)
    return refused.value.because, refused.value.about


def kinds_of_lines(who: Person) -> list[str]:
    lines = JournalLine.objects.filter(person_key=who.pk).order_by("seq")
    return list(lines.values_list("kind", flat=True))[1:]


def test_a_number_is_kept_encrypted_and_its_row_told():
    who = person(born=dt.date(1985, 3, 14))
    row = Identity.objects.get(pk=identify(who, a_number()))
    assert (row.person_id, row.kind, decrypted(row.cipher)) == (
        who.pk,
        IdKind.synthetic,
        a_number(),
    )
    assert a_number().encode() not in bytes(row.cipher)
    assert kinds_of_lines(who) == [PersonIdentified.__name__]


def test_an_unknown_birth_date_is_filled_in():
    who = person()
    identify(who, a_number())
    assert Person.objects.get(pk=who.pk).birth_date == dt.date(1985, 3, 14)
    assert kinds_of_lines(who) == [PersonIdentified.__name__, PersonCorrected.__name__]


def test_the_same_number_again_changes_nothing():
    who = person(born=dt.date(1985, 3, 14))
    assert identify(who, a_number()) == identify(who, a_number())
    assert kinds_of_lines(who) == [PersonIdentified.__name__]


def test_somebody_elses_number_tells_whose_it_is():
    owner = person()
    identify(owner, a_number())
    assert because_of(person(), a_number()) == (PersonReason.number_taken, owner.pk)


def test_a_second_number_of_one_kind_is_refused():
    who = person()
    identify(who, a_number())
    assert because_of(who, a_number(serial=1)) == (PersonReason.has_another_number, 0)


def test_a_person_may_have_numbers_of_several_countries_and_kinds():
    who = person()
    for country, number in [("SE", "640823-3234"), ("PL", "44051401359"), ("NO", a_number())]:
        identify(who, number, country)
    identify(who, a_number(series="ordinary", d=True))
    identify(who, a_number(series="ordinary"))
    assert who.identities.count() == 5


def test_the_same_characters_of_two_countries_are_two_numbers():
    identify(person(), "12345", "SE")
    assert identify(person(), "12345", "FI")


def test_a_wrong_number_is_taken_away_and_the_right_one_tied():
    who = person()
    wrong = identify(who, a_number())
    remove_number(who.pk, wrong, actor=employee("amina"), now=LATER)
    assert kinds_of_lines(who)[-1] == NumberRemoved.__name__
    assert identify(who, a_number(serial=1))
    assert identify(person(), a_number())


def test_only_the_persons_own_number_can_be_taken_away():
    theirs = identify(person(), a_number())
    with pytest.raises(Refused) as refused:
        remove_number(person().pk, theirs, actor=employee("amina"), now=LATER)
    assert refused.value.because is PersonReason.no_such_number


def test_what_is_no_number_is_refused():
    who = person()
    assert because_of(who, "12345678901") == (NumberProblem.wrong_check_digit, 0)
    assert kinds_of_lines(who) == []


@override_settings(DEMO=True)
def test_the_demo_refuses_real_looking_numbers():
    assert because_of(person(), a_number(series="ordinary")) == (NumberProblem.real_in_demo, 0)
