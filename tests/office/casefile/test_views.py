"""Pages of a file: written, kept as a draft, corrected, noted; and what one may not do is told."""

import pytest

from onedoor.office.casefile.models import Draft, Filed
from onedoor.office.people.actions.persons import forget_person
from tests.cast.people import NOW, person
from tests.office.casefile.file import note
from tests.office.desk import Desk
from tests.office.responsibility.desk import a_case, hidden, offered, page_of

pytestmark = pytest.mark.usefixtures("sqlite_database")


def in_file(row, what):
    return f"/cases/{row.number}/file/{what}/"


def test_a_note_is_written_and_stands_on_the_page_of_its_case():
    row, amina = a_case(), Desk("amina")
    said = amina.send(in_file(row, "note"), written="Wants to be a baker")
    assert amina.address == page_of(row)
    assert "The note is saved." in said
    assert "Wants to be a baker" in said
    assert "A note was written" in said


def test_a_draft_is_kept_without_being_a_note_and_stands_there_when_one_comes_back():
    row, amina = a_case(), Desk("amina")
    said = amina.send(in_file(row, "note"), written="Half a sen", keep="1")
    assert "Your draft is kept. Only you are shown it." in said
    assert not Filed.objects.exists()
    assert "Half a sen" in amina.open(in_file(row, "note"))
    assert "Half a sen" not in Desk("lan").open(in_file(row, "note"))


def test_an_emptied_draft_is_gone():
    row, amina = a_case(), Desk("amina")
    amina.send(in_file(row, "note"), written="Half", keep="1")
    amina.send(in_file(row, "note"), written=" ", keep="1")
    assert not Draft.objects.exists()


def test_a_stale_note_is_kept_and_says_what_has_happened_since():
    row, amina = a_case(), Desk("amina")
    opened = hidden(amina.client.get(in_file(row, "note")).content.decode())
    offered(row)
    said = amina.post(in_file(row, "note"), **opened, written="My words")
    assert amina.status == 409
    assert "Something has happened since you opened this page" in said
    assert "Offered to Elif" in said
    assert "My words" in said
    again = amina.post(in_file(row, "note"), **hidden(amina.html), written="My words")
    assert "The note is saved." in again


def test_the_second_who_corrects_a_note_is_told_and_keeps_the_words():
    row, amina = a_case(), Desk("amina")
    told = note(row, "Born in Bergen", by="lan")
    address = f"/filed/{told.pk}/note/"
    opened = hidden(amina.client.get(address).content.decode())
    Desk("lan").send(address, written="Born in Bodø", reason="1")
    opened["expects"] = hidden(amina.client.get(address).content.decode())["expects"]
    said = amina.post(address, **opened, written="Born in Trondheim", reason="1")
    assert amina.status == 422
    assert "Somebody has corrected this note since you opened it." in said
    assert "Born in Trondheim" in said
    assert "Born in Bodø" in said


def test_a_correction_shows_the_history_to_who_reads_the_note():
    row, amina = a_case(), Desk("amina")
    told = note(row, "Born in Bergen")
    said = amina.send(f"/filed/{told.pk}/note/", written="Born in Bodø", reason="1")
    assert "The note is corrected." in said
    history = Desk("lan").open(f"/filed/{told.pk}/note/")
    assert "Born in Bergen" in history
    assert "Only who wrote the note, or holds the case, can correct it." in history


def test_the_other_side_finds_no_note_and_may_write_none():
    row, berit = a_case(), Desk("berit")
    told = note(row, "Wants to be a baker")
    berit.open(f"/filed/{told.pk}/note/")
    assert berit.status == 404
    said = berit.open(in_file(row, "note"))
    assert berit.status == 403
    assert "Only those who may see what is in the case can do this." in said
    assert "baker" not in berit.open(page_of(row))


def test_another_office_finds_nothing():
    row, there = a_case(), Desk("amina", at="fjellbyen")
    told = note(row, "Wants to be a baker")
    for address in (in_file(row, "note"), f"/filed/{told.pk}/note/"):
        there.open(address)
        assert there.status == 404


def test_a_number_of_another_kind_is_refused_with_the_packs_example():
    row, amina = a_case(), Desk("amina")
    said = amina.send(in_file(row, "reference"), system="payments", number="12")
    assert "Write the number as it stands there, such as DAG-0012345." in said
    amina.send(in_file(row, "reference"), system="payments", number="DAG-0000001")
    assert 'href="https://payments.example.org/cases/DAG-0000001"' in amina.html
    assert "noreferrer" in amina.html


def test_only_systems_of_the_files_own_side_are_offered():
    said = Desk("amina").open(in_file(a_case(), "reference"))
    assert "The payment system" in said
    assert "The social services' records" not in said


def test_the_sheet_is_ticked_and_goes_along_with_an_offer():
    row, amina = a_case(), Desk("amina")
    sent = {"asked": ["interpreter_needed"], "promised": ["call_back"], "written": "Somali"}
    said = amina.send(in_file(row, "sheet"), **sent)
    assert "2 lines are noted." in said
    offer = amina.open(page_of(row, "offer-handover"))
    assert "What goes along" in offer
    assert "Is an interpreter needed at the next talk?" in offer
    offered(row, to="elif")
    assert "Somali" in Desk("elif").open(page_of(row))


def test_who_is_offered_a_case_across_the_line_reads_the_sheet_before_saying_yes():
    row, amina = a_case(about="employment_schemes"), Desk("amina")
    amina.send(in_file(row, "sheet"), asked=["interpreter_needed"], written="Somali")
    assert "Somali" not in Desk("sigrid").open(page_of(row))
    offered(row, to="sigrid", in_unit="team_qualification")
    assert "Somali" in Desk("sigrid").open(page_of(row, "accept-handover"))


def test_a_line_noted_by_mistake_is_taken_away():
    row, amina = a_case(), Desk("amina")
    amina.send(in_file(row, "sheet"), told=["papers_needed"])
    line = Filed.objects.get()
    assert "Which papers we need" in amina.open(f"/filed/{line.pk}/take-back/")
    said = amina.send(f"/filed/{line.pk}/take-back/")
    assert "It is taken away." in said
    amina.open(f"/filed/{line.pk}/take-back/")
    assert amina.status == 404


def test_a_note_without_a_case_lies_with_the_person():
    who, amina = person(), Desk("amina")
    said = amina.send(f"/persons/{who.pk}/file/note/", written="Came by for nothing")
    assert amina.address == f"/persons/{who.pk}/file/"
    assert "Came by for nothing" in said
    assert "Came by for nothing" not in Desk("berit").open(f"/persons/{who.pk}/file/")


def test_a_deleted_person_has_no_file():
    who, amina = person(), Desk("amina")
    forget_person(who.pk, actor=None, now=NOW)
    amina.open(f"/persons/{who.pk}/file/")
    assert amina.status == 404


def test_the_same_form_sent_twice_writes_one_note():
    row, amina = a_case(), Desk("amina")
    opened = hidden(amina.client.get(in_file(row, "note")).content.decode())
    amina.post(in_file(row, "note"), **opened, written="Once")
    amina.post(in_file(row, "note"), **opened, written="Once")
    assert Filed.objects.count() == 1


def test_what_was_written_is_shown_as_it_was_and_never_as_markup():
    row, amina = a_case(), Desk("amina")
    amina.send(in_file(row, "note"), written="<b>1 < 2</b>")
    assert "<b>1" not in amina.client.get(page_of(row)).content.decode()
