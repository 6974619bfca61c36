"""The pages of a safety mark: set by a leader, proposed by others, shown before the visit."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from onedoor.office.safety.marks.actions import set_mark
from onedoor.office.safety.models import SafetyMark
from onedoor.rules.safety.marks import MarkWanted
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.safety_codes import MarkEnd, MarkReason, MarkState, MarkTold, Measure
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import FJELLBYEN, employee, person
from tests.office.desk import Desk
from tests.office.responsibility.desk import hidden

pytestmark = pytest.mark.usefixtures("sqlite_database")
SOON = (timezone.now() + dt.timedelta(days=60)).date()
CHOSEN = {
    "reason": int(MarkReason.threat),
    "measures": ["two_present", "guard_told"],
    "until": SOON.isoformat(),
}


def by_form(who: str, **fields: object) -> SafetyMark:
    """A mark on somebody new, as a page sets or proposes it."""
    desk = Desk(who)
    desk.send(f"/safety/person/{person().pk}/mark/", **CHOSEN | fields)
    assert desk.status == 200
    return SafetyMark.objects.latest("pk")


def test_a_leader_sets_a_mark_and_says_whether_the_person_knows():
    mark = by_form("ragnhild", told=int(MarkTold.by_letter))
    assert (mark.state, mark.told) == (MarkState.decided, MarkTold.by_letter)


def test_a_leader_is_asked_whether_the_person_knows():
    desk = Desk("ragnhild")
    desk.send(f"/safety/person/{person().pk}/mark/", **CHOSEN)
    assert desk.status == 422
    assert not SafetyMark.objects.exists()


def test_a_caseworker_proposes_and_the_leader_decides_it_on_its_page():
    mark = by_form("elif")
    assert mark.state is MarkState.proposed
    bjorn = Desk("bjorn")
    said = bjorn.open(f"/safety/marks/{mark.pk}/")
    assert "Has threatened somebody here" in said
    sent = hidden(bjorn.html) | CHOSEN | {"until": mark.until.isoformat(), "told": 1}
    bjorn.post(f"/safety/marks/{mark.pk}/decide/", **sent)
    mark.refresh_from_db()
    assert (mark.state, mark.keeper) == (MarkState.decided, employee("bjorn"))


def test_too_long_is_said_at_the_day():
    desk = Desk("ragnhild")
    said = desk.send(
        f"/safety/person/{person().pk}/mark/", **CHOSEN | {"told": 1, "until": "01.01.2099"}
    )
    assert desk.status == 422
    assert "longer than the office allows" in said


def test_a_mark_is_ended_on_its_page_and_an_old_page_is_told():
    mark = by_form("ragnhild", told=1)
    desk, other = Desk("ragnhild"), Desk("hakon")
    path = f"/safety/marks/{mark.pk}/"
    desk.open(path), other.open(path)
    desk.post(f"{path}end/", **hidden(desk.html) | {"end": int(MarkEnd.was_wrong)})
    late = other.post(f"{path}renew/", **hidden(other.html) | {"until": mark.until.isoformat()})
    assert (desk.status, other.status) == (200, 409)
    assert "nothing was saved" in late
    assert "This mark has ended" in late


def test_who_has_no_task_sees_what_is_done_and_no_form():
    mark = by_form("ragnhild", told=1)
    desk = Desk("yusuf")
    said = desk.open(f"/safety/marks/{mark.pk}/")
    assert "Two employees are present, the guard is told" in said
    assert "hreatened" not in said
    assert "End the mark" not in said


def test_another_offices_mark_is_a_mark_that_is_not_there():
    desk = Desk("ragnhild", FJELLBYEN)
    desk.open(f"/safety/marks/{by_form('ragnhild', told=1).pk}/")
    assert desk.status == 404


def test_it_stands_in_the_queue_for_who_stands_at_the_door_alone():
    whom = person()
    wanted = MarkWanted(
        measures=frozenset({Measure.alarm_desk}),
        until=by_form("ragnhild", told=1).until,
        told=MarkTold.in_person,
    )
    row = visit(of=whom)
    set_mark(whom.pk, MarkReason.threat, wanted, actor=employee("ragnhild"), now=timezone.now())
    stands("lan", Post.front)
    assert "only at a desk with an alarm" in Desk("lan").open("/queue/")
    assert "only at a desk with an alarm" not in Desk("elif").open("/queue/")
    assert "only at a desk with an alarm" in Desk("lan").open(f"/visits/{row.pk}/").lower()
    assert "hreatened" not in Desk("lan").open(f"/visits/{row.pk}/")


def test_it_stands_on_the_persons_page():
    mark = by_form("ragnhild", told=1)
    assert "two employees are present" in Desk("elif").open(f"/persons/{mark.person_id}/")


def test_a_caseworker_who_sends_a_leaders_form_is_told_who_decides():
    mark = by_form("ragnhild", told=1)
    said = Desk("elif").post(f"/safety/marks/{mark.pk}/end/", end=2, expects=0)
    assert "Only a leader can decide this" in said or "nothing was saved" in said
