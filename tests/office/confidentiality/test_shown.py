"""The one door: what is shown has been logged, and what cannot be logged is not shown (law 6)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connections, transaction

from onedoor.office.confidentiality.looks import LookNotLogged
from onedoor.office.confidentiality.looks_database import LOOKS
from onedoor.office.confidentiality.models import Look, LookedAt
from onedoor.office.confidentiality.shown import Item, Shown, shown
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.people.models import Employee
from onedoor.vocabulary.confidentiality import Level, Purpose, SeeingReason
from onedoor.vocabulary.sides import Side
from tests.cast.people import FJELLBYEN, LATER, employee, office


def item(value: str = "", owner: Side = Side.none, **more: object) -> Item[str]:
    told: dict[str, object] = {"person_key": 9, "office": office().pk, **more}
    return Item(value=value, owner=owner, **told)  # type: ignore[arg-type]


def see(*items: Item[str], reader: Employee | None = None, task_case: int = 0) -> list[Shown[str]]:
    who = reader or employee("amina")
    return shown(who, Purpose.case, items, now=LATER, task_case=task_case)


def last_look() -> Look:
    return Look.objects.order_by("-pk")[0]


def test_each_item_comes_with_how_much_of_it_and_why(office_database):
    answers = see(
        item("the person"),
        item("own side's", Side.state),
        item("the other side's", Side.municipality, case_key=4),
        item("the other side's, with a task", Side.municipality, has_task=True),
    )
    assert [(one.level, one.because) for one in answers] == [
        (Level.content, SeeingReason.own_side),
        (Level.content, SeeingReason.own_side),
        (Level.existence, SeeingReason.same_office),
        (Level.content, SeeingReason.own_task),
    ]


def test_the_look_tells_who_looked_when_why_and_at_whom(office_database):
    amina = employee("amina")
    see(item(case_key=4), item(person_key=10), item(person_key=10, case_key=5), task_case=4)
    look = last_look()
    assert (look.employee, look.unit, look.office) == (amina.pk, amina.home_unit_id, office().pk)
    assert (look.purpose, look.task_case, look.persons) == (Purpose.case, 4, 2)
    assert look.at_us == int(LATER.timestamp()) * 1_000_000
    glances = LookedAt.objects.filter(look=look).order_by("pk")
    assert [(one.person_key, one.case_key) for one in glances] == [(9, 4), (10, 0), (10, 5)]


def test_what_is_refused_is_left_out_but_logged(office_database):
    assert see(item(office=office(FJELLBYEN).pk)) == []
    glance = LookedAt.objects.get(look=last_look())
    assert (glance.level, glance.because) == (Level.nothing, SeeingReason.other_office)


def test_who_has_left_sees_nothing_from_that_moment(sqlite_database):
    amina = employee("amina")
    amina.left_at = LATER + dt.timedelta(microseconds=1)
    assert see(item(), reader=amina)
    amina.left_at = LATER
    assert see(item(), reader=amina) == []
    assert LookedAt.objects.get(look=last_look()).because is SeeingReason.left_the_office


def test_an_empty_answer_is_a_look(office_database):
    before = Look.objects.count()
    assert see() == []
    assert (Look.objects.count(), last_look().persons) == (before + 1, 0)


def test_a_look_stays_when_the_action_around_it_is_undone(office_database):
    before = Look.objects.count()
    with one_transaction():
        see(item())
        transaction.set_rollback(True)
    assert Look.objects.count() == before + 1


def test_what_cannot_be_logged_is_not_shown(office_database):
    with connections[LOOKS].cursor() as cursor:
        cursor.execute("ALTER TABLE look RENAME TO elsewhere")
    with pytest.raises(LookNotLogged):
        see(item())


def test_a_page_that_tells_less_is_logged_as_telling_less(sqlite_database):
    assert [one.level for one in see(item(at_most=Level.existence))] == [Level.existence]
    assert LookedAt.objects.get(look=last_look()).level is Level.existence
