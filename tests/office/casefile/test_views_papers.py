"""Pages of papers: uploads that lie are told, and what is opened is handed out safely."""

from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from onedoor.office.casefile import store
from onedoor.office.casefile.models import Filed
from tests.cast.people import person
from tests.office.casefile.paper import PDF, PNG, sum_of
from tests.office.desk import Desk
from tests.office.responsibility.desk import a_case, page_of

pytestmark = pytest.mark.usefixtures("sqlite_database")


def sent(desk, address, content=PDF, name="letter.pdf", kind="application/pdf", **fields):
    """Send a file with the form at an address; the words of what comes."""
    file = SimpleUploadedFile(name, content, content_type=kind)
    return desk.send(address, **{"paper": file, "came": 2, **fields})


def of_case(row):
    return f"/cases/{row.number}/file/paper/"


def test_a_paper_is_taken_in_and_handed_out_to_be_saved():
    row, amina = a_case(), Desk("amina")
    said = sent(amina, of_case(row), name="../brev fra lege.pdf")
    assert "The paper is taken in." in said
    assert "brev fra lege.pdf" in said
    answer: Any = amina.client.get(f"/filed/{Filed.objects.get().pk}/paper/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("content", "name", "kind", "told"),
    [
        (b"", "letter.pdf", "application/pdf", "The file is empty."),
        (PNG, "letter.pdf", "application/pdf", "something else than its name says"),
        (PDF, "letter.pdf", "text/html", "something else than its name says"),
        (PDF, "letter.pdf.exe", "application/pdf", "something else than its name says"),
        (b"<svg/>", "a.svg", "image/svg+xml", "Files of this kind are not taken in."),
        (b"MZ" + bytes(99), "letter.pdf", "application/pdf", "Files of this kind are not"),
    ],
)
def test_a_file_that_is_not_taken_in_is_told_why(content, name, kind, told):
    row, amina = a_case(), Desk("amina")
    assert told in sent(amina, of_case(row), content, name, kind)
    assert amina.status == 422
    assert not Filed.objects.exists()


def test_a_form_without_a_file_asks_for_one():
    assert "Choose a file." in Desk("amina").send(of_case(a_case()), came=2)


def test_a_file_that_is_too_large_is_told_how_large_it_may_be(monkeypatch):
    monkeypatch.setattr(settings, "PAPER_MAX_BYTES", 1_000_000)
    row, amina = a_case(), Desk("amina")
    said = sent(amina, of_case(row), PDF + bytes(1_000_000))
    assert "The file is larger than 1 MB." in said
    assert amina.status == 422


def test_what_is_far_too_large_is_not_even_read(monkeypatch):
    monkeypatch.setattr(settings, "PAPER_MAX_BYTES", 1000)
    row, amina = a_case(), Desk("amina")
    sent(amina, of_case(row), PDF + bytes(1_000_000))
    assert amina.status == 413


def test_a_file_on_a_form_that_asks_for_none_is_refused():
    row, amina = a_case(), Desk("amina")
    said = sent(amina, f"/cases/{row.number}/file/note/", written="Hello")
    assert amina.status == 413
    assert "A file came with a form that takes none" in said


def test_nothing_is_left_lying_of_a_file_that_was_not_taken_in():
    row, amina = a_case(), Desk("amina")
    sent(amina, of_case(row), PNG)
    assert not list(settings.PAPERS.glob("incoming/*"))


def test_the_other_side_and_the_other_office_open_no_paper():
    sent(Desk("amina"), of_case(a_case()))
    address = f"/filed/{Filed.objects.get().pk}/paper/"
    for other in (Desk("berit"), Desk("amina", at="fjellbyen")):
        other.open(address)
        assert other.status == 404


def test_a_file_that_is_not_whole_is_told_plainly_and_not_handed_out():
    sent(Desk("amina"), of_case(a_case()))
    row = Filed.objects.get()
    store.place_of(sum_of(row)).write_bytes(b"changed")
    amina = Desk("amina")
    said = amina.open(f"/filed/{row.pk}/paper/")
    assert amina.status == 500
    assert "The file is not as it was when it came" in said


def test_a_paper_in_no_case_waits_and_is_put_in_the_case_it_belongs_to():
    who, amina = person(), Desk("amina")
    sent(amina, f"/persons/{who.pk}/file/paper/")
    row = a_case(of=who)
    assert "letter.pdf" in amina.open("/papers/")
    assert "1 paper in no case waits" in amina.open("/my-work/")
    paper = Filed.objects.get()
    assert row.number in amina.open(f"/filed/{paper.pk}/move/")
    said = amina.send(f"/filed/{paper.pk}/move/", number=row.number)
    assert f"The paper lies in case {row.number} now." in said
    assert "letter.pdf" in amina.open(page_of(row))
    assert "No paper waits." in amina.open("/papers/")


def test_a_paper_is_not_put_in_a_case_one_may_not_read():
    who, amina = person(), Desk("amina")
    sent(amina, f"/persons/{who.pk}/file/paper/")
    theirs = a_case("yusuf", in_unit="front_municipality", about="housing")
    said = amina.send(f"/filed/{Filed.objects.get().pk}/move/", number=theirs.number)
    assert "There is no such case that you can put a paper in." in said
