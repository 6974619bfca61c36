"""The queue's page: who waits and who should serve them, in words; fresh, and without a name."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onedoor.office.confidentiality.models import Look, LookedAt
from onedoor.office.pages.wording import words
from onedoor.office.people.models import Words
from onedoor.office.reception.actions.arriving import make_urgent
from onedoor.office.reception.actions.calling import begin_serving, call_visit, put_back
from onedoor.office.reception.actions.ending import leave_visit
from onedoor.office.reception.actions.pausing import hold_visit
from onedoor.office.reception.models import Visit
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.reception_codes import (
    Channel,
    PutBack,
    Spoken,
    UrgentReason,
    VisitState,
    VisitWait,
)
from onedoor.vocabulary.routing import FellBack, Post
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import FJELLBYEN, employee, person, unit
from tests.office.desk import Desk
from tests.office.reception.desk.clock import A_MINUTE, TEN

pytestmark = pytest.mark.usefixtures("sqlite_database", "clock")
LATELY = TEN - 2 * A_MINUTE


def the_queue(key: str = "lan") -> str:
    return Desk(key).open("/queue/")


def test_who_waits_is_a_ticket_a_wait_and_a_topic():
    stands("lan", desk=2)
    visit(of=person("Hemmelig"), now=LATELY)
    told = the_queue()
    assert "Ticket 1" in told
    assert "2 min" in told
    assert "Job seeking" in told
    assert "Hemmelig" not in told


def test_the_routing_says_who_and_why_and_when_it_gives_way():
    stands("lan"), stands("silje")
    visit(now=LATELY)
    told = the_queue()
    assert "Lan Nguyen-Brekkmo (you): Knows all that the person comes for." in told
    assert "From 10:08 anyone at the front may take them." in told
    assert "Does not know the area well enough. Silje Havnåsen" in told


def test_a_policy_that_has_given_way_says_why():
    stands("silje")
    visit(now=TEN - 11 * A_MINUTE)
    told = the_queue("silje")
    assert "They have waited long enough for anyone at the front to take them." in told


def test_nobody_is_told_with_the_reason():
    visit(now=LATELY)
    assert "Nobody stands at the door." in the_queue()


def test_what_did_not_come_to_the_house_says_so_and_is_taken_up_in_one_press():
    stands("lan", desk=2)
    row, _here = visit(now=LATELY, by_way_of=Channel.letter), visit(now=LATELY)
    told = the_queue()
    assert "1 in the house, 1 by letter, e-mail, telephone or web form." in told
    assert "Ticket 1 By letter" in told
    assert "Take it up Ticket 1" in told
    desk = Desk("lan")
    told = desk.post("/queue/call-next/", back="queue")
    assert "Being served" in told
    assert "By letter" in told
    assert "Nobody came" not in told
    assert Visit.objects.get(pk=row.pk).state is VisitState.serving
    assert "By letter" in desk.open("/desk/")


def test_the_urgent_come_first_with_their_reason():
    stands("lan")
    visit(now=LATELY - A_MINUTE)
    late = visit(now=LATELY)
    make_urgent(late.pk, UrgentReason.no_roof, actor=employee("lan"), now=LATELY)
    told = the_queue()
    assert "Has nowhere to sleep tonight." in told
    assert told.index("Ticket 2") < told.index("Ticket 1")


def test_a_language_is_seen_before_the_call():
    visit(now=LATELY, spoken=Spoken.ar, interpreter=True)
    told = the_queue()
    assert "Arabic" in told
    assert "Needs an interpreter" in told


def test_a_need_that_is_unclear_says_so():
    row = visit(now=LATELY)
    row.needs.update(area=None)
    assert "Not known yet what about" in the_queue()


def test_somebody_sent_on_to_a_unit_says_which():
    lan, yusuf, row = stands("lan"), stands("yusuf"), visit(now=LATELY)
    call_visit(row.pk, actor=lan, now=LATELY)
    put_back(row.pk, PutBack.needs_other, unit=yusuf.home_unit_id, actor=lan, now=TEN)
    stands("yusuf", Post.none)
    told = the_queue()
    assert "waits for Municipal front" in told
    assert words(FellBack.nobody_who_can) in told


def test_whoever_has_nobody_is_told_of_first_on_the_queue_and_to_the_duty_lead():
    visit(now=LATELY), visit(now=LATELY)
    lead = unit("front_state").duty_lead
    assert lead is not None
    for address in ("/queue/", "/my-work/"):
        told = Desk(lead.key).open(address)
        assert (
            "Somebody waits, and nobody can serve them 2 wait. Nobody stands at the door." in told
        )
    stands("lan")
    assert "nobody can serve them" not in the_queue()


def test_a_call_that_nobody_has_said_the_end_of_is_asked_about_and_told_to_the_duty_lead(clock):
    row, lan = visit(now=LATELY), stands("lan")
    call_visit(row.pk, actor=lan, now=TEN)
    lead = unit("front_state").duty_lead
    assert lead is not None
    clock.now = TEN + 4 * A_MINUTE
    assert "are they here?" not in the_queue()
    clock.now = TEN + 5 * A_MINUTE
    for address in ("/queue/", "/desk/"):
        told = Desk("lan").open(address)
        assert "Called 5 min ago: are they here? They are here Ticket 1 Nobody came" in told
    assert "They are here Ticket" not in the_queue("silje")
    told = Desk(lead.key).open("/my-work/")
    assert "Ticket 1 : Lan Nguyen-Brekkmo called them 5 min ago." in told
    assert "called them" not in Desk("oksana").open("/my-work/")


def test_a_call_is_answered_from_the_queue_in_one_press(clock):
    row, lan = visit(now=LATELY), stands("lan")
    call_visit(row.pk, actor=lan, now=TEN)
    clock.now = TEN + 5 * A_MINUTE
    desk = Desk("lan")
    desk.open("/queue/")
    form = desk.html.split(f'action="/visits/{row.pk}/put-back/"')[1].split("</form>")[0]
    desk.post(f"/visits/{row.pk}/put-back/", **fields_of(form))
    assert Visit.objects.get(pk=row.pk).state is VisitState.waiting


def test_who_is_with_whom_and_who_stepped_out_is_told():
    lan, silje = stands("lan", desk=2), stands("silje", Post.support)
    called, held = visit(now=LATELY), visit(now=LATELY)
    call_visit(called.pk, actor=lan, now=LATELY)
    until = TEN + 20 * A_MINUTE
    hold_visit(held.pk, VisitWait.papers, until, actor=silje, now=LATELY)
    told = the_queue()
    assert "Called" in told
    assert "With ticket 1" in told
    assert "Fetches papers" in told
    assert "10:20" in told
    assert "Silje Havnåsen – Helps when asked State front Free" in told


def test_a_visit_that_has_ended_is_not_in_the_queue():
    row = visit(now=LATELY)
    leave_visit(row.pk, actor=stands("lan"), now=TEN)
    assert "Nobody waits." in the_queue()


def test_another_offices_queue_is_its_own():
    visit(now=LATELY, at=FJELLBYEN)
    assert "Nobody waits." in the_queue()


def test_a_look_at_the_queue_is_logged_as_no_more_than_it_is():
    row = visit(now=LATELY)
    the_queue()
    look = Look.objects.latest("pk")
    assert (look.purpose, look.persons) == (Purpose.door, 1)
    seen = LookedAt.objects.get(look=look)
    assert (seen.person_key, seen.level) == (row.person_id, Level.existence)


def test_a_304_shows_nothing_and_is_no_look():
    visit(now=LATELY)
    client = Desk("lan").client
    first = client.get("/queue/now/")
    looks = Look.objects.count()
    again = client.get("/queue/now/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert Look.objects.count() == looks


@pytest.mark.parametrize("part", ["/queue/now/", "/desk/now/"])
def test_the_queue_is_new_when_something_has_happened(part):
    client = Desk("lan").client
    tag = client.get(part)["ETag"]
    visit(now=LATELY)
    assert client.get(part, headers={"If-None-Match": tag}).status_code == 200


def test_the_queue_is_new_each_minute_and_in_another_language(clock):
    client = Desk("lan").client
    tag = client.get("/queue/now/")["ETag"]
    clock.now += A_MINUTE
    later = client.get("/queue/now/", headers={"If-None-Match": tag})
    assert later.status_code == 200
    client.cookies["language"] = "nb"
    other = client.get("/queue/now/", headers={"If-None-Match": later["ETag"]})
    assert other.status_code == 200


def test_the_part_asks_with_what_it_shows():
    client = Desk("lan").client
    part = client.get("/queue/now/")
    assert part["ETag"].strip('"') in part.content.decode()
    assert 'hx-get="/queue/now/"' in client.get("/queue/").content.decode()


def test_the_page_works_without_scripts():
    stands("lan")
    assert 'href="/queue/"' in Desk("lan").client.get("/queue/now/").content.decode()


def queries(key: str) -> int:
    desk = Desk(key)
    desk.open("/queue/")
    with CaptureQueriesContext(connection) as asked:
        desk.client.get("/queue/now/")
    return len(asked)


def test_forty_who_wait_cost_no_more_questions_than_four():
    for key in ("lan", "amina", "yusuf", "dawit"):
        stands(key)
    areas = ("job_seeking", "housing", "sick_leave", "financial_assistance")
    for number in range(4):
        visit(areas[number % 4], now=LATELY)
    few = queries("lan")
    for number in range(36):
        visit(areas[number % 4], of=person() if number % 2 else None, now=LATELY)
    assert queries("lan") == few
    assert few <= 25, few


def test_the_words_somebody_said_are_on_no_list():
    row = visit(now=LATELY)
    said = Words.objects.create(
        office_id=row.office_id,
        person_id=row.person_id,
        side=0,
        body="Sov i bilen i natt",
        written_at=TEN,
    )
    row.needs.update(words=said)
    stands("lan")
    desk = Desk("lan")
    assert all("bilen" not in desk.open(path) for path in ("/queue/", "/desk/"))


def test_calling_next_goes_to_the_visit():
    stands("lan")
    row = visit(now=LATELY)
    desk = Desk("lan")
    desk.post("/queue/call-next/", back="queue")
    assert desk.address == f"/visits/{row.pk}/"
    assert Visit.objects.get(pk=row.pk).served_by == employee("lan")


def test_calling_when_nobody_waits_says_so_where_one_stood():
    stands("lan")
    desk = Desk("lan")
    assert "Nobody is waiting for you." in desk.post("/queue/call-next/", back="queue")
    assert desk.address == "/queue/"


def test_calling_from_nowhere_says_so():
    visit(now=LATELY)
    desk = Desk("ragnhild")
    assert "You are not at the door." in desk.post("/queue/call-next/")
    assert desk.address == "/desk/"


def test_of_two_who_call_the_same_the_second_is_told_who():
    lan = stands("lan")
    stands("amina")
    row = visit(now=LATELY)
    page = Desk("amina")
    page.open("/queue/")
    form = page.html.split(f'action="/visits/{row.pk}/call-visit/"')[1].split("</form>")[0]
    call_visit(row.pk, actor=lan, now=TEN)
    told = page.post(f"/visits/{row.pk}/call-visit/", **fields_of(form))
    assert "Ticket 1: Lan Nguyen-Brekkmo was quicker, and has called them." in told
    assert page.address == "/queue/"


def called_too_late(by: str, row: Visit) -> str:
    """What somebody is told whose page was older than the pause."""
    page = Desk(by)
    page.open("/queue/")
    form = page.html.split(f'action="/visits/{row.pk}/call-visit/"')[1].split("</form>")[0]
    hold_visit(row.pk, VisitWait.papers, TEN + A_MINUTE, actor=employee(by), now=TEN)
    return page.post(f"/visits/{row.pk}/call-visit/", **fields_of(form))


def test_a_call_after_something_else_happened_says_what_to_who_was_with_them():
    lan, row = stands("lan"), visit(now=LATELY)
    call_visit(row.pk, actor=lan, now=LATELY)
    begin_serving(row.pk, actor=lan, now=LATELY)
    put_back(row.pk, PutBack.needs_other, actor=lan, now=LATELY)
    told = called_too_late("lan", row)
    assert "was not called. Since then: Stepped out until" in told


def test_a_call_after_something_else_happened_says_only_so_to_others():
    stands("amina")
    row = visit(now=LATELY)
    told = called_too_late("amina", row)
    assert "was not called: something has happened since you opened the page. See the visit" in told
    assert "Stepped out until" not in told.split("See the visit")[0]
    assert not Visit.objects.filter(served_by=employee("amina")).exists()


def test_calling_twice_with_one_form_calls_once():
    stands("lan")
    first, second = visit(now=LATELY), visit(now=LATELY)
    desk = Desk("lan")
    desk.open("/desk/")
    form = desk.html.split('action="/queue/call-next/"')[1].split("</form>")[0]
    for _ in range(2):
        desk.post("/queue/call-next/", **fields_of(form))
        assert desk.address == f"/visits/{first.pk}/"
    assert Visit.objects.get(pk=second.pk).state is VisitState.waiting


@pytest.mark.parametrize("key", ["9" * 500, "0"])
def test_calling_what_is_not_there_is_a_404(key):
    desk = Desk("lan")
    desk.post(f"/visits/{key}/call-visit/")
    assert desk.status == 404


def test_another_offices_visit_cannot_be_called():
    stands("lan")
    row = visit(now=LATELY, at=FJELLBYEN)
    desk = Desk("lan")
    desk.post(f"/visits/{row.pk}/call-visit/")
    assert desk.status == 404


def test_two_at_once_is_refused_in_words():
    lan = stands("lan")
    first = visit(now=LATELY)
    visit(now=LATELY)
    call_visit(first.pk, actor=lan, now=LATELY)
    begin_serving(first.pk, actor=lan, now=LATELY)
    told = Desk("lan").post("/queue/call-next/", back="queue")
    assert "You serve somebody already." in told


def fields_of(form: str) -> dict[str, str]:
    """What a form carries unseen."""
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
