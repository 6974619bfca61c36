"""An office opens from its pack, and goes on by a changed one without losing what it has."""

from __future__ import annotations

import pytest

from onedoor.office.establishment.actions import load_pack
from onedoor.office.establishment.models import LoadedPack, Unit
from onedoor.office.establishment.queries import office_leaders, pack_of
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.people.models import Employee
from onedoor.rules.establishment import EstablishmentReason
from onedoor.vocabulary.sides import Side
from tests.cast.office import elvebyen
from tests.cast.people import LATER, employee, office, unit

pytestmark = pytest.mark.usefixtures("office_database")


def changed(file: str, before: str, after: str) -> dict[str, str]:
    files = elvebyen()
    assert before in files[file]
    return files | {file: files[file].replace(before, after)}


def test_opening_an_office_names_its_leaders_and_staff():
    assert office_leaders(office().pk)[Side.municipality] == employee("hakon").pk
    assert Employee.objects.filter(office=office()).count() == 33


def test_every_unit_has_a_leader_and_a_duty_lead_from_the_start():
    assert not Unit.objects.filter(leader=None).exists()
    assert unit("front_state").duty_lead == employee("amina")


def test_the_same_pack_again_changes_nothing():
    before = JournalLine.objects.count()
    load_pack(elvebyen(), now=LATER)
    assert JournalLine.objects.count() == before


def test_a_changed_pack_is_what_the_office_works_by_from_then_on():
    load_pack(changed("office.toml", "answer_days = 3", "answer_days = 4"), now=LATER)
    assert pack_of(office().pk).times.answer_days == 4
    assert LoadedPack.objects.filter(office=office()).count() == 2


def test_a_pack_cannot_drop_a_unit_the_office_has():
    files = changed("units.toml", 'key = "regional_benefits"', 'key = "regional_other"')
    files["staff.toml"] = files["staff.toml"].replace("regional_benefits", "regional_other")
    with pytest.raises(Refused) as refused:
        load_pack(files, now=LATER)
    assert refused.value.because is EstablishmentReason.key_in_use


def test_a_leader_the_office_has_named_itself_stays_when_the_pack_changes_elsewhere():
    from onedoor.office.establishment.actions import name_leaders

    front = unit("front_state")
    chosen = {"leader": employee("jonas"), "duty_lead": employee("lan")}
    name_leaders(front, **chosen, actor=employee("ragnhild"), now=LATER)
    load_pack(changed("office.toml", "answer_days = 3", "answer_days = 4"), now=LATER)
    assert unit("front_state").duty_lead == employee("lan")
