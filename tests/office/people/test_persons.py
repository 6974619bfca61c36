"""Those who come in: registered, put right, known by a number, and forgotten."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form, HasMovedOn
from onedoor.office.people.actions.employees import mark_left
from onedoor.office.people.actions.identities import remove_number
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.actions.persons import (
    PersonDetails,
    correct_person,
    forget_person,
    register_person,
)
from onedoor.office.people.models import Identity, Person, Words
from onedoor.office.people.names import NameProblem
from onedoor.office.people.person_reasons import PersonReason
from onedoor.office.responsibility.models import Case
from onedoor.rules.people import PeopleReason
from onedoor.vocabulary.people import PersonForgotten, PersonRegistered
from onedoor.vocabulary.responsibility_codes import Reason
from tests.cast.people import FJELLBYEN, LATER, case, employee, office, person
from tests.databases import NOW
from tests.office.people.made_up import a_number

pytestmark = pytest.mark.usefixtures("office_database")

KARI = PersonDetails(given_name="Kari", family_name="Nordmann", birth_date=dt.date(1985, 3, 14))


def register(details: PersonDetails = KARI, **more: object) -> int:
    told: dict[str, object] = {"office": office().pk, "actor": employee("amina"), "now": NOW}
    return register_person(details, **{**told, **more})  # type: ignore[arg-type]


def test_only_who_works_here_writes_about_persons():
    with pytest.raises(Refused) as elsewhere:
        register(actor=employee("amina", FJELLBYEN))
    key, amina = register(), employee("amina")
    mark_left(employee("amina"), actor=None, now=LATER)
    acts = (
        partial(register),
        partial(correct_person, key, KARI),
        partial(remove_number, key, 0),
        partial(merge_persons, key, register(actor=None)),
    )
    for act in acts:
        with pytest.raises(Refused) as refused:
            act(actor=amina, now=LATER)
        assert refused.value.because is Reason.you_left
    assert elsewhere.value.because is Reason.other_office


def last_line_of(key: int) -> JournalLine:
    return JournalLine.objects.filter(thread_kind=3, thread_key=key).order_by("-seq")[0]


def because_of(refused: pytest.ExceptionInfo[Refused]) -> tuple[object, int]:
    return refused.value.because, refused.value.about


def test_a_registered_person_has_a_row_and_a_line():
    key = register()
    row = Person.objects.get(pk=key)
    assert (row.given_name, row.fold, row.registered_at) == ("Kari", "nordmann kari", NOW)
    line = last_line_of(key)
    assert (line.kind, line.actor_key) == (PersonRegistered.__name__, employee("amina").pk)
    assert line.fields == {"person": key, "birth_day": 14}


def test_the_journal_has_neither_name_nor_number():
    key = register(number=a_number())
    said = str(list(JournalLine.objects.filter(person_key=key).values()))
    assert "Kari" not in said
    assert a_number() not in said


def test_nothing_at_all_may_be_known_of_a_person():
    row = Person.objects.get(pk=register(PersonDetails()))
    assert (row.given_name, row.fold, row.birth_date) == ("", "", None)


def test_without_a_birth_date_the_numbers_is_taken():
    row = Person.objects.get(pk=register(PersonDetails(), number=a_number()))
    assert row.birth_date == dt.date(1985, 3, 14)
    assert row.identities.get().country == "NO"


def test_sending_the_form_twice_registers_one_person():
    form = Form(form_key="the same form")
    assert register(form=form) == register(form=form)
    assert Person.objects.filter(fold="nordmann kari").count() == 1


def test_a_name_is_composed_and_without_spare_spaces():
    key = register(PersonDetails(given_name="  A\u030ase   Marie ", family_name="Li"))
    assert Person.objects.get(pk=key).given_name == "Åse Marie"


@pytest.mark.parametrize(
    ("details", "because"),
    [
        (PersonDetails(given_name="x" * 81), NameProblem.too_long),
        (PersonDetails(family_name="Kari\x00"), NameProblem.unreadable),
        (PersonDetails(family_name="Ka\nri"), NameProblem.unreadable),
        (PersonDetails(family_name="Ka\u202eri"), NameProblem.unreadable),
        (PersonDetails(birth_date=dt.date(2026, 3, 3)), PeopleReason.born_in_future),
        (PersonDetails(birth_date=dt.date(1776, 7, 4)), PeopleReason.too_old),
        (PersonDetails(language="tlh"), PersonReason.unknown_language),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_is_saved(details, because):
    before = Person.objects.count()
    with pytest.raises(Refused) as refused:
        register(details)
    assert refused.value.because is because
    assert Person.objects.count() == before


def test_a_number_of_another_birth_date_is_refused_and_nothing_is_saved():
    before = Person.objects.count()
    with pytest.raises(Refused) as refused:
        register(number=a_number(dt.date(1985, 3, 15)))
    assert refused.value.because is PersonReason.birth_date_differs
    assert Person.objects.count() == before


def test_a_number_somebody_has_leads_to_that_person():
    known = register(number=a_number())
    with pytest.raises(Refused) as refused:
        register(number=a_number())
    assert because_of(refused) == (PersonReason.number_taken, known)


def test_two_offices_know_the_same_number_apart():
    elsewhere = office(FJELLBYEN).pk
    assert register(number=a_number()) != register(number=a_number(), office=elsewhere, actor=None)


def test_correcting_replaces_what_stood_there():
    key = register()
    told = PersonDetails(given_name="Kåre", birth_date=dt.date(1985, 3, 15))
    correct_person(key, told, actor=employee("amina"), now=LATER)
    row = Person.objects.get(pk=key)
    assert (row.given_name, row.family_name, row.fold) == ("Kåre", "", "kare")
    assert last_line_of(key).fields["birth_day"] == 15


def test_correcting_on_an_old_page_is_refused():
    key = register()
    seen = Form(expects=last_line_of(key).seq)
    correct_person(key, KARI, actor=employee("amina"), now=LATER, form=seen)
    with pytest.raises(HasMovedOn):
        correct_person(key, PersonDetails(), actor=employee("elif"), now=LATER, form=seen)


def test_another_offices_person_is_not_there():
    with pytest.raises(Person.DoesNotExist):
        correct_person(register(), KARI, actor=employee("amina", FJELLBYEN), now=LATER)


def test_forgetting_leaves_the_key_alone():
    key = register(number=a_number())
    Words.objects.create(
        office=office(), person_id=key, side=1, body="What Kari said.", written_at=NOW
    )
    forget_person(key, actor=employee("amina"), now=LATER)
    row = Person.objects.get(pk=key)
    assert (row.given_name, row.family_name, row.fold, row.birth_date) == ("", "", "", None)
    assert not Identity.objects.filter(person=key).exists()
    assert not Words.objects.filter(person=key).exists()
    assert last_line_of(key).kind == PersonForgotten.__name__


def test_nobody_is_forgotten_while_a_case_is_open():
    open_case = case()
    with pytest.raises(Refused) as refused:
        forget_person(open_case.person_id, actor=employee("amina"), now=LATER)
    assert refused.value.because is PersonReason.open_case
    assert Case.objects.get(pk=open_case.pk).person.given_name


def test_whoever_is_forgotten_is_not_put_right():
    key = person().pk
    forget_person(key, actor=None, now=LATER)
    with pytest.raises(Refused) as refused:
        correct_person(key, KARI, actor=employee("amina"), now=LATER)
    assert refused.value.because is PersonReason.forgotten


def test_a_forgotten_number_can_be_registered_again():
    forget_person(register(number=a_number()), actor=None, now=LATER)
    assert register(number=a_number())


def test_a_telephone_number_is_kept_until_another_is_told_and_goes_with_the_name():
    key = register(PersonDetails(given_name="Kari", phone="+4722000000"))
    correct_person(key, KARI, actor=employee("amina"), now=LATER)
    assert Person.objects.get(pk=key).phone == "+4722000000"
    forget_person(key, actor=None, now=LATER)
    assert Person.objects.get(pk=key).phone == ""
