"""Papers are kept once, checked when they are read, moved where they belong, and go with people."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from onedoor.office.casefile import store
from onedoor.office.casefile.actions.papers import give_paper, move_paper, receive_paper
from onedoor.office.casefile.models import Content, Filed
from onedoor.office.casefile.queries import how_many_papers_wait
from onedoor.office.inspection.doctor import papers_are_whole
from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.persons import forget_person
from onedoor.office.responsibility.actions.leaving import end_employment
from onedoor.office.responsibility.models import Notice
from onedoor.vocabulary.casefile_codes import FileReason, PaperFrom
from onedoor.vocabulary.sides import Side
from tests.cast.people import LATER, case, employee, person
from tests.office.casefile.file import SOON, file_of, file_with
from tests.office.casefile.paper import PNG, paper_in, sum_of, upload

pytestmark = pytest.mark.usefixtures("healthy_office")
A_DAY = dt.timedelta(days=1, hours=1)


def waiting(who, folder, by="amina"):
    at, actor = file_with(who, by), employee(by)
    key = receive_paper(at, upload(folder), came=PaperFrom.person, actor=actor, now=SOON)
    return Filed.objects.get(pk=key)


def test_a_paper_is_kept_as_it_came_and_its_holder_told(tmp_path):
    row = paper_in(case(), upload(tmp_path), by="lan")
    assert store.whole(sum_of(row)).read_bytes() == upload(tmp_path).file.read_bytes()
    assert row.words is not None
    assert row.words.body == "letter.pdf"
    assert Notice.objects.get(kind="PaperReceived").employee == employee("amina")


def test_the_same_content_is_kept_once_and_each_receipt_is_its_own(tmp_path):
    one, other = paper_in(case(), upload(tmp_path)), paper_in(case(), upload(tmp_path))
    assert one.pk != other.pk
    assert one.content == other.content
    assert len(list(store.all_kept())) == 1


def test_the_same_paper_twice_in_one_file_is_refused(tmp_path):
    row = case()
    paper_in(row, upload(tmp_path))
    with pytest.raises(Refused) as refused:
        paper_in(row, upload(tmp_path, name="again.pdf"))
    assert refused.value.because is FileReason.paper_here_already


def test_what_is_refused_is_kept_nowhere(tmp_path):
    with pytest.raises(Refused) as refused:
        paper_in(case(), upload(tmp_path, PNG, "letter.pdf"))
    assert refused.value.because is FileReason.lies_about_its_type
    assert not list(store.all_kept())
    assert not Filed.objects.exists()


def test_a_paper_in_no_case_waits_with_somebody_and_is_put_in_one(tmp_path):
    row = waiting(person(), tmp_path)
    assert how_many_papers_wait(employee("amina")) == 1
    into = file_of(case(holder="lan"))
    move_paper(row.pk, file_with(row.person, "amina"), into, actor=employee("amina"), now=LATER)
    row.refresh_from_db()
    assert (row.case_id, row.person_id, row.waits_with) == (into.case, into.person, None)
    assert how_many_papers_wait(employee("amina")) == 0
    assert Notice.objects.get(kind="PaperFiled").employee == employee("lan")


def test_a_paper_given_to_the_other_side_is_theirs(tmp_path):
    row = waiting(person(), tmp_path)
    at = file_with(row.person, "amina")
    give_paper(row.pk, at, to=employee("yusuf"), actor=employee("amina"), now=LATER)
    row.refresh_from_db()
    assert (row.waits_with, row.side) == (employee("yusuf"), Side.municipality)


def test_a_paper_of_who_has_left_waits_with_who_leads_their_unit(tmp_path):
    waiting(person(), tmp_path, by="anders")
    end_employment(employee("anders").pk, actor=employee("bjorn"), now=LATER)
    assert how_many_papers_wait(employee("bjorn")) == 1


def test_both_holders_are_told_of_a_paper_that_was_moved(tmp_path):
    first, second = case(holder="lan"), case(holder="amina")
    row = paper_in(first, upload(tmp_path), by="lan")
    actor = employee("jonas")
    move_paper(row.pk, file_of(first), file_of(second), actor=actor, now=LATER)
    told = Notice.objects.filter(kind__in=("PaperLeft", "PaperFiled"))
    assert {one.employee.key for one in told} == {"lan", "amina"}


def test_a_paper_is_not_put_where_the_mover_may_not_read(tmp_path):
    own = case()
    row = paper_in(own, upload(tmp_path))
    theirs = file_of(case(holder="yusuf", in_unit="front_municipality", about="housing"))
    with pytest.raises(Refused) as refused:
        move_paper(row.pk, file_of(own), theirs, actor=employee("amina"), now=LATER)
    assert refused.value.because is FileReason.no_such_case


def test_a_file_that_was_changed_or_lost_is_told_and_the_doctor_finds_it(tmp_path):
    row = paper_in(case(), upload(tmp_path))
    file = store.place_of(sum_of(row))
    content = file.read_bytes()
    file.write_bytes(b"something else")
    with pytest.raises(store.NotWhole):
        store.whole(sum_of(row))
    assert [one.key for one in papers_are_whole(LATER)] == [row.pk]
    file.unlink()
    assert [one.key for one in papers_are_whole(LATER)] == [row.pk]
    file.write_bytes(content)


def test_a_broken_file_is_mended_when_the_same_comes_again(tmp_path):
    row = paper_in(case(), upload(tmp_path))
    store.place_of(sum_of(row)).write_bytes(b"")
    paper_in(case(), upload(tmp_path))
    assert store.whole(sum_of(row)).exists()


def test_what_was_in_the_papers_of_who_is_deleted_goes_a_day_later(tmp_path):
    gone = person()
    waiting(gone, tmp_path)
    forget_person(gone.pk, actor=None, now=LATER)
    assert tick(LATER).papers == 1
    assert list(store.all_kept())
    tick(LATER + A_DAY)
    assert not list(store.all_kept())
    assert not Content.objects.exists()


def test_what_another_person_has_too_stays(tmp_path):
    gone = person()
    waiting(gone, tmp_path)
    kept = waiting(person(), tmp_path)
    forget_person(gone.pk, actor=None, now=LATER)
    tick(LATER), tick(LATER + A_DAY)
    assert store.whole(sum_of(kept)).exists()


def test_a_paper_cannot_lie_in_no_case_and_wait_with_nobody(tmp_path):
    row = waiting(person(), tmp_path)
    with pytest.raises(IntegrityError), transaction.atomic():
        Filed.objects.filter(pk=row.pk).update(waits_with=None)
