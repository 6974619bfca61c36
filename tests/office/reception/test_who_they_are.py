"""Who somebody turns out to be changes nothing that they came for, and nothing that is owed."""

from __future__ import annotations

import pytest

from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.actions.persons import PersonDetails, correct_person, forget_person
from onedoor.office.people.models import Person, Words
from onedoor.office.people.person_reasons import PersonReason
from onedoor.office.reception.actions.arriving import Arrival, Stated, register_visit
from onedoor.office.reception.actions.closing import let_visit_be_owed, pay_what_is_owed
from onedoor.office.reception.actions.ending import answer_need, give_to_holder, leave_visit
from onedoor.office.reception.actions.promising import promise_call_back
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.reception_codes import Channel, NeedOutcome, VisitEnd, VisitState
from onedoor.vocabulary.responsibility_codes import DebtEnd
from tests.cast.at_the_desk import served, stands
from tests.cast.people import NOW, area, case, employee, office, person
from tests.office.reception.deeds import AT_CLOSING, PHONE, TOMORROW, need_of, owed

pytestmark = pytest.mark.usefixtures("healthy_office")
WORDS = "Fikk brev om møte."


def nameless() -> Visit:
    needs = (Stated(area=area("job_seeking").pk, words=WORDS), Stated())
    arrival = Arrival(channel=Channel.desk, needs=needs)
    key = register_visit(arrival, office=office().pk, actor=employee("amina"), now=NOW)
    return Visit.objects.get(pk=key)


def merge(kept: Person, merged: Person) -> None:
    merge_persons(kept.pk, merged.pk, actor=None, now=NOW)


def test_somebody_says_their_name_in_the_middle_of_the_visit():
    row = nameless()
    details = PersonDetails(given_name="Prøve", family_name="Testesen")
    correct_person(row.person_id, details, actor=employee("amina"), now=NOW)
    assert Visit.objects.get(pk=row.pk).person.given_name == "Prøve"


def test_somebody_nameless_turns_out_to_be_known_and_loses_nothing():
    row, known = nameless(), person()
    merge(known, row.person)
    now = Visit.objects.get(pk=row.pk)
    assert (now.person, now.ticket, now.state) == (known, row.ticket, VisitState.waiting)
    assert now.needs.filter(person=known).count() == 2
    assert Words.objects.get().person == known


def test_the_visit_goes_on_and_their_cases_are_at_hand():
    known = person()
    theirs = case(holder="elif", in_unit="team_work", of=known)
    row = served()
    merge(known, row.person)
    give_to_holder(need_of(row).pk, theirs.pk, actor=employee("amina"), now=NOW)
    assert need_of(row).into_case == theirs


def test_what_is_owed_follows_the_person_and_can_be_paid_and_taken_up():
    known, debt, other = person(), owed(), owed()
    merge(known, debt.person)
    merge(known, other.person)
    pay_what_is_owed(debt.pk, DebtEnd.reached, actor=employee("amina"), now=AT_CLOSING)
    arrival = Arrival(channel=Channel.desk, person=known.pk, takes_up=(other.need_id,))
    key = register_visit(arrival, office=office().pk, actor=employee("amina"), now=AT_CLOSING)
    assert Visit.objects.get(pk=key).needs.get().follows == other.need
    leave_visit(key, actor=stands("amina"), now=AT_CLOSING)


def test_who_is_merged_after_a_visit_has_ended_keeps_its_history():
    known, row = person(), served()
    answer_need(need_of(row).pk, actor=employee("amina"), now=NOW)
    merge(known, row.person)
    assert Visit.objects.get(pk=row.pk).person == known
    assert need_of(row).outcome is NeedOutcome.answered


def test_nobody_is_forgotten_who_is_here():
    row = nameless()
    with pytest.raises(Refused) as refused:
        forget_person(row.person_id, actor=employee("amina"), now=NOW)
    assert refused.value.because is PersonReason.open_visit


def test_nobody_is_forgotten_who_is_owed_a_contact():
    row = served()
    told = {"phone": PHONE, "actor": employee("amina"), "now": NOW}
    promise_call_back(need_of(row).pk, employee("lan").pk, TOMORROW, **told)  # type: ignore[arg-type]
    for key in (row.person_id, owed().person_id):
        with pytest.raises(Refused) as refused:
            forget_person(key, actor=employee("amina"), now=AT_CLOSING)
        assert refused.value.because is PersonReason.owed_a_contact


def test_who_is_forgotten_leaves_that_somebody_came_and_no_words():
    row = nameless()
    leave_visit(row.pk, actor=stands("amina"), now=NOW)
    forget_person(row.person_id, actor=employee("amina"), now=NOW)
    kept = Visit.objects.get(pk=row.pk)
    assert (kept.end, kept.needs.count()) == (VisitEnd.left, 2)
    assert not Need.objects.filter(words__isnull=False).exists()
    assert not Words.objects.exists()


def test_who_was_owed_and_was_reached_can_be_forgotten():
    debt = owed()
    pay_what_is_owed(debt.pk, DebtEnd.not_wanted, actor=employee("amina"), now=AT_CLOSING)
    forget_person(debt.person_id, actor=employee("amina"), now=AT_CLOSING)
    assert Debt.objects.get(pk=debt.pk).end is DebtEnd.not_wanted


def test_closing_time_comes_for_who_was_merged_meanwhile():
    known, row = person(), nameless()
    merge(known, row.person)
    let_visit_be_owed(row.pk, now=AT_CLOSING)
    assert set(Debt.objects.values_list("person", flat=True)) == {known.pk}
