"""Opening a case on a need: one choice is enough, and somebody answers from the first moment."""

from __future__ import annotations

import pytest

from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.models import Person, Words
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.responsibility_codes import OpenedBy
from tests.cast.people import LATER, area, employee, person, unit
from tests.office.desk import Desk

pytestmark = pytest.mark.usefixtures("sqlite_database")

DESK = int(Channel.desk)


def opened(by: str, about: str, **more: object) -> tuple[Case, str]:
    of = person()
    page = f"/persons/{of.pk}/open-case/"
    words = Desk(by).send(page, area=area(about).pk, channel=DESK, **more)
    return Case.objects.get(person=of), words


def test_what_my_unit_works_with_i_hold():
    case, words = opened("amina", "job_seeking")
    assert (case.holder.key, case.unit.key) == ("amina", "front_state")
    assert f"Case {case.number} is open. You hold it." in words


def test_what_the_other_side_works_with_its_duty_lead_holds():
    case, words = opened("amina", "housing")
    assert (case.holder.key, case.unit.key) == ("yusuf", "front_municipality")
    assert "Yusuf Demirkan holds it." in words


def test_somebody_in_a_team_takes_in_what_is_not_the_teams_at_the_front():
    case, _ = opened("elif", "sick_leave")
    assert (case.holder.key, case.opened_by) == ("amina", OpenedBy.door)


def test_a_unit_that_shares_out_does_so_at_once():
    case, _ = opened("amina", "work_assessment", unit=unit("team_health").pk)
    assert case.unit.key == "team_health"
    assert case.opened_by is OpenedBy.door
    assert case.return_by is not None


def test_i_may_let_the_duty_lead_hold_what_i_could():
    case, _ = opened("lan", "job_seeking", opened_by=int(OpenedBy.door))
    assert (case.holder.key, case.unit.key) == ("amina", "front_state")


def test_who_works_for_two_units_holds_it_in_the_one_that_works_with_it():
    case, _ = opened("tone", "sick_leave")
    assert (case.holder.key, case.unit.key) == ("tone", "front_state")


def test_words_are_kept_when_there_are_any_and_owned_by_the_areas_side():
    opened("amina", "housing", words="Trenger tak over hodet i natt.")
    written = Words.objects.get()
    assert (written.body, written.side) == ("Trenger tak over hodet i natt.", area("housing").side)


def test_what_may_not_cross_is_refused_with_what_to_do_and_the_form_is_kept():
    of = person()
    page = f"/persons/{of.pk}/open-case/"
    desk = Desk("amina")
    words = desk.send(
        page,
        area=area("housing").pk,
        channel=DESK,
        opened_by=int(OpenedBy.caseworker),
        words="Det haster.",
    )
    assert "does not let this matter cross" in words
    assert "Let the duty lead of the area's own side answer for it." in words
    assert "Det haster." in words
    assert not Case.objects.exists()


def test_i_cannot_hold_a_case_in_a_unit_i_do_not_work_for():
    of = person()
    desk = Desk("amina")
    page = f"/persons/{of.pk}/open-case/"
    chosen = {"unit": unit("team_work").pk, "opened_by": int(OpenedBy.caseworker)}
    words = desk.send(page, area=area("job_seeking").pk, channel=DESK, **chosen)
    assert "They do not work for that unit." in words
    assert desk.status == 422


def test_sent_twice_it_is_opened_once():
    of = person()
    desk = Desk("amina")
    page = f"/persons/{of.pk}/open-case/"
    once = {"form_key": "0b9b6a43-0000-4000-8000-000000000003", "area": area("job_seeking").pk}
    for _ in range(2):
        desk.post(page, **once, channel=DESK)
        assert desk.address == f"/cases/{Case.objects.get().number}/"


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("area", "", "Choose one of the alternatives."),
        ("area", "999999", "Choose one of the alternatives."),
        ("channel", "99", "Choose one of the alternatives."),
        ("unit", "x", "Choose one of the alternatives."),
        ("opened_by", str(int(OpenedBy.sister)), "Choose one of the alternatives."),
        ("words", "x" * 4001, "Write at most 4000 characters; now it is 4001."),
    ],
)
def test_what_cannot_be_is_told_at_its_field(field, written, said):
    of = person()
    desk = Desk("amina")
    fields = {"area": area("job_seeking").pk, "channel": DESK, field: written}
    assert said in desk.send(f"/persons/{of.pk}/open-case/", **fields)
    assert desk.status == 422
    assert not Case.objects.exists()


def test_another_offices_area_and_unit_cannot_be_chosen():
    of, desk = person(), Desk("amina")
    page = f"/persons/{of.pk}/open-case/"
    desk.send(page, area=area("job_seeking", "fjellbyen").pk, channel=DESK)
    assert desk.status == 422
    fields = {"area": area("job_seeking").pk, "unit": unit("front_state", "fjellbyen").pk}
    desk.send(page, **fields, channel=DESK)
    assert desk.status == 422


def test_a_person_who_was_deleted_has_no_case_opened():
    of = person()
    Person.objects.filter(pk=of.pk).update(forgotten_at=of.registered_at)
    desk = Desk("amina")
    page = f"/persons/{of.pk}/open-case/"
    words = desk.send(page, area=area("job_seeking").pk, channel=DESK)
    assert "deleted" in words
    assert desk.status == 422


def test_a_merged_registration_leads_to_opening_a_case_for_the_one_that_was_kept():
    kept, merged, desk = person(), person(), Desk("amina")
    merge_persons(kept.pk, merged.pk, actor=employee("amina"), now=LATER)
    desk.open(f"/persons/{merged.pk}/open-case/")
    assert desk.address == f"/persons/{kept.pk}/open-case/"


def test_the_areas_stand_under_their_sides_mine_first():
    of, desk = person(), Desk("yusuf")
    desk.open(f"/persons/{of.pk}/open-case/")
    assert desk.html.index('<optgroup label="Municipality">') < desk.html.index(
        '<optgroup label="State">'
    )


def test_whose_case_it_is_is_asked_first():
    words = Desk("amina").open("/open-case/")
    assert "Whose is it?" in words
    assert employee("amina").given_name not in words
