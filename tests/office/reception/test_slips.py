"""A slip: a code that nobody guesses, told once, kept as a hash, on paper that names nothing."""

from __future__ import annotations

import re

import pytest

from onedoor.office.confidentiality.models import Look, LookedAt
from onedoor.office.establishment.queries import names_of
from onedoor.office.inspection.told import disagreements, told_by_journal, told_by_tables
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form
from onedoor.office.reception.actions.calling import begin_serving, call_visit
from onedoor.office.reception.actions.slips import make_slip
from onedoor.office.reception.models import Slip
from onedoor.office.reception.slip_code import (
    ALPHABET,
    LENGTH,
    fingerprint,
    in_groups,
    new_code,
    read_code,
)
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.reception_codes import ReceptionReason, Spoken
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import FJELLBYEN, LATER, NOW, employee, office, person
from tests.databases import Database
from tests.office.desk import Desk
from tests.office.reception.waiting_room import code_of

pytestmark = pytest.mark.usefixtures("sqlite_database")


def test_a_code_has_eighty_bits_and_no_letters_that_are_mistaken() -> None:
    assert len(ALPHABET) ** LENGTH >= 2**80
    assert not set("ILOU") & set(ALPHABET)
    assert len({new_code() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "written",
    ["7K3M-9QPX-A01B-CD34", "7k3m 9qpx aolb cd34", "７K3M9QPXAØ1BCD34", " 7K3M_9QPXAOIBCD34"],
)
def test_a_code_is_read_however_it_is_typed(written: str) -> None:
    assert read_code(written) == "7K3M9QPXA01BCD34"


def test_a_code_is_printed_in_groups_of_four() -> None:
    assert in_groups("7K3M9QPXA01BCD34") == "7K3M-9QPX-A01B-CD34"


def test_the_office_keeps_only_a_hash_of_the_code(sqlite_database: Database) -> None:
    code = code_of(visit())
    assert Slip.objects.get().fingerprint == fingerprint(code)
    lines = JournalLine.objects.filter(kind="SlipMade")
    assert [one.fields for one in lines] == [{"slip": Slip.objects.get().pk}]


def test_a_new_slip_makes_the_old_worthless_and_journal_and_tables_agree() -> None:
    row = visit()
    assert code_of(row) != code_of(row, now=LATER)
    old, new = Slip.objects.order_by("pk")
    assert (old.worthless_at, new.worthless_at) == (LATER, None)
    tables, journal = told_by_tables(), told_by_journal()
    assert list(disagreements(tables, journal)) == []


def test_a_form_sent_twice_makes_one_slip_and_its_code_is_told_once() -> None:
    row, form = visit(), Form(form_key="6a3c1b0e-0000-4000-8000-000000000001")
    assert make_slip(row.pk, actor=stands("amina"), now=NOW, form=form)
    assert make_slip(row.pk, actor=employee("amina"), now=NOW, form=form) is None
    assert Slip.objects.count() == 1


def test_who_neither_stands_at_the_door_nor_met_the_person_gives_none() -> None:
    with pytest.raises(Refused) as refused:
        make_slip(visit().pk, actor=employee("gunnhild"), now=NOW)
    assert refused.value.because is ReceptionReason.has_not_met_them
    with pytest.raises(Refused):
        make_slip(visit().pk, actor=stands("amina", at=FJELLBYEN), now=NOW)


def test_the_door_gives_none_to_who_has_met_somebody() -> None:
    row, lan = visit(by="amina"), stands("lan")
    stands("yusuf")
    call_visit(row.pk, actor=lan, now=NOW)
    begin_serving(row.pk, actor=lan, now=NOW)
    with pytest.raises(Refused) as refused:
        make_slip(row.pk, actor=employee("yusuf"), now=NOW)
    assert refused.value.because is ReceptionReason.has_not_met_them
    assert make_slip(row.pk, actor=lan, now=NOW)
    assert make_slip(row.pk, actor=employee("amina"), now=NOW)  # who registered them


def test_who_may_not_give_one_is_told_why_and_the_visit_has_no_button() -> None:
    row = served("lan")
    stands("yusuf")
    desk = Desk("yusuf")
    assert "Print the slip" not in desk.open(f"/visits/{row.pk}/")
    assert "Only who has met the person" in desk.open(f"/visits/{row.pk}/slip/")
    assert desk.status == 403
    assert "<form" not in desk.html.split("<main")[1].split("</main")[0]
    desk.post(f"/visits/{row.pk}/slip/", language="en")
    assert not Slip.objects.exists()
    assert "Print the slip" in Desk("lan").open(f"/visits/{row.pk}/")


def test_to_make_a_slip_is_a_look_at_the_person_for_a_purpose_of_its_own() -> None:
    row = served("amina")
    for key in ("amina", "yusuf"):
        Desk(key).post(f"/visits/{row.pk}/slip/", language="en")
    looks = Look.objects.filter(purpose=Purpose.slip).values_list("pk", flat=True)
    seen = [LookedAt.objects.get(look=look, person_key=row.person_id) for look in looks]
    assert {one.level for one in seen} == {Level.content, Level.existence}


def test_the_page_asks_for_the_language_that_the_person_speaks() -> None:
    row = served("amina", spoken=Spoken.nn)
    desk = Desk("amina")
    desk.open(f"/visits/{row.pk}/slip/")
    assert re.search(r'value="nn"[^>]*checked', desk.html)
    assert "A slip for ticket 1" in desk.open(f"/visits/{row.pk}/slip/")


def test_the_paper_names_no_person_no_area_and_no_unit() -> None:
    guest = person("Hemmelig")
    row = served("amina", "financial_assistance", of=guest)
    desk = Desk("amina")
    for language in ("nb", "nn", "en"):
        words = desk.send(f"/visits/{row.pk}/slip/", language=language)
        assert desk.status == 200
        assert guest.given_name not in desk.html
        assert "Hemmelig" not in desk.html
        names = names_of(office().pk).values()
        assert not [one for one in names if getattr(one, language) in words]


def test_the_paper_has_the_number_the_code_a_picture_and_how_to_reach_the_office() -> None:
    row = served()
    desk = Desk("amina")
    words = desk.send(f"/visits/{row.pk}/slip/", language="en")
    code = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", words)
    assert code
    assert Slip.objects.get(worthless_at=None).fingerprint == fingerprint(read_code(code.group()))
    assert "00 00 00 00" in words
    assert "Monday–Wednesday 09:00–15:00" in words
    assert "<svg" in desk.html


def test_a_slip_that_was_sent_for_twice_says_so() -> None:
    row = served()
    desk = Desk("amina")
    page = desk.open(f"/visits/{row.pk}/slip/") and desk.html
    key = re.search(r'name="form_key" value="([^"]+)"', page)
    assert key
    for expected in ("Your number", "has been made already"):
        words = desk.post(f"/visits/{row.pk}/slip/", form_key=key.group(1), language="en")
        assert expected in words
    assert Slip.objects.count() == 1


def test_another_offices_visit_is_not_there() -> None:
    row = visit(at=FJELLBYEN)
    Desk("amina").open(f"/visits/{row.pk}/slip/")
    desk = Desk("amina")
    desk.open(f"/visits/{row.pk}/slip/")
    assert desk.status == 404
