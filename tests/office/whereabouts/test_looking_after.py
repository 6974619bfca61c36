"""What leaders look after: each page, and each action behind it, is for them alone."""

from __future__ import annotations

import pytest

from onedoor.office.people.models import Employee
from onedoor.office.reception.models import Visit
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.reception_codes import VisitState
from onedoor.vocabulary.sides import Side
from tests.cast.at_the_desk import served
from tests.cast.people import area, case, employee, unit
from tests.office.desk import Desk
from tests.office.reception.deeds import joined
from tests.office.responsibility.desk import hidden

pytestmark = pytest.mark.usefixtures("sqlite_database")

PAGES = (
    "/register-colleague/",
    "/colleagues/elif/presence/",
    "/colleagues/elif/levels/",
    "/colleagues/elif/units/",
    "/colleagues/elif/end/",
    "/units/team_work/leaders/",
    "/office-leaders/state/",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_colleague_opens_none_of_these_pages_and_sends_none_of_their_forms(page):
    desk = Desk("amina")
    desk.open(page)
    assert desk.status == 403
    desk.post(page)
    assert desk.status == 403


@pytest.mark.parametrize("page", PAGES)
def test_the_leader_of_the_side_opens_them_all(page):
    desk = Desk("ragnhild")
    desk.open(page)
    assert desk.status == 200


@pytest.mark.parametrize("page", PAGES)
def test_a_leader_elsewhere_does_not_reach_ours(page):
    """In Fjellbyen the same addresses are about Fjellbyen's own."""
    before = employee("elif"), unit("team_work")
    Desk("ragnhild", at="fjellbyen").send(page)
    assert (employee("elif"), unit("team_work")) == before


def test_a_leader_with_no_other_unit_is_told_so():
    desk = Desk("bjorn")
    words = desk.open("/colleagues/oksana/units/")
    assert desk.status == 403
    assert "you lead none that could be changed for them" in words
    assert "Ask a leader" not in words


def somebody(**more: object) -> dict[str, object]:
    levels = {f"area_{area(key).pk}": 0 for key in ("job_seeking",)}
    plain = {
        "given_name": "Ny",
        "family_name": "Kollega",
        "key": "ny",
        "side": int(Side.state),
        "home_unit": unit("team_work").pk,
    }
    others = {f"area_{one.pk}": 0 for one in unit("team_work").office.areas.all()}
    return {**others, **levels, **plain, **more}


# ---------------------------------------------------------------------------- they begin


def test_a_leader_registers_a_colleague_with_what_they_know():
    words = Desk("bjorn").send(
        "/register-colleague/", **somebody(**{f"area_{area('job_seeking').pk}": 3})
    )
    assert "Ny Kollega works here now." in words
    assert "Job seeking Teaches others" in words
    assert employee("ny").user.username == "elvebyen.ny"


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("key", "elif", "Somebody here has this user name already."),
        ("key", "Æ ø", "Write small letters a to z"),
        ("key", "x" * 41, "Write at most 40 characters; now it is 41."),
        ("given_name", "", "Fill in this field."),
        ("home_unit", "999999", "Choose one of the alternatives."),
        ("side", int(Side.municipality), "Choose one of the alternatives."),
    ],
)
def test_a_colleague_who_cannot_be_is_told(field, written, said):
    desk = Desk("bjorn")
    assert said in desk.send("/register-colleague/", **somebody(**{field: written}))
    assert desk.status == 422
    assert 'value="Kollega"' in desk.html
    assert not Employee.objects.filter(family_name="Kollega").exists()


def test_a_units_leader_registers_for_their_own_unit_alone():
    desk = Desk("bjorn")
    desk.send("/register-colleague/", **somebody(home_unit=unit("front_state").pk))
    assert desk.status == 422


def test_sent_twice_somebody_begins_once():
    desk = Desk("bjorn")
    once = somebody(form_key="0b9b6a43-0000-4000-8000-000000000004")
    for _ in range(2):
        assert "Ny Kollega" in desk.post("/register-colleague/", **once)
    assert Employee.objects.filter(key="ny").count() == 1


# ---------------------------------------------------------------------------- what they know


def test_what_somebody_knows_is_set_and_only_what_changed_is_written():
    desk = Desk("bjorn")
    page = "/colleagues/oksana/levels/"
    known = dict(employee("oksana").competences.values_list("area_id", "level"))
    levels = {
        f"area_{one.pk}": known.get(one.pk, 0) for one in employee("bjorn").office.areas.all()
    }
    levels[f"area_{area('sick_leave').pk}"] = 2
    assert "Follow-up of sick leave Alone" in desk.send(page, **levels)
    assert employee("oksana").competences.get(area=area("sick_leave")).level == 2


@pytest.mark.parametrize("level", ["", "4", "-1", "x"])
def test_a_level_that_is_none_is_told(level):
    desk = Desk("bjorn")
    field = f"area_{area('job_seeking').pk}"
    assert "Choose one of the alternatives." in desk.send(
        "/colleagues/oksana/levels/", **{field: level}
    )


def test_a_leader_takes_somebody_into_and_out_of_their_own_unit():
    desk = Desk("bjorn")
    page = "/colleagues/amina/units/"
    assert "Work team" in desk.send(page, units=[unit("team_work").pk])
    assert employee("amina").memberships.count() == 2
    desk.send(page)
    assert employee("amina").memberships.count() == 1


def test_nobody_leaves_a_unit_while_they_hold_its_cases():
    case(holder="tone", in_unit="front_state")
    desk = Desk("jonas")
    words = desk.send("/colleagues/tone/units/")
    assert "They hold open cases for a unit you took away." in words
    assert employee("tone").memberships.count() == 2


# ---------------------------------------------------------------------------- they go


def test_before_somebody_goes_it_is_shown_who_gets_their_cases():
    case(holder="elif", in_unit="team_work", about="job_seeking")
    case(holder="elif", in_unit="team_work", about="job_seeking")
    desk = Desk("ragnhild")
    desk.send(
        "/units/team_work/leaders/", leader=employee("bjorn").pk, duty_lead=employee("anders").pk
    )
    words = desk.open("/colleagues/elif/end/")
    assert "2 open cases get a new holder" in words
    assert "Bjørn Stenløkka Work team 2" in words
    assert employee("elif").left_at is None


def test_when_somebody_goes_their_cases_go_to_the_leader_at_once():
    held = case(holder="anders", in_unit="team_work", about="job_seeking")
    words = Desk("bjorn").send("/colleagues/anders/end/")
    assert "Anders Furulunden no longer works here. 1 case went to its unit's leader." in words
    assert Case.objects.get(pk=held.pk).holder.key == "bjorn"
    assert "Anders Furulunden" not in Desk("bjorn").open("/colleagues/")


def test_sent_twice_somebody_goes_once():
    desk = Desk("bjorn")
    desk.open("/colleagues/anders/end/")
    once = hidden(desk.html)
    for _ in range(2):
        desk.post("/colleagues/anders/end/", **once)
        assert desk.status == 200


def test_who_leads_something_does_not_go_before_another_is_named():
    desk = Desk("ragnhild")
    assert "Name a new leader first." in desk.open("/colleagues/bjorn/end/")
    desk.post("/colleagues/bjorn/end/")
    assert desk.status == 422
    assert employee("bjorn").left_at is None


# ---------------------------------------------------------------------------- leaders


def test_the_leader_of_the_side_names_a_units_leader():
    chosen = {"leader": employee("elif").pk, "duty_lead": employee("anders").pk}
    words = Desk("ragnhild").send("/units/team_work/leaders/", **chosen)
    assert "Elif Karabulut At work Team leader" in words
    assert unit("team_work").duty_lead == employee("anders")


def test_a_units_leader_names_its_duty_lead_alone():
    desk = Desk("bjorn")
    page = "/units/team_work/leaders/"
    chosen = {"leader": employee("elif").pk, "duty_lead": employee("anders").pk}
    desk.send(page, **chosen)
    assert unit("team_work").leader == employee("bjorn")
    assert unit("team_work").duty_lead == employee("anders")


def test_a_duty_lead_is_employed_by_the_units_side():
    """Erik works for the work team too, but is the municipality's."""
    desk = Desk("ragnhild")
    desk.send(
        "/units/team_work/leaders/",
        leader=employee("bjorn").pk,
        duty_lead=employee("erik").pk,
    )
    assert desk.status == 422


def test_naming_twice_from_the_same_page_is_refused_the_second_time():
    page = "/units/team_work/leaders/"
    first, second = Desk("ragnhild"), Desk("bjorn")
    old = second.client.get(page).content.decode()
    first.send(page, leader=employee("elif").pk, duty_lead=employee("anders").pk)
    second.post(page, **hidden(old), duty_lead=employee("oksana").pk)
    assert second.status in (403, 409)
    assert unit("team_work").duty_lead == employee("anders")


def test_who_leads_a_side_hands_it_over_to_one_of_its_own():
    desk = Desk("ragnhild")
    page = "/office-leaders/state/"
    desk.send(page, leader=employee("yusuf").pk)
    assert desk.status == 422
    assert "The side has a new leader." in desk.send(page, leader=employee("jonas").pk)
    desk.open(page)
    assert desk.status == 403


@pytest.mark.parametrize("side", ["none", "municipality", "nothing"])
def test_no_side_is_handed_over_that_one_does_not_lead(side):
    desk = Desk("ragnhild")
    desk.open(f"/office-leaders/{side}/")
    assert desk.status in (403, 404)


# ---------------------------------------------------------------------------- at their desk


@pytest.mark.parametrize("page", ["presence", "end"])
def test_who_looks_after_somebody_is_told_whom_they_would_leave_behind(page):
    served("lan")
    told = Desk("jonas").open(f"/colleagues/lan/{page}/")
    assert "Ticket 1 will wait again, in the place it had." in told


def test_who_goes_away_is_told_whom_they_leave_behind_and_leaves_them_to_others():
    row, desk = served("lan"), Desk("lan")
    assert "Ticket 1 will wait again" in desk.open("/my-presence/")
    desk.send("/my-presence/", presence=int(Presence.on_leave))
    assert Visit.objects.get(pk=row.pk).state is VisitState.waiting


def test_who_helps_a_colleague_is_told_that_it_goes_on():
    joined()
    assert "Ticket 1 goes on without this colleague." in Desk("lan").open("/my-presence/")


def test_who_has_nobody_is_told_nothing():
    assert "Somebody is at this desk now" not in Desk("lan").open("/my-presence/")
