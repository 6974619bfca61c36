"""What comes of a need: answered, a case, sent on, its holder takes it, a call, a meaning."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.establishment.models import Service
from onedoor.office.establishment.queries import pack_of
from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Person
from onedoor.office.reception.actions.arriving import Stated
from onedoor.office.reception.desk.visit.forms import choices
from onedoor.office.responsibility.models import Case, Debt
from onedoor.vocabulary.reception_codes import NeedState, SentTo, VisitState
from tests.cast.at_the_desk import stands
from tests.cast.people import area, case, employee, office, person, unit
from tests.office.desk import Desk
from tests.office.reception.desk.visit.at_visits import (
    SAID,
    as_it_is,
    came_with,
    homeless,
    page_of,
    sending,
)

pytestmark = pytest.mark.usefixtures("sqlite_database", "clock")


def test_a_case_is_opened_with_what_is_usual_filled_in():
    row = came_with(Stated(area=area("job_seeking").pk))
    desk = Desk("lan")
    told = desk.open(page_of(row, "open-case-on", row.needs.get()))
    assert "I do, in State front" in told
    assert "Work team" in told
    assert "Works with the area." in told
    goes = desk.html.split('value="2-')[1].split('"')[0]
    told = desk.send(page_of(row, "open-case-on", row.needs.get()), goes=f"2-{goes}")
    assert "You hold it." in told
    assert Case.objects.get(need__visit=row).holder == employee("lan")


def test_a_case_of_the_other_side_goes_to_its_own_duty_lead():
    row = homeless()
    where = f"1-{unit('front_municipality').pk}"
    path, desk = page_of(row, "open-case-on", row.needs.get()), Desk("lan")
    assert "Municipal front: Yusuf Demirkan, who is on duty there." in desk.open(path)
    told = desk.send(path, goes=where)
    assert "Yusuf Demirkan holds it." in told


@pytest.mark.parametrize("goes", ["", "2-999999", "x", "1-" + "9" * 500])
def test_a_case_goes_only_where_it_can(goes):
    row = homeless()
    desk = Desk("lan")
    desk.send(page_of(row, "open-case-on", row.needs.get()), goes=goes)
    assert desk.status == 422
    assert not Case.objects.filter(need__visit=row).exists()


def test_nobody_opens_a_case_on_what_is_not_clear():
    row = came_with(Stated())
    desk = Desk("lan")
    told = desk.open(page_of(row, "open-case-on", row.needs.get()))
    assert desk.status == 403
    assert "Say first what it is about." in told


def test_sent_on_to_another_desk_they_wait_on_in_their_place():
    stands("yusuf")
    row = homeless()
    to = f"{int(SentTo.desk)}-{unit('front_municipality').pk}"
    told = Desk("lan").send(page_of(row, "send-on", row.needs.get()), **sending(to))
    assert "Sent on: Temporary housing." in told
    now = as_it_is(row)
    assert (now.state, now.for_unit) == (VisitState.waiting, unit("front_municipality"))
    first, then = row.needs.order_by("pk")
    assert (first.contact_made, then.follows) == (True, first)


def test_sent_elsewhere_the_need_ends_and_so_does_the_visit():
    row = homeless()
    to = f"{int(SentTo.contact_centre)}-0"
    told = Desk("lan").send(page_of(row, "send-on", row.needs.get()), **sending(to))
    assert "Ticket 1 is done." in told


def test_the_contact_centre_is_offered_once_and_as_itself(monkeypatch):
    row, centre, pack = homeless(), unit("regional_benefits"), pack_of(office().pk)
    door = pack.door.model_copy(update={"contact_centre": centre.key})
    named = pack.model_copy(update={"door": door})
    monkeypatch.setattr(choices, "pack_of", lambda _: named)
    desk, path = Desk("lan"), page_of(row, "send-on", row.needs.get())
    desk.open(path)
    to = f"{int(SentTo.contact_centre)}-{centre.pk}"
    assert (to in desk.html, f'-{centre.pk}"' in desk.html.replace(to, "")) == (True, False)
    desk.send(path, **sending(to))
    assert (row.needs.get().sent_to, row.needs.get().sent_unit) == (SentTo.contact_centre, centre)


def test_another_day_needs_a_day():
    row = homeless()
    to, path = f"{int(SentTo.another_day)}-0", page_of(row, "send-on", row.needs.get())
    desk = Desk("lan")
    assert "Say which day." in desk.send(path, **sending(to))
    assert desk.status == 422
    desk.send(path, **sending(to, day="2026-03-04"))
    first, then = row.needs.order_by("pk")
    assert (first.sent_day, then.follows) == (dt.date(2026, 3, 4), first)
    assert then.state is NeedState.owed


def test_who_sends_on_with_more_to_do_is_advised_to_finish_it_first():
    row = came_with(Stated(area=area("housing").pk), Stated(area=area("job_seeking").pk))
    told = Desk("lan").open(page_of(row, "send-on", row.needs.first()))
    assert "There is 1 need more" in told
    assert "everything that is left goes along" in told


def test_sending_on_says_to_whom_why_and_whether_we_made_the_contact():
    row = homeless()
    desk = Desk("lan")
    desk.send(page_of(row, "send-on", row.needs.get()), to="", why="", day="")
    assert desk.status == 422
    assert desk.html.count("aksel-error-summary__item") == 3


def test_the_holder_takes_it_and_is_told():
    who = person()
    theirs = case(holder="elif", in_unit="team_work", of=who)
    row = came_with(Stated(area=area("job_seeking").pk), of=who)
    told = Desk("lan").send(page_of(row, "give-to-holder", row.needs.get()), case=theirs.pk)
    assert f"Elif Karabulut takes it in case {theirs.number}, and is told." in told
    assert "The person came about this" in Desk("elif").open("/my-work/")


def test_a_call_is_promised_by_oneself_and_tomorrow_unless_said_otherwise():
    row = homeless()
    path, desk = page_of(row, "promise-call-back", row.needs.get()), Desk("lan")
    desk.open(path)
    assert 'value="2026-03-03" selected' in desk.html
    promise = {"by": employee("lan").pk, "day": "2026-03-03"}
    assert "No telephone number is known. Write one" in desk.send(path, **promise)
    told = desk.send(path, **promise, phone="22 22 55 55")
    assert "Lan Nguyen-Brekkmo, State front calls by 3 Mar 2026." in told
    assert Debt.objects.get().employee == employee("lan")


def test_what_it_is_about_is_found_by_what_people_call_it():
    row = came_with(Stated(words=SAID))
    path, desk = page_of(row, "clarify-need", row.needs.get()), Desk("lan")
    told = desk.send(path, q="unemployed", find="1", kind=1, what="")
    assert desk.status == 200
    assert "Registration as job seeker" in told
    assert "Housing allowance" not in told
    desk.send(path, what="service:job_seeker_registration", kind=1, q="")
    need = row.needs.get()
    assert need.area == area("job_seeking")
    assert need.service == Service.objects.get(area=need.area, key="job_seeker_registration")


def test_saying_what_kind_it_is_keeps_what_it_is_about():
    row = homeless()
    path, desk = page_of(row, "clarify-need", row.needs.get()), Desk("lan")
    desk.open(path)
    assert 'value="area:housing" selected' in desk.html


def test_looking_a_word_up_keeps_the_form_for_the_real_thing():
    row = came_with(Stated())
    path, desk = page_of(row, "clarify-need", row.needs.get()), Desk("lan")
    desk.send(path, q="bolig", find="1", kind=1, what="")
    assert row.needs.get().area is None


def test_one_thing_more_stands_with_the_rest():
    row = homeless()
    told = Desk("lan").send(page_of(row, "add-need"), what="area:job_seeking", kind=1, words="CV")
    assert "It stands with the rest." in told
    assert "CV" in told
    assert row.needs.count() == 2


def test_too_much_written_is_told_and_nothing_is_saved():
    row = homeless()
    desk = Desk("lan")
    told = desk.send(page_of(row, "add-need"), what="", kind=1, words="x" * 4001)
    assert desk.status == 422
    assert "Write at most 4000 characters" in told
    assert row.needs.count() == 1


def test_the_number_to_call_is_written_down_with_the_promise_and_kept_with_the_person():
    row = homeless(person("Bekkeblom"))
    path, desk = page_of(row, "promise-call-back", row.needs.get()), Desk("lan")
    told = desk.send(path, by=employee("lan").pk, day="2026-03-03", phone="not one")
    assert "This is no telephone number." in told
    desk.send(path, by=employee("lan").pk, day="2026-03-03", phone="22 22 55 55")
    known = as_it_is(row).person
    assert (known.phone, known.family_name) == ("+4722225555", "Bekkeblom")


def test_a_number_that_is_known_stands_there_and_is_not_corrected():
    row = homeless(person("Bekkeblom"))
    Person.objects.filter(pk=row.person_id).update(phone="+4722225555")
    path, desk = page_of(row, "promise-call-back", row.needs.get()), Desk("lan")
    desk.send(path, by=employee("lan").pk, day="2026-03-03", phone="+47 22 22 55 55")
    assert Debt.objects.get().employee == employee("lan")
    assert not JournalLine.objects.filter(kind="PersonCorrected").exists()
