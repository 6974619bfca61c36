"""Clarifying: what a need is about is found out at the door, and its words stay as they were."""

from __future__ import annotations

import pytest

from onedoor.office.establishment.models import Area, Service
from onedoor.office.inspection.told import disagreements, told_by_journal, told_by_tables
from onedoor.office.journal.refused import Refused
from onedoor.office.reception.actions.arriving import Stated, add_need
from onedoor.office.reception.actions.clarifying import clarify_need
from onedoor.office.reception.models import Need
from onedoor.vocabulary.reception_codes import NeedKind, ReceptionReason
from onedoor.vocabulary.sides import Side
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import FJELLBYEN, NOW, area, case, employee, office, person
from tests.office.reception.deeds import need_of, owed

pytestmark = pytest.mark.usefixtures("healthy_office")


def clarify(need: Need, by: str = "amina", **told: object) -> Need:
    stated = Stated(**told)  # type: ignore[arg-type]
    clarify_need(need.pk, stated, actor=employee(by), now=NOW)
    return Need.objects.get(pk=need.pk)


def test_whoever_stands_at_the_door_finds_out_while_they_wait():
    stands("silje")
    need = clarify(need_of(visit()), by="silje", area=area("housing").pk)
    assert need.area == area("housing")


def test_it_may_turn_out_that_nobody_knows():
    assert clarify(need_of(served())).area is None


def test_a_service_says_its_area():
    service = Service.objects.filter(office=office()).latest("pk")
    need = clarify(need_of(served()), service=service.pk)
    assert (need.service, need.area) == (service, service.area)


def side_of_words(need: Need) -> Side:
    assert need.words is not None
    side: Side = need.words.side
    return side


@pytest.mark.parametrize("then", ["housing", "sick_leave", None])
def test_the_words_go_to_the_side_that_owns_what_they_turn_out_to_be_about(then):
    who, row = stands("amina"), visit()
    key = add_need(row.pk, Stated(words="Sov i bilen i natt."), actor=who, now=NOW)
    need = Need.objects.get(pk=key)
    assert side_of_words(need) is Side.none
    for about in ("job_seeking", then):
        need = clarify(need, area=area(about).pk if about else None)
        assert side_of_words(need) is (need.area.side if need.area else Side.none)
    assert list(disagreements(told_by_tables(), told_by_journal())) == []


def test_it_turns_out_to_be_about_a_case_they_have():
    known = person()
    theirs = case(holder="elif", in_unit="team_work", about="employment_schemes", of=known)
    need = need_of(served(of=known))
    now = clarify(need, about_case=theirs.pk, kind=NeedKind.about_case)
    assert (now.about_case, now.kind, now.area) == (theirs, NeedKind.about_case, theirs.area)


def test_it_is_not_about_a_case_of_somebody_else():
    with pytest.raises(Refused) as refused:
        clarify(need_of(served()), about_case=case().pk)
    assert refused.value.because is ReceptionReason.not_their_case


def test_another_offices_area_and_service_are_none_here():
    need = need_of(served())
    with pytest.raises(Area.DoesNotExist):
        clarify(need, area=area("housing", FJELLBYEN).pk)
    stranger = Service.objects.filter(office=office(FJELLBYEN)).latest("pk")
    with pytest.raises(Service.DoesNotExist):
        clarify(need, service=stranger.pk)


def test_who_is_neither_at_the_door_nor_with_them_says_nothing():
    with pytest.raises(Refused) as refused:
        clarify(need_of(visit()), by="elif")
    assert refused.value.because is ReceptionReason.not_at_the_door


def test_what_has_ended_stays_as_it_was():
    stands("amina")
    with pytest.raises(Refused) as refused:
        clarify(owed().need)
    assert refused.value.because is ReceptionReason.visit_ended
