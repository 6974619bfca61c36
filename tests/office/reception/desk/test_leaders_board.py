"""The board of the leader on duty: who waits, who is free, and what keeps them from each other."""

from __future__ import annotations

import pytest

from onedoor.office.confidentiality.models import Look, LookedAt
from onedoor.office.people.actions.employees import set_presence
from onedoor.office.reception.actions.calling import call_visit
from onedoor.office.reception.models import Visit
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.confidentiality import Level
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.routing import Post
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import FJELLBYEN, employee, person, unit
from tests.office.appointment.test_pages import agreed
from tests.office.desk import Desk
from tests.office.reception.desk.clock import A_MINUTE, TEN
from tests.office.reception.desk.test_debts import owed

pytestmark = pytest.mark.usefixtures("sqlite_database", "clock")
LATELY = TEN - 2 * A_MINUTE
BOARD = "/leaders-board/"


def the_board(key: str = "jonas") -> str:
    return Desk(key).open(BOARD)


def test_who_waits_is_told_by_topic_with_the_longest_wait_and_every_ticket():
    visit(of=person("Hemmelig"), now=LATELY), visit(now=TEN - A_MINUTE)
    visit("housing", now=TEN - 7 * A_MINUTE)
    told = the_board()
    assert "longest wait 7 min" in told
    assert "Job seeking 2 2 min Ticket 1 Ticket 2" in told
    assert "Temporary housing 1 7 min Ticket 3" in told
    assert "Hemmelig" not in told


def test_who_waits_longer_than_told_and_who_will_still_wait_at_closing_is_told(clock):
    row = visit(now=LATELY)
    assert "longer than they were told" not in the_board()
    Visit.objects.filter(pk=row.pk).update(wait_median_s=60, wait_most_s=90)
    assert "Have waited longer than they were told 1 Ticket 1 2 min" in the_board()
    Visit.objects.filter(pk=row.pk).update(wait_median_s=6 * 3600)
    told = the_board()
    assert "1 likely still waiting at closing" in told
    assert "Likely still waiting at closing 1 Ticket 1 2 min" in told


def test_who_is_free_while_somebody_waits_is_told_whom_to_call_or_why_not():
    stands("lan"), stands("silje")
    visit(now=LATELY)
    told = the_board()
    assert "2 at the door, 2 of them free" in told
    assert "2 free while somebody waits" in told
    assert "Lan Nguyen-Brekkmo Serves those who come in 1 h 0 min" in told
    assert "Can call Ticket 1 now" in told
    assert "Ticket 1 : Does not know the area well enough." in told


def test_nobody_is_told_as_idle_who_serves_or_helps_or_when_nobody_waits():
    lan = stands("lan")
    stands("silje", Post.support)
    row = visit(now=LATELY)
    call_visit(row.pk, actor=lan, now=LATELY)
    assert "free while somebody waits" not in the_board()
    visit(now=LATELY)
    assert "free while somebody waits" not in the_board()


def test_who_is_away_from_the_front_is_told():
    silje = employee("silje")
    set_presence(silje, Presence.on_leave, today=TEN.date(), actor=silje, now=TEN)
    told = the_board()
    assert "1 away from the front" in told
    assert "Silje Havnåsen" in told


def test_what_is_owed_is_told_of_the_units_one_answers_for_and_its_number_opens_the_list():
    debt = owed()
    Debt.objects.filter(pk=debt.pk).update(unit=unit("front_state").pk)
    assert "1 contacts owed today" in the_board("jonas")
    assert "contacts owed" not in the_board("bjorn")
    told = Desk("jonas").open("/debts/?whose=led&due=today")
    assert "By those you answer for: Due today 1" in told
    assert "Nothing is owed." in Desk("jonas").open("/debts/?whose=led&due=overdue")


def test_who_has_a_time_here_today_is_counted_and_the_number_opens_the_list():
    agreed()
    assert "1 appointments here today" in the_board()
    assert "Today 1" in Desk("jonas").open("/times-today/")


@pytest.mark.parametrize("key", ["lan", "anders"])
def test_the_board_is_for_those_who_lead(key):
    for path in (BOARD, f"{BOARD}now/"):
        desk = Desk(key)
        desk.open(path)
        assert desk.status == 403


def leads_or_has_duty() -> list[str]:
    lead = unit("front_state").duty_lead
    assert lead is not None
    return [lead.key, "jonas", "ragnhild"]


def test_the_board_opens_for_the_duty_lead_the_units_leader_and_the_offices():
    for key in leads_or_has_duty():
        desk = Desk(key)
        desk.open(BOARD)
        assert desk.status == 200


def test_who_leads_finds_the_board_in_the_menu_and_others_do_not():
    assert f'href="{BOARD}"' in html("jonas").split('class="menu"')[1].split("</nav>")[0]
    assert BOARD not in html("lan")


def html(key: str) -> str:
    desk = Desk(key)
    desk.open("/my-work/")
    return desk.html


def test_another_offices_door_is_its_own():
    visit(now=LATELY, at=FJELLBYEN)
    assert "Nobody waits." in the_board()


def test_the_look_is_logged_as_no_more_than_it_is():
    row = visit(now=LATELY)
    the_board()
    seen = LookedAt.objects.get(look=Look.objects.latest("pk"))
    assert (seen.person_key, seen.level) == (row.person_id, Level.existence)


def test_the_part_keeps_itself_fresh_and_a_304_is_no_look():
    visit(now=LATELY)
    client = Desk("jonas").client
    first = client.get(f"{BOARD}now/")
    looks = Look.objects.count()
    again = client.get(f"{BOARD}now/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, Look.objects.count()) == (304, looks)
    assert f'href="{BOARD}"' in first.content.decode()
