"""Somebody comes in: registered once for all they need, by whoever stands at the door."""

from __future__ import annotations

import pytest

from onedoor.office.establishment.models import Service
from onedoor.office.people.models import Person
from onedoor.office.reception.models import Need, Visit
from onedoor.vocabulary.reception_codes import (
    Channel,
    NeedKind,
    NeedOutcome,
    NeedState,
    Spoken,
    UrgentReason,
    VisitEnd,
    VisitState,
)
from onedoor.vocabulary.routing import Post
from tests.cast.at_the_desk import stands
from tests.cast.people import FJELLBYEN, area, case, employee, office, person, unit
from tests.office.desk import Desk
from tests.office.people.made_up import a_number
from tests.office.reception.door.page import carried, come

pytestmark = pytest.mark.usefixtures("sqlite_database")

DOOR = "/door/"
SICK = "Follow-up of sick leave"


@pytest.fixture
def desk() -> Desk:
    stands("amina")
    return Desk("amina")


def the_visit() -> Visit:
    return Visit.objects.get()


def about(row: Visit) -> list[str | None]:
    return [need.area.key if need.area else None for need in row.needs.order_by("pk")]


def own_words(row: Visit) -> list[str]:
    return [need.words.body if need.words else "" for need in row.needs.order_by("pk")]


def test_a_ticket_without_a_name_needs_one_word(desk):
    words = come(desk, about="sick leave")
    row = the_visit()
    assert (about(row), row.channel, row.state) == (
        ["sick_leave"],
        Channel.desk,
        VisitState.waiting,
    )
    assert Person.objects.get(pk=row.person_id).fold == ""
    assert desk.address == f"/door/{row.pk}/"
    assert "Ticket 1 No name" in words
    assert "They wait for the front. They are next." in words


def test_the_page_says_how_many_stand_before_them(desk):
    for _ in range(3):
        words = come(desk, about="housing allowance")
    assert "Ticket 3" in words
    assert "They wait for the front. 2 before them." in words


def test_somebody_nobody_knew_is_registered_by_name_at_once(desk):
    words = come(desk, who="Kari Nordmann 14.03.1985", about="aap")
    row = the_visit().person
    assert (row.given_name, row.family_name, str(row.birth_date)) == (
        "Kari",
        "Nordmann",
        "1985-03-14",
    )
    assert "Kari Nordmann" in words


def test_a_number_nobody_has_belongs_to_somebody_new(desk):
    come(desk, who=f"Kari Nordmann {a_number()}", about="dagpenger")
    assert the_visit().person.identities.count() == 1
    assert the_visit().person.family_name == "Nordmann"


def test_a_number_that_is_known_goes_straight_through(desk):
    come(desk, who=f"Kari Nordmann {a_number()}", about="dagpenger")
    known = the_visit().person
    desk.post(f"/door/{the_visit().pk}/undo/")
    come(desk, who=a_number()[:6] + " " + a_number()[6:], about="housing allowance")
    assert Visit.objects.filter(person=known).count() == 2
    assert Person.objects.filter(office=office()).count() == 1


def test_several_needs_are_one_visit(desk):
    come(
        desk,
        about="dagp",
        about_2="temporary housing",
        about_3="?",
        words_3="The neighbour",
        words="Lost the job on Friday",
        kind_2=int(NeedKind.back),
    )
    row = the_visit()
    assert about(row) == ["unemployment_benefit", "housing", None]
    assert own_words(row) == ["Lost the job on Friday", "", "The neighbour"]
    assert row.needs.order_by("pk")[1].kind is NeedKind.back


def test_what_is_known_besides_comes_along(desk):
    come(
        desk,
        about="aap",
        channel=int(Channel.letter),
        urgent=int(UrgentReason.no_roof),
        spoken=int(Spoken.so),
        interpreter="on",
        unit=unit("front_municipality").pk,
    )
    row = the_visit()
    assert (row.channel, row.urgent, row.spoken) == (
        Channel.letter,
        UrgentReason.no_roof,
        Spoken.so,
    )
    assert (row.interpreter, row.for_unit) == (True, unit("front_municipality"))


def test_a_telephone_that_is_answered_at_once_is_served_at_once(desk):
    words = come(desk, about="aap", channel=int(Channel.phone), serve_now="on")
    row = the_visit()
    assert (row.state, row.served_by) == (VisitState.serving, employee("amina"))
    assert "You serve them now." in words
    assert desk.address == f"/visits/{row.pk}/"


def test_who_stands_nowhere_cannot_serve_and_nothing_is_saved(desk):
    stands("amina", Post.front)
    words = come(Desk("elif"), who="Kari Nordmann", about="aap", serve_now="on")
    assert "You are not at the door. Say where you stand first." in words
    assert not Visit.objects.exists()
    assert not Person.objects.exists()


def test_words_that_mean_several_things_are_asked_about_and_the_rest_is_kept(desk):
    words = come(desk, who="Kari Nordmann", about="money", words="Rent is due")
    assert "What is «money» about?" in words
    assert not Visit.objects.exists()
    desk.post(DOOR, **carried(desk), meaning="service:emergency_assistance")
    row = the_visit()
    assert row.needs.get().service == Service.objects.get(
        office=office(), key="emergency_assistance"
    )
    assert (row.person.given_name, own_words(row)) == ("Kari", ["Rent is due"])


def test_words_nobody_here_uses_are_kept_as_the_persons_own(desk):
    words = come(desk, about="the neighbour shouts")
    assert "Not known yet «the neighbour shouts» is kept as the person's own words" in words
    desk.post(DOOR, **carried(desk), meaning="unknown")
    assert about(the_visit()) == [None]
    assert own_words(the_visit()) == ["the neighbour shouts"]


def test_a_form_sent_twice_gives_one_ticket(desk):
    desk.open(DOOR)
    once = {**carried(desk), "who": "Kari Nordmann", "about": "aap"}
    desk.post(DOOR, **once)
    first = desk.address
    desk.post(DOOR, **once)
    assert desk.address == first
    assert (Visit.objects.count(), Person.objects.count()) == (1, 1)


def test_two_tabs_are_two_registrations(desk):
    for _ in range(2):
        come(desk, about="aap")
    assert [row.ticket for row in Visit.objects.order_by("pk")] == [1, 2]


def test_one_can_go_back_and_change_what_was_written(desk):
    come(desk, who="Kari Nordmann", about="money", about_2="aap")
    desk.post(DOOR, **carried(desk), again="1")
    assert 'value="Kari Nordmann"' in desk.html
    assert 'value="money"' in desk.html
    assert desk.status == 200
    assert not Visit.objects.exists()


def test_a_mistake_is_undone_on_the_message(desk):
    come(desk, about="aap")
    words = desk.post(f"/door/{the_visit().pk}/undo/")
    row = the_visit()
    assert (row.state, row.end) == (VisitState.ended, VisitEnd.mistake)
    assert row.needs.get().outcome is NeedOutcome.mistake
    assert "Ticket 1 is taken back." in words


def test_who_stands_nowhere_is_told_why_undo_is_refused(desk):
    come(desk, about="aap")
    words = Desk("elif").post(f"/door/{the_visit().pk}/undo/")
    assert "You are not at the door." in words
    assert the_visit().state is VisitState.waiting


def test_somebody_who_has_a_ticket_gets_no_second_one_unasked(desk):
    known = person("Skogstjerne")
    name = f"{known.given_name} Skogstjerne"
    come(desk, who=name, about="aap")
    desk.post(DOOR, **carried(desk), person=known.pk)
    come(desk, who=name, about="temporary housing")
    words = desk.post(DOOR, **carried(desk), person=known.pk)
    assert "They have a ticket already." in words
    desk.post(DOOR, **carried(desk), ticket="1")
    assert about(the_visit()) == ["work_assessment", "housing"]


def test_a_need_about_a_case_asks_which_of_the_persons_open_cases(desk):
    one = case(about="job_seeking")
    come(desk, who=one.person.given_name, about="", kind=int(NeedKind.about_case))
    words = desk.post(DOOR, **carried(desk), person=one.person_id)
    assert one.number in words
    assert "Job seeking" in words
    desk.post(DOOR, **carried(desk), case=one.pk)
    need = the_visit().needs.get()
    assert (need.about_case, need.area, need.kind) == (
        one,
        area("job_seeking"),
        NeedKind.about_case,
    )


def test_the_other_sides_case_is_offered_without_what_it_is_about(desk):
    one = case(holder="yusuf", in_unit="front_municipality", about="housing")
    come(desk, who=one.person.given_name, about="?", kind=int(NeedKind.where_is_it))
    words = desk.post(DOOR, **carried(desk), person=one.person_id)
    assert one.number in words
    assert "The other side's case" in words
    assert "Temporary housing" not in words


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("who", "x" * 200, "Write at most 120 characters; now it is 200."),
        ("who", "12345678901", "The check digits do not fit."),
        ("who", "32.13.1985", "There is no such day."),
        ("who", "24.11.2199", "The birth date lies in the future."),
        ("who", "17", "Nobody has this ticket today"),
        ("who", "AB 123 C", "Nobody is registered with this number."),
        ("about", "y" * 300, "Write at most 200 characters; now it is 300."),
        ("words", "z" * 5000, "Write at most 4000 characters; now it is 5000."),
        ("channel", "7", "Choose one of the alternatives."),
        ("urgent", "99", "Choose one of the alternatives."),
        ("unit", "999999", "Choose one of the alternatives."),
        ("form_key", "nonsense", "This form cannot be used any more."),
    ],
)
def test_what_cannot_be_is_told_at_the_field_and_the_rest_is_kept(desk, field, written, said):
    words = come(desk, **{"about": "aap", "words_2": "kept as it was", field: written})
    assert said in words
    assert 'value="kept as it was"' in desk.html
    assert (desk.status, Visit.objects.count()) == (422, 0)


def test_somebody_who_comes_for_nothing_is_asked_what_for(desk):
    words = come(desk, who="Kari Nordmann", about="")
    assert "What is it about?: Fill in this field." in words
    assert not Person.objects.exists()


def test_more_needs_than_fit_one_registration_are_told(desk):
    known = person("Skogstjerne")
    many = {"about": "aap"} | {f"about_{row}": "aap" for row in range(2, 6)}
    for sent in ({"person": known.pk}, {"person": known.pk, "ticket": "1"}):
        come(desk, who="Skogstjerne", **many)
        words = desk.post(DOOR, **carried(desk), **sent)
    words = desk.post(DOOR, **carried(desk), ticket="1")
    assert "Those are too many needs at once. Add the rest after." in words
    assert Need.objects.filter(state=NeedState.waiting).count() == 5


def test_another_offices_unit_is_no_choice(desk):
    words = come(desk, about="aap", unit=unit("front_state", FJELLBYEN).pk)
    assert "Choose one of the alternatives." in words


def test_another_offices_ticket_is_not_here(desk):
    come(desk, about="aap")
    other = Desk("amina", FJELLBYEN)
    for path in ("", "who/"):
        other.open(f"/door/{the_visit().pk}/{path}")
        assert other.status == 404
    other.post(f"/door/{the_visit().pk}/undo/")
    assert other.status == 404


def test_a_session_that_has_ended_carries_the_form_through(desk):
    page = desk.client.get(DOOR).content.decode()
    assert 'name="form_key"' in page
    desk.client.cookies["sessionid"] = "gone"
    words = desk.post(DOOR, who="Kari Nordmann", about="aap")
    assert "Your session has ended." in words
    assert not Visit.objects.exists()
