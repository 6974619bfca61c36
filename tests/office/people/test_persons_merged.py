"""Two registrations of one person become one."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.inspection.told import disagreements, told_by_journal, told_by_tables
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.identities import identify_person
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.actions.persons import PersonDetails, correct_person, forget_person
from onedoor.office.people.models import Person
from onedoor.office.people.person_at_hand import leads_to
from onedoor.office.people.person_reasons import PersonReason
from onedoor.office.people.queries.persons import person_by_number
from onedoor.office.responsibility.models import Case
from onedoor.rules.people import PeopleReason
from onedoor.vocabulary.people import PersonsMerged
from tests.cast.people import FJELLBYEN, LATER, case, employee, person
from tests.office.people.made_up import a_number

pytestmark = pytest.mark.usefixtures("office_database")


def merge(kept: Person, merged: Person) -> int:
    return merge_persons(kept.pk, merged.pk, actor=employee("amina"), now=LATER)


def identify(who: Person, number: str, country: str = "NO") -> None:
    identify_person(who.pk, country=country, number=number, actor=None, now=LATER)


def because_of(kept: Person, merged: Person) -> tuple[object, int]:
    with pytest.raises(Refused) as refused:
        merge(kept, merged)
    return refused.value.because, refused.value.about


def test_everything_under_the_one_belongs_to_the_other():
    kept, merged = person(), person()
    moved = case(of=merged)
    identify(merged, a_number())
    merge(kept, merged)
    found = Case.objects.get(pk=moved.pk)
    assert (found.person_id, found.need.person_id) == (kept.pk, kept.pk)
    assert kept.identities.count() == 1
    assert Person.objects.get(pk=merged.pk).merged_into_id == kept.pk


def test_one_line_tells_it_in_the_kept_ones_thread():
    kept, merged = person(), person()
    merge(kept, merged)
    line = JournalLine.objects.get(kind=PersonsMerged.__name__, person_key=kept.pk)
    assert line.fields == {"kept": kept.pk, "merged": merged.pk}


def test_a_chain_of_merges_leads_to_its_end():
    first, second, last = person(), person(), person()
    merge(second, first)
    merge(last, second)
    assert leads_to(Person.objects.get(pk=first.pk)).pk == last.pk


def test_a_merged_registration_is_left_alone_and_says_where_to_go():
    first, second, last = person(), person(), person()
    merge(second, first)
    merge(last, second)
    with pytest.raises(Refused) as refused:
        correct_person(first.pk, PersonDetails(), actor=employee("amina"), now=LATER)
    assert refused.value.because is PersonReason.merged_away
    assert refused.value.about == last.pk
    assert because_of(person(), first) == (PeopleReason.merged_already, last.pk)


def test_a_registration_is_not_merged_with_itself():
    one = person()
    assert because_of(one, one) == (PeopleReason.same_person, 0)


def test_two_numbers_of_one_kind_are_two_persons():
    one, other = person(), person()
    identify(one, a_number())
    identify(other, a_number(serial=1))
    assert because_of(one, other) == (PeopleReason.different_numbers, 0)


def test_who_had_a_d_number_first_is_still_the_same_person():
    before, after = person(), person()
    identify(before, a_number(series="ordinary", d=True))
    identify(after, a_number(series="ordinary"))
    merge(after, before)
    assert after.identities.count() == 2


@pytest.mark.parametrize("series", ["ordinary", "tenor"])
def test_who_had_a_d_number_first_is_found_by_either_number(series):
    before, after = person(), person()
    numbers = [a_number(series=series, d=True), a_number(series=series)]
    for who, number in zip((before, after), numbers, strict=True):
        identify(who, number)
    merge(after, before)
    found = [person_by_number(employee("amina"), "NO", one, LATER) for one in numbers]
    assert [one.key for one in found if one] == [after.pk, after.pk]
    assert list(disagreements(told_by_tables(), told_by_journal())) == []


def test_another_countrys_number_and_a_norwegian_one_are_both_kept():
    abroad, here = person(), person()
    identify(abroad, "AB 12345", country="PL")
    identify(here, a_number())
    merge(here, abroad)
    found = person_by_number(employee("amina"), "PL", "AB12345", LATER)
    assert found is not None
    assert (found.key, len(found.numbers)) == (here.pk, 2)


def test_two_numbers_of_one_other_country_are_two_persons():
    one, other = person(), person()
    identify(one, "AB 12345", country="PL")
    identify(other, "CD 67890", country="PL")
    assert because_of(one, other) == (PeopleReason.different_numbers, 0)
    assert (one.identities.count(), other.identities.count()) == (1, 1)


def test_a_birth_date_goes_along_when_the_kept_one_has_none():
    kept, merged = person(), person(born=dt.date(1985, 3, 14))
    merge(kept, merged)
    assert Person.objects.get(pk=kept.pk).birth_date == dt.date(1985, 3, 14)
    assert list(disagreements(told_by_tables(), told_by_journal())) == []


def test_two_telephone_numbers_are_both_kept():
    kept, merged = person(), person()
    for row, phone in ((kept, "+4722000000"), (merged, "+4722000001")):
        Person.objects.filter(pk=row.pk).update(phone=phone)
    merge(kept, merged)
    rows = Person.objects.filter(pk__in=[kept.pk, merged.pk]).order_by("pk")
    assert [row.phone for row in rows] == ["+4722000000", "+4722000001"]


def test_persons_of_two_offices_are_not_merged():
    with pytest.raises(Person.DoesNotExist):
        merge(person(), person(at=FJELLBYEN))
    with pytest.raises(Refused) as refused:
        merge_persons(person().pk, person(at=FJELLBYEN).pk, actor=None, now=LATER)
    assert refused.value.because is PeopleReason.other_office


def test_forgetting_a_person_forgets_what_was_merged_into_them():
    first, second, last = person(), person(), person()
    merge(second, first)
    merge(last, second)
    forget_person(last.pk, actor=employee("amina"), now=LATER)
    rows = Person.objects.filter(pk__in=[first.pk, second.pk, last.pk])
    assert {row.given_name + row.family_name + row.fold for row in rows} == {""}
    assert all(row.forgotten_at == LATER for row in rows)


def test_a_telephone_number_goes_along_when_the_kept_one_has_none():
    kept, merged = person(), person()
    Person.objects.filter(pk=merged.pk).update(phone="+4722000000")
    merge(kept, merged)
    phones = Person.objects.filter(pk__in=[kept.pk, merged.pk]).values_list("pk", "phone")
    assert dict(phones) == {kept.pk: "+4722000000", merged.pk: ""}
