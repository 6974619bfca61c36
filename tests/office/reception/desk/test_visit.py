"""The visit's page: everything to who serves it, that it is there to others; and what one does."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.confidentiality.models import Look, LookedAt
from onedoor.office.establishment.models import Service
from onedoor.office.people.models import Person
from onedoor.office.reception.actions.arriving import Arrival, Stated, register_visit
from onedoor.office.reception.actions.calling import begin_serving, call_visit
from onedoor.office.reception.actions.closing import let_visit_be_owed
from onedoor.office.reception.actions.ending import answer_need
from onedoor.office.reception.actions.joining import join_visit
from onedoor.office.reception.models import Meeting, Need, Visit
from onedoor.office.responsibility.models import Case, Debt
from onedoor.vocabulary.confidentiality import Level
from onedoor.vocabulary.reception_codes import (
    Channel,
    NeedKind,
    NeedOutcome,
    NeedState,
    SentTo,
    SentWhy,
    UrgentReason,
    VisitEnd,
    VisitState,
    VisitWait,
)
from onedoor.vocabulary.routing import Post
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import FJELLBYEN, area, case, employee, office, person, unit
from tests.office.desk import Desk
from tests.office.reception.desk.clock import A_MINUTE, TEN, Clock
from tests.office.responsibility.desk import hidden

pytestmark = pytest.mark.usefixtures("sqlite_database", "clock")
LATELY = TEN - 5 * A_MINUTE
SAID = "Sov i bilen i natt"


def came_with(*needs: Stated, of: Person | None = None, by: str = "lan") -> Visit:
    """Somebody of the cast serves a visit with these needs."""
    who = stands(by, desk=7)
    arrival = Arrival(channel=Channel.desk, needs=needs, person=of.pk if of else None)
    key = register_visit(arrival, office=office().pk, actor=who, now=LATELY)
    call_visit(key, actor=who, now=LATELY)
    begin_serving(key, actor=who, now=LATELY)
    return Visit.objects.get(pk=key)


def homeless(of: Person | None = None) -> Visit:
    return came_with(Stated(area=area("housing").pk, words=SAID), of=of)


def page_of(row: Visit, doing: str = "", need: Need | None = None) -> str:
    about = f"needs/{need.pk}/" if need else ""
    return f"/visits/{row.pk}/{about}{doing + '/' if doing else ''}"


def as_it_is(row: Visit) -> Visit:
    return Visit.objects.get(pk=row.pk)


def test_who_serves_sees_who_it_is_and_what_they_said():
    row = homeless(person("Bekkeblom"))
    told = Desk("lan").open(page_of(row))
    assert "Bekkeblom" in told
    assert SAID in told
    assert "Temporary housing" in told


@pytest.mark.parametrize("key", ["amina", "yusuf", "ragnhild"])
def test_who_does_not_serve_sees_a_ticket_and_a_topic(key):
    row = homeless(person("Bekkeblom"))
    told = Desk(key).open(page_of(row))
    assert "Ticket 1" in told
    assert "Temporary housing" in told
    assert "Bekkeblom" not in told
    assert SAID not in told


def test_who_has_joined_sees_it_too_whichever_side_they_are_of():
    row = homeless()
    join_visit(row.pk, employee("yusuf").pk, actor=employee("lan"), now=TEN)
    assert SAID in Desk("yusuf").open(page_of(row))


def test_when_it_is_over_the_words_are_gone_and_what_came_of_it_stays():
    row = homeless(person("Bekkeblom"))
    answer_need(row.needs.get().pk, actor=employee("lan"), now=TEN)
    told = Desk("lan").open(page_of(row))
    assert "Served." in told
    assert "Answered." in told
    assert "Bekkeblom" in told
    assert SAID not in told
    assert "Bekkeblom" not in Desk("amina").open(page_of(row))


def test_each_look_is_logged_at_its_level():
    row = homeless()
    Desk("yusuf").open(page_of(row))
    levels = LookedAt.objects.filter(look=Look.objects.latest("pk"), person_key=row.person_id)
    assert {one.level for one in levels} == {Level.existence}
    Desk("lan").open(page_of(row))
    seen = LookedAt.objects.filter(person_key=row.person_id, level=Level.content)
    assert seen.count() == 2


@pytest.mark.parametrize("path", ["/visits/0/", f"/visits/{'9' * 500}/", "/visits/0/put-back/"])
def test_a_visit_that_is_not_there_is_a_404(path):
    desk = Desk("lan")
    desk.open(path)
    assert desk.status == 404


def test_another_offices_visit_is_a_404():
    row = visit(at=FJELLBYEN)
    desk = Desk("lan")
    for path in (page_of(row), page_of(row, "leave-visit")):
        desk.open(path)
        assert desk.status == 404


def test_another_visits_need_is_a_404():
    row, other = homeless(), visit(now=LATELY)
    desk = Desk("lan")
    desk.open(page_of(row, "answer-need", other.needs.get()))
    assert desk.status == 404


def test_where_is_it_is_answered_right_there():
    who = person("Bekkeblom")
    about = case(holder="elif", in_unit="team_work", of=who)
    row = came_with(Stated(kind=NeedKind.where_is_it, about_case=about.pk), of=who)
    told = Desk("lan").open(page_of(row))
    panel = told[told.index("Job seeking (asks where it is)") : told.index("Answered")]
    assert about.number in panel
    assert "Elif Karabulut" in panel
    assert "Make first contact" in panel


def test_the_other_sides_case_is_told_as_no_more_than_it_is():
    who = person()
    theirs = case(holder="yusuf", in_unit="front_municipality", about="housing", of=who)
    told = Desk("lan").open(page_of(came_with(Stated(area=area("job_seeking").pk), of=who)))
    assert theirs.number in told
    assert "Yusuf Demirkan" in told
    assert "The other side's case" in told
    assert "Make first contact" not in told


def test_begun_and_answered_in_two_presses():
    lan, row = stands("lan"), visit(now=LATELY)
    call_visit(row.pk, actor=lan, now=TEN)
    desk = Desk("lan")
    desk.send(page_of(row, "begin-serving"))
    assert desk.address == page_of(row)
    told = desk.send(page_of(row, "answer-need", row.needs.get()))
    assert "Ticket 1 is done. Answered: Job seeking." in told
    assert desk.address == "/desk/"


def test_the_usual_next_thing_has_the_focus():
    lan, row = stands("lan"), visit(now=LATELY)
    call_visit(row.pk, actor=lan, now=TEN)
    desk = Desk("lan")
    desk.open(page_of(row))
    assert desk.html.count("autofocus") == 1
    begin_serving(row.pk, actor=lan, now=TEN)
    desk.open(page_of(row))
    assert "Answered" in desk.html.split("autofocus")[1][:300]


def test_nobody_came_is_one_press():
    lan, row = stands("lan"), visit(now=LATELY)
    call_visit(row.pk, actor=lan, now=TEN)
    desk = Desk("lan")
    told = desk.send(page_of(row, "put-back"), why=1)
    assert "Ticket 1 waits again." in told
    assert as_it_is(row).state is VisitState.waiting


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
    told = Desk("lan").send(page_of(row, "open-case-on", row.needs.get()), goes=where)
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


def sending(to: str, why: SentWhy = SentWhy.other_area, **more: str) -> dict[str, object]:
    return {"to": to, "why": int(why), "contact_made": "yes", "day": "", **more}


def test_sent_on_to_another_desk_they_wait_on_in_their_place():
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


def test_another_day_needs_a_day():
    row = homeless()
    to, path = f"{int(SentTo.another_day)}-0", page_of(row, "send-on", row.needs.get())
    desk = Desk("lan")
    assert "Say which day." in desk.send(path, **sending(to))
    assert desk.status == 422
    desk.send(path, **sending(to, day="2026-03-04"))
    assert row.needs.get().sent_day == dt.date(2026, 3, 4)


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
    told = desk.send(path, by=employee("lan").pk, day="2026-03-03")
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


def test_stepping_out_has_a_reason_and_an_end_before_closing():
    row = homeless()
    told = Desk("lan").send(page_of(row, "hold-visit"), why=int(VisitWait.papers), until="30")
    assert "Ticket 1 has stepped out." in told
    assert as_it_is(row).hold_until == TEN + 30 * A_MINUTE


def test_nobody_steps_out_past_closing_time(clock: Clock):
    row = homeless()
    clock.now = TEN + dt.timedelta(hours=4, minutes=50)
    desk = Desk("lan")
    told = desk.open(page_of(row, "hold-visit"))
    assert "10 minutes, until 15:00" not in told
    assert "Until closing time, 15:00" in told
    desk.send(page_of(row, "hold-visit"), why=1, until="60")
    assert desk.status == 422


def test_a_colleague_joins_when_asked_and_goes_back():
    row = homeless()
    stands("yusuf")
    desk = Desk("lan")
    assert "Ask Yusuf Demirkan" in desk.open(page_of(row))
    told = desk.send(page_of(row, "join-visit"), colleague=employee("yusuf").pk)
    assert "Yusuf Demirkan, Municipal front has joined, and sees it on their desk." in told
    helper = Desk("yusuf")
    assert "You help Lan Nguyen-Brekkmo with" in helper.open("/desk/")
    told = helper.send(page_of(row, "go-back"), colleague=employee("yusuf").pk)
    assert "You are back from ticket 1." in told
    assert helper.address == "/desk/"


def test_one_joins_oneself_with_one_press():
    row = homeless()
    stands("yusuf")
    desk = Desk("yusuf")
    assert "I join" in desk.open(page_of(row))
    desk.send(page_of(row, "join-visit"), colleague=employee("yusuf").pk)
    assert SAID in desk.open(page_of(row))


def test_nobody_outside_the_visit_makes_another_join_it():
    row = homeless()
    desk = Desk("amina")
    desk.send(page_of(row, "join-visit"), colleague=employee("yusuf").pk)
    assert desk.status == 422
    assert not Meeting.objects.filter(employee=employee("yusuf")).exists()


def test_urgent_needs_a_reason():
    row = visit(now=LATELY)
    stands("lan")
    desk = Desk("lan")
    desk.send(page_of(row, "make-urgent"))
    assert desk.status == 422
    desk.send(page_of(row, "make-urgent"), why=int(UrgentReason.no_food))
    assert as_it_is(row).urgent is UrgentReason.no_food


def test_leaving_says_what_ends_with_it():
    row = homeless()
    desk = Desk("lan")
    assert "1 need ends with it" in desk.open(page_of(row, "leave-visit"))
    told = desk.send(page_of(row, "leave-visit"), how=int(NeedOutcome.person_left))
    assert "Ticket 1 is done. The person left." in told
    assert as_it_is(row).end is VisitEnd.left


def test_a_stale_page_is_told_what_has_happened():
    row = came_with(Stated(area=area("housing").pk), Stated(area=area("job_seeking").pk))
    first, second = row.needs.order_by("pk")
    desk, path = Desk("lan"), page_of(row, "send-on", second)
    desk.open(path)
    old = desk.html
    answer_need(first.pk, actor=employee("lan"), now=TEN)
    to = f"{int(SentTo.contact_centre)}-0"
    told = desk.post(path, **hidden_in(old), **sending(to))
    assert desk.status == 409
    assert "Temporary housing: Answered." in told
    assert as_it_is(row).state is VisitState.serving
    assert "Ticket 1 is done." in desk.post(path, **hidden_in(desk.html), **sending(to))


def test_who_presses_answered_when_it_is_over_is_told_how_it_ended(clock: Clock):
    row = visit(now=LATELY)
    lan = stands("lan")
    call_visit(row.pk, actor=lan, now=TEN)
    desk = Desk("lan")
    desk.open(page_of(row))
    old = desk.html
    clock.now = TEN + dt.timedelta(hours=6)
    assert let_visit_be_owed(row.pk, now=clock.now)
    told = desk.post(page_of(row, "begin-serving"), **hidden_in(old))
    assert desk.status == 409
    assert "Closing time came before their turn." in told
    assert "Send the same form again" not in told


def test_the_same_press_twice_is_the_first_one():
    row = homeless()
    desk, path = Desk("lan"), page_of(row, "answer-need", row.needs.get())
    desk.open(page_of(row))
    old = desk.html
    desk.post(path, **hidden_in(old))
    told = desk.post(path, **hidden_in(old))
    assert (desk.status, desk.address) == (200, "/desk/")
    assert "is done" in told


def test_a_need_that_has_ended_is_ended_once():
    row = came_with(Stated(area=area("housing").pk), Stated(area=area("job_seeking").pk))
    first = row.needs.earliest("pk")
    answer_need(first.pk, actor=employee("lan"), now=TEN)
    desk = Desk("lan")
    told = desk.open(page_of(row, "send-on", first))
    assert desk.status == 403
    assert "The need has ended already." in told


def test_the_page_tells_what_has_happened_in_words():
    row = homeless()
    told = Desk("lan").open(page_of(row))
    assert "Called to desk 7" in told
    assert "Came for: Temporary housing" in told


def test_who_could_serve_is_told_on_the_page_of_who_waits():
    stands("lan", Post.front)
    told = Desk("ragnhild").open(page_of(visit(now=LATELY)))
    assert "Lan Nguyen-Brekkmo : Knows all that the person comes for." in told


def test_what_is_owed_to_them_is_told_to_who_serves_them():
    who = person()
    before = visit("housing", of=who, now=LATELY - dt.timedelta(days=3))
    assert let_visit_be_owed(before.pk, now=TEN - dt.timedelta(days=1))
    told = Desk("lan").open(page_of(came_with(Stated(area=area("job_seeking").pk), of=who)))
    assert "Owed to them" in told
    assert "Yusuf Demirkan" in told
    assert Need.objects.get(visit=before).state is NeedState.owed


def test_too_much_written_is_told_and_nothing_is_saved():
    row = homeless()
    desk = Desk("lan")
    told = desk.send(page_of(row, "add-need"), what="", kind=1, words="x" * 4001)
    assert desk.status == 422
    assert "Write at most 4000 characters" in told
    assert row.needs.count() == 1


def test_a_visit_is_served_by_one_and_seen_so():
    row = served("amina", now=LATELY)
    assert "Amina Jamadid" in Desk("lan").open(page_of(row))


def hidden_in(html: str) -> dict[str, str]:
    return {name: value for name, value in hidden(html).items() if name in ("expects", "form_key")}
