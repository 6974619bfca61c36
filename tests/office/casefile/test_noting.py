"""Numbers elsewhere, and the sheet of what was asked, told and promised."""

import datetime as dt

import pytest

from onedoor.office.casefile.actions.noting import fill_in_sheet, note_reference, take_back
from onedoor.office.casefile.models import Filed
from onedoor.office.casefile.queries import file_of_case
from onedoor.office.journal.refused import Refused
from onedoor.office.responsibility.queries import case_by_number
from onedoor.vocabulary.casefile_codes import FiledKind, FileReason
from tests.cast.people import LATER, NOW, case, employee
from tests.office.casefile.file import SOON, file_of

pytestmark = pytest.mark.usefixtures("healthy_office")
TODAY = NOW.date()


def filled_in(row, *keys, by="amina", now=SOON, **said):
    return fill_in_sheet(file_of(row), keys, actor=employee(by), now=now, **said)


def seen_by(key, row):
    shown = case_by_number(employee(key), row.number, LATER)
    assert shown is not None
    return file_of_case(shown, ())


def test_a_number_is_kept_with_its_link():
    row = case()
    note_reference(file_of(row), "payments", "DAG-0012345", actor=employee("amina"), now=SOON)
    (told,) = seen_by("amina", row).of("reference")
    assert told.link == "https://payments.example.org/cases/DAG-0012345"


def test_a_number_of_another_kind_is_refused():
    with pytest.raises(Refused) as refused:
        note_reference(file_of(case()), "payments", "12", actor=employee("amina"), now=SOON)
    assert refused.value.because is FileReason.wrong_number


def test_a_number_is_noted_once_and_again_when_it_was_taken_back():
    at = file_of(case())
    key = note_reference(at, "archive", "26/1234", actor=employee("amina"), now=SOON)
    with pytest.raises(Refused):
        note_reference(at, "archive", "26/1234", actor=employee("amina"), now=SOON)
    take_back(key, at, actor=employee("amina"), now=SOON)
    note_reference(at, "archive", "26/1234", actor=employee("amina"), now=LATER)
    assert Filed.objects.filter(taken_back_at=None).count() == 1


def test_what_stands_on_the_sheet_already_stays_as_it_is():
    row = case()
    assert filled_in(row, "interpreter_needed", "call_back") == 2
    assert filled_in(row, "interpreter_needed", "who_else_helps") == 1
    kinds = [kind for kind, lines in seen_by("amina", row).sheet for _ in lines]
    assert kinds == [FiledKind.asked, FiledKind.asked, FiledKind.promised]


def test_only_what_is_promised_gets_the_day():
    row, day = case(), TODAY + dt.timedelta(days=3)
    filled_in(row, "interpreter_needed", "call_back", promised_for=day)
    days = {one.kind: one.promised_for for one in Filed.objects.all()}
    assert days == {FiledKind.asked: None, FiledKind.promised: day}


@pytest.mark.parametrize(
    ("keys", "days", "because"),
    [
        ((), None, FileReason.nothing_written),
        (("nobody_knows",), None, FileReason.not_in_the_pack),
        (("interpreter_needed",), 1, FileReason.only_promises),
        (("call_back",), -1, FileReason.day_is_past),
        (("call_back",), 9999, FileReason.too_far_ahead),
    ],
)
def test_what_cannot_stand_on_the_sheet_is_refused_whole(keys, days, because):
    day = None if days is None else TODAY + dt.timedelta(days=days)
    with pytest.raises(Refused) as refused:
        filled_in(case(), *keys, promised_for=day)
    assert refused.value.because is because
    assert not Filed.objects.exists()


def test_the_other_side_is_told_nothing_of_the_sheet():
    row = case()
    filled_in(row, "interpreter_needed", written="Somali")
    assert seen_by("amina", row).filed
    assert not seen_by("berit", row).filed
