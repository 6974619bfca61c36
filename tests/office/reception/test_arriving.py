"""Coming in: once for all one needs, with a number of that day, and nobody has to say who."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from onedoor.office.establishment.models import Office, Service, Unit
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.actions.persons import forget_person
from onedoor.office.people.models import Words
from onedoor.office.people.person_reasons import PersonReason
from onedoor.office.reception.actions.arriving import (
    Arrival,
    Stated,
    add_need,
    make_urgent,
    register_visit,
)
from onedoor.office.reception.actions.closing import let_visit_be_owed
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.reception_codes import (
    Channel,
    NeedKind,
    NeedOutcome,
    NeedState,
    ReceptionReason,
    Spoken,
    UrgentReason,
    VisitState,
)
from onedoor.vocabulary.responsibility_codes import DebtEnd
from onedoor.vocabulary.routing import Post
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import FJELLBYEN, NOW, area, case, employee, office, person, unit
from tests.cast.visit_facts import clock
from tests.office.reception.deeds import owed

pytestmark = pytest.mark.usefixtures("healthy_office")
NEXT_DAY = NOW + dt.timedelta(days=1)


def arrive(*needs: Stated, now: dt.datetime = NOW, by: str = "amina", **told: object) -> Visit:
    arrival = Arrival(channel=Channel.desk, needs=needs, **told)  # type: ignore[arg-type]
    key = register_visit(arrival, office=office().pk, actor=employee(by), now=now)
    return Visit.objects.get(pk=key)


def test_somebody_comes_once_for_all_they_need():
    row = arrive(Stated(area=area("housing").pk), Stated(area=area("job_seeking").pk), Stated())
    assert row.state is VisitState.waiting
    assert row.needs.count() == 3
    assert row.needs.filter(area=None).count() == 1


def test_who_gives_no_name_gets_a_key_of_their_own():
    first, second = arrive(Stated()), arrive(Stated())
    assert first.person != second.person
    assert first.person.given_name == ""


def test_what_is_known_of_the_visit_is_kept():
    row = arrive(Stated(), spoken=Spoken.ti, interpreter=True, urgent=UrgentReason.no_food)
    kept = (row.spoken, row.interpreter, row.urgent, row.day)
    assert kept == (Spoken.ti, True, UrgentReason.no_food, dt.date(2026, 3, 2))


def test_what_they_said_is_written_once_beside():
    arrive(Stated(words="  Har mistet jobben. "))
    assert Words.objects.get().body == "Har mistet jobben."


def test_a_service_says_its_area_also_about_a_case():
    known = person()
    theirs = case(of=known)
    service = Service.objects.filter(office=office()).latest("pk")
    stated = Stated(service=service.pk, about_case=theirs.pk, kind=NeedKind.about_case)
    need = arrive(stated, person=known.pk).needs.get()
    assert (need.service, need.area, need.about_case) == (service, service.area, theirs)


def test_another_offices_service_is_none_here():
    known = person()
    stranger = Service.objects.filter(office=office(FJELLBYEN)).latest("pk")
    stated = Stated(service=stranger.pk, about_case=case(of=known).pk)
    with pytest.raises(Service.DoesNotExist):
        arrive(stated, person=known.pk)


def test_a_case_of_somebody_else_is_not_what_it_is_about():
    with pytest.raises(Refused) as refused:
        arrive(Stated(about_case=case().pk), person=person().pk)
    assert refused.value.because is ReceptionReason.not_their_case
    assert not Visit.objects.exists()


@pytest.mark.parametrize(
    ("needs", "because"),
    [(0, ReceptionReason.no_needs), (9, ReceptionReason.too_many_needs)],
)
def test_somebody_comes_for_something_and_not_for_everything(needs, because):
    with pytest.raises(Refused) as refused:
        arrive(*[Stated()] * needs)
    assert refused.value.because is because


def test_somebody_may_wait_for_a_unit_here():
    front = unit("front_municipality")
    assert arrive(Stated(), unit=front.pk, post=Post.desk).for_unit == front


def test_nobody_waits_for_a_unit_that_is_elsewhere():
    with pytest.raises(Refused) as refused:
        arrive(Stated(), unit=unit("regional_benefits").pk)
    assert refused.value.because is ReceptionReason.outside_unit_only
    with pytest.raises(Unit.DoesNotExist):
        arrive(Stated(), unit=unit("front_state", FJELLBYEN).pk)


def test_nobody_is_registered_who_is_registered_elsewhere_or_deleted():
    kept, merged, forgotten = person(), person(), person()
    merge_persons(kept.pk, merged.pk, actor=None, now=NOW)
    forget_person(forgotten.pk, actor=None, now=NOW)
    whys = {merged.pk: PersonReason.merged_away, forgotten.pk: PersonReason.forgotten}
    for key, because in whys.items():
        with pytest.raises(Refused) as refused:
            arrive(Stated(), person=key)
        assert refused.value.because is because


# ---------------------------------------------------------------------------- numbers


def test_numbers_follow_each_other_and_begin_anew_each_day():
    today = [visit().ticket, visit().ticket, visit().ticket]
    tomorrow = [visit(now=NEXT_DAY).ticket, visit(now=NEXT_DAY).ticket]
    assert (today, tomorrow) == ([1, 2, 3], [1, 2])


def test_each_office_counts_for_itself():
    visit()
    assert visit(at=FJELLBYEN).ticket == 1


def test_who_was_slower_at_midnight_takes_no_number_twice():
    visit()
    early = visit(now=NEXT_DAY)
    late = visit()
    assert (early.ticket, late.ticket, late.day) == (1, 2, NOW.date())
    assert visit(now=NEXT_DAY).ticket == 2
    assert Office.objects.get(pk=office().pk).ticket_day == NEXT_DAY.date()


@pytest.mark.parametrize("day", [dt.date(2026, 3, 29), dt.date(2026, 10, 25)])
def test_the_night_the_clock_jumps_is_of_the_day_on_the_wall(day):
    eve = day - dt.timedelta(days=1)
    came = [visit(now=clock(23, 59, day=eve)), visit(now=clock(0, day=day))]
    came.append(visit(now=clock(23, 59, day=day)))
    assert [(row.day, row.ticket) for row in came] == [(eve, 1), (day, 1), (day, 2)]


# ---------------------------------------------------------------------------- adding, urgency


def test_a_need_is_added_while_they_wait_and_not_after():
    row, amina = visit(), stands("amina")
    add_need(row.pk, Stated(area=area("housing").pk), actor=amina, now=NOW)
    assert row.needs.count() == 2
    for _ in range(6):
        add_need(row.pk, Stated(), actor=amina, now=NOW)
    with pytest.raises(Refused) as refused:
        add_need(row.pk, Stated(), actor=amina, now=NOW)
    assert refused.value.because is ReceptionReason.too_many_needs


def test_somebody_is_let_before_the_others_once_and_for_a_reason():
    row, amina = visit(), stands("amina")
    make_urgent(row.pk, UrgentReason.children, actor=amina, now=NOW)
    assert Visit.objects.get(pk=row.pk).urgent is UrgentReason.children
    with pytest.raises(Refused) as refused:
        make_urgent(row.pk, UrgentReason.danger, actor=amina, now=NOW)
    assert refused.value.because is ReceptionReason.urgent_already


def test_who_is_neither_at_the_door_nor_with_them_adds_and_hastens_nothing():
    row, elif_ = visit(), employee("elif")
    acts = (partial(add_need, row.pk, Stated()), partial(make_urgent, row.pk, UrgentReason.danger))
    for act in acts:
        with pytest.raises(Refused) as refused:
            act(actor=elif_, now=NOW)
        assert refused.value.because is ReceptionReason.not_at_the_door
    assert row.needs.count() == 1


# ---------------------------------------------------------------------------- taking up


def test_what_was_owed_is_taken_up_with_its_words_and_the_debt_is_paid():
    known = person()
    debt = owed(of=known)
    row = arrive(person=known.pk, takes_up=(debt.need_id,), now=NEXT_DAY)
    need = row.needs.get()
    assert (need.follows, need.kind, need.area) == (debt.need, NeedKind.back, debt.need.area)
    paid = Debt.objects.get(pk=debt.pk)
    assert (paid.end, paid.need.outcome) == (DebtEnd.came_back, NeedOutcome.came_back)


def test_what_was_owed_goes_on_about_the_same_case():
    known = person()
    theirs = case(of=known)
    first = arrive(Stated(about_case=theirs.pk, kind=NeedKind.where_is_it), person=known.pk)
    let_visit_be_owed(first.pk, now=NEXT_DAY)
    row = arrive(person=known.pk, takes_up=(first.needs.get().pk,), now=NEXT_DAY)
    need = row.needs.get()
    assert (need.kind, need.about_case) == (NeedKind.where_is_it, theirs)


def test_only_what_is_owed_to_the_same_person_is_taken_up():
    debt, fresh = owed(), visit().needs.get()
    for key, of in ((debt.need_id, person().pk), (fresh.pk, fresh.person_id)):
        with pytest.raises(Refused) as refused:
            arrive(person=of, takes_up=(key,), now=NEXT_DAY)
        assert refused.value.because is ReceptionReason.not_owed
    assert Need.objects.get(pk=debt.need_id).state is NeedState.owed


def test_a_colleague_at_the_desk_takes_nobody_to_the_desk_again():
    stands("silje", Post.desk)
    assert arrive(Stated(), by="silje").waits_for is Post.front
