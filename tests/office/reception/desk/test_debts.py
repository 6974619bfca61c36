"""What is owed: to whom, about what, by which day; paid, given on, and never lost."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from onedoor.office.inspection.ticker import tick
from onedoor.office.people.models import Person
from onedoor.office.reception.actions.closing import let_visit_be_owed, pay_what_is_owed
from onedoor.office.reception.models import Need
from onedoor.office.responsibility.actions.allotment import return_allotment
from onedoor.office.responsibility.models import Case, Debt
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.reception_codes import NeedOutcome
from onedoor.vocabulary.responsibility_codes import DebtEnd, ReturnReason
from tests.cast.at_the_desk import visit
from tests.cast.people import FJELLBYEN, case_at_the_door, employee, person, unit
from tests.office.desk import Desk
from tests.office.reception.desk.clock import TEN

pytestmark = pytest.mark.usefixtures("sqlite_database", "clock")
FRIDAY = TEN - dt.timedelta(days=3)


def owed(about: str = "housing", **told: str) -> Debt:
    """Somebody waited on Friday and nobody reached them."""
    who = person("Bekkeblom", **told)  # type: ignore[arg-type]
    Person.objects.filter(pk=who.pk).update(phone="+47 400 00 123")
    row = visit(about, of=who, now=FRIDAY, **told)  # type: ignore[arg-type]
    assert let_visit_be_owed(row.pk, now=FRIDAY + dt.timedelta(hours=8))
    return Debt.objects.get(need__visit=row)


def test_one_sees_whom_to_call_and_by_when():
    owed()
    told = Desk("yusuf").open("/debts/")
    assert "Bekkeblom" in told
    assert "+47 400 00 123" in told
    assert "Today" in told


def test_what_is_past_its_day_is_marked(clock):
    owed()
    clock.now = TEN + dt.timedelta(days=1)
    assert "Overdue" in Desk("yusuf").open("/debts/")


def test_what_is_past_its_day_stands_on_the_leaders_page_with_who_and_how_long(clock):
    debt = owed()
    clock.now = TEN + dt.timedelta(days=3)
    tick(clock.now)
    leader = Debt.objects.get(pk=debt.pk).came_up_to
    assert leader is not None
    told = Desk(leader.key).open("/my-work/")
    assert "1 owed by others, and late" in told
    assert "2 Mar 2026 Overdue 3 days ago Yusuf Demirkan" in told
    assert "Bekkeblom" in Desk(leader.key).open("/debts/?whose=late")


def test_my_work_counts_it_and_opens_the_list():
    owed()
    told = Desk("yusuf").open("/my-work/")
    assert "1 owed" in told
    assert "You owe these 1" in told


def test_a_person_who_is_reached_is_one_press():
    debt = owed()
    desk = Desk("yusuf")
    told = pay(desk, debt, end=int(DebtEnd.reached))
    assert "The person was reached." in told
    assert Debt.objects.get().end is DebtEnd.reached
    assert Need.objects.get(pk=debt.need_id).outcome is NeedOutcome.answered


@pytest.mark.parametrize("end", [DebtEnd.came_back, DebtEnd.not_reached, DebtEnd.not_wanted])
def test_whatever_came_of_it_is_said(end):
    debt = owed()
    pay(Desk("yusuf"), debt, end=int(end))
    assert Debt.objects.get().end is end


def test_nothing_chosen_is_told():
    desk, debt = Desk("yusuf"), owed()
    told = pay(desk, debt, end="")
    assert desk.status == 422
    assert "Choose one of the alternatives." in told


def test_a_colleague_of_the_unit_may_say_it_and_others_see_that_it_is_there():
    debt = owed()
    assert "Bekkeblom" in Desk("marte").open("/debts/?whose=units")
    told = Desk("lan").open("/debts/?whose=closing")
    assert "Temporary housing" in told
    assert "Bekkeblom" not in told
    assert "Reached" not in told
    assert "A person of the other side's" in told
    theirs, desk = Desk("yusuf"), Desk("lan")
    theirs.open(f"/debts/{debt.pk}/")
    desk.post(f"/debts/{debt.pk}/pay-debt/", **desk_fields(theirs, "pay-debt"), end=1)
    assert desk.status == 422
    assert Debt.objects.get().end is None


def test_it_is_given_to_a_colleague():
    debt = owed()
    desk = Desk("yusuf")
    desk.open(f"/debts/{debt.pk}/")
    fields = desk_fields(desk, "move-debt")
    told = desk.post(f"/debts/{debt.pk}/move-debt/", **fields, to=employee("marte").pk)
    assert "Marte Brubakkli, Municipal front answers for it now." in told
    assert "Nothing is owed." in told
    assert "Bekkeblom" in Desk("marte").open("/debts/")


def test_it_is_given_to_nobody_who_is_away():
    debt = owed()
    marte = employee("marte")
    marte.presence, marte.away_since = Presence.on_leave, FRIDAY
    marte.save()
    desk = Desk("yusuf")
    desk.open(f"/debts/{debt.pk}/")
    fields = desk_fields(desk, "move-debt")
    desk.post(f"/debts/{debt.pk}/move-debt/", **fields, to=marte.pk)
    assert desk.status == 422
    assert Debt.objects.get().employee == employee("yusuf")


def test_a_stale_page_is_told_what_has_happened():
    debt = owed()
    desk = Desk("yusuf")
    desk.open(f"/debts/{debt.pk}/")
    fields = desk_fields(desk, "pay-debt")
    pay_what_is_owed(debt.pk, DebtEnd.reached, actor=employee("marte"), now=TEN)
    told = desk.post(f"/debts/{debt.pk}/pay-debt/", **fields, end=3)
    assert desk.status == 409
    assert "The person was reached. Marte Brubakkli" in told


def test_who_may_not_see_whose_it_is_reads_nothing_of_what_has_happened():
    debt = owed()
    pay_what_is_owed(debt.pk, DebtEnd.reached, actor=employee("marte"), now=TEN)
    assert "Marte Brubakkli" in Desk("yusuf").open(f"/debts/{debt.pk}/")
    told = Desk("lan").open(f"/debts/{debt.pk}/")
    assert "A person of the other side's" in told
    assert "What has happened" not in told
    assert "Marte Brubakkli" not in told


def test_a_stale_page_tells_them_only_that_something_has_happened():
    debt, theirs, desk = owed(), Desk("yusuf"), Desk("lan")
    theirs.open(f"/debts/{debt.pk}/")
    fields = desk_fields(theirs, "pay-debt")
    pay_what_is_owed(debt.pk, DebtEnd.reached, actor=employee("marte"), now=TEN)
    told = desk.post(f"/debts/{debt.pk}/pay-debt/", **fields, end=3)
    assert desk.status == 409
    assert "Something has happened since you opened this page" in told
    assert "Marte Brubakkli" not in told


def test_what_else_the_person_is_owed_is_another_matter():
    debt = owed()
    other = visit("job_seeking", of=debt.person, now=FRIDAY)
    assert let_visit_be_owed(other.pk, now=FRIDAY + dt.timedelta(hours=9))
    told = Desk("yusuf").open(f"/debts/{debt.pk}/")
    assert told.split("What has happened")[1].count("Onedoor itself") == 1


def test_another_offices_debt_is_a_404():
    debt = owed(at=FJELLBYEN)
    desk = Desk("yusuf")
    for key in (debt.pk, 0, "9" * 500):
        desk.open(f"/debts/{key}/")
        assert desk.status == 404


def test_a_long_list_comes_page_by_page():
    for _ in range(27):
        owed()
    desk = Desk("yusuf")
    told = desk.open("/debts/?whose=closing&page=2")
    assert "From closing time 27" in told
    assert desk.html.count("Reached") == 2


@pytest.mark.parametrize("whose", ["units", "closing", "x", "9" * 500])
def test_every_list_opens(whose):
    owed()
    desk = Desk("yusuf")
    desk.open(f"/debts/?whose={whose}")
    assert desk.status == 200


def test_what_the_rule_can_share_out_is_one_press_from_my_work():
    row = with_the_duty_lead()
    desk = Desk("elif")
    told = desk.open("/my-work/")
    assert "1 to share out" in told
    assert "Share out" in desk.html.split("autofocus")[1][:300]
    fields = desk_fields(desk, f"share-out/{row.number}")
    told = desk.post(f"/my-work/share-out/{row.number}/", **fields)
    assert f"{row.number} is shared out:" in told
    assert desk.address == "/my-work/"
    assert Case.objects.get(pk=row.pk).holder != employee("elif")


def with_the_duty_lead() -> Case:
    """A case that came back to the duty lead, since it belongs elsewhere in the house."""
    row = case_at_the_door(in_unit="team_work", about="job_seeking")
    return_allotment(
        row.pk,
        reason=ReturnReason.other_unit,
        belongs_unit=unit("team_health").pk,
        actor=row.holder,
        now=TEN,
    )
    return Case.objects.get(pk=row.pk)


def pay(desk: Desk, debt: Debt, **fields: object) -> str:
    desk.open(f"/debts/{debt.pk}/")
    return desk.post(f"/debts/{debt.pk}/pay-debt/", **desk_fields(desk, "pay-debt"), **fields)


def desk_fields(desk: Desk, action: str) -> dict[str, str]:
    form = desk.html.split(f'{action}/"')[1].split("</form>")[0]
    return dict(re.findall(r'type="hidden" name="(expects|form_key)" value="([^"]*)"', form))
