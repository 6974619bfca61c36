"""Calling for help: pressed is called, whatever the page; who comes is told, nobody is counted."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.inspection.doctor import examine
from onedoor.office.inspection.finding import Check
from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.employees import mark_left
from onedoor.office.safety.help.actions import call_for_help, come_to_help, end_help, say_place
from onedoor.office.safety.help.queries import calls_heard
from onedoor.office.safety.models import HelpCall
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.safety_codes import HelpEnd, HelpPlace, SafetyReason
from tests.cast.at_the_desk import stands
from tests.cast.people import FJELLBYEN, NOW, employee

A_MINUTE = dt.timedelta(minutes=1)


def called(by: str = "amina", place: HelpPlace = HelpPlace.unsaid) -> HelpCall:
    """Somebody calls for help now."""
    return HelpCall.objects.get(pk=call_for_help(actor=employee(by), now=NOW, place=place))


def ended(call: HelpCall, by: str = "amina", end: HelpEnd = HelpEnd.calm) -> None:
    end_help(call.pk, end, actor=employee(by), now=NOW + A_MINUTE)


@pytest.mark.usefixtures("healthy_office")
class TestACall:
    def test_says_which_desk_by_itself(self):
        stands("amina", Post.front, desk=3)
        call = called()
        assert (call.place, call.desk_number) == (HelpPlace.desk, 3)
        line = JournalLine.objects.get(kind="HelpCalled")
        assert line.fields == {"help_call": call.pk, "help_place": 1, "desk_number": 3}
        assert line.employee_key == employee("amina").pk
        assert not line.person_key

    def test_pressed_twice_is_the_first_one(self):
        first = called()
        assert called().pk == first.pk
        assert JournalLine.objects.filter(kind="HelpCalled").count() == 1

    def test_goes_out_before_anybody_is_asked_where(self):
        call = called()
        say_place(call.pk, HelpPlace.talk_room, actor=employee("amina"), now=NOW)
        say_place(call.pk, HelpPlace.talk_room, actor=employee("amina"), now=NOW)
        assert HelpCall.objects.get(pk=call.pk).place is HelpPlace.talk_room
        assert JournalLine.objects.filter(kind="HelpPlaceSaid").count() == 1

    def test_is_placed_by_who_called_alone(self):
        with pytest.raises(Refused) as refused:
            say_place(called().pk, HelpPlace.entrance, actor=employee("lan"), now=NOW)
        assert refused.value.because is SafetyReason.not_part_of_it

    def test_is_told_to_colleagues_in_the_house_and_to_no_other_office(self):
        call = called()
        assert [one.key for one in calls_heard(employee("elif"))] == [call.pk]
        assert calls_heard(employee("elif", FJELLBYEN)) == ()
        assert calls_heard(employee("amina"))[0].mine

    def test_tells_who_comes_and_more_may(self):
        call = called()
        for who in ("lan", "elif", "lan"):
            come_to_help(call.pk, actor=employee(who), now=NOW)
        told = calls_heard(employee("anders"))[0]
        assert told.coming == (str(employee("lan")), str(employee("elif")))
        assert calls_heard(employee("lan"))[0].i_come

    def test_is_over_when_somebody_who_was_there_says_so(self):
        call = called()
        come_to_help(call.pk, actor=employee("lan"), now=NOW)
        ended(call, by="lan", end=HelpEnd.person_left)
        ended(call, by="amina")
        assert HelpCall.objects.get(pk=call.pk).end is HelpEnd.person_left
        assert calls_heard(employee("elif")) == ()

    def test_is_not_silenced_by_who_only_heard_it(self):
        with pytest.raises(Refused) as refused:
            ended(called(), by="elif")
        assert refused.value.because is SafetyReason.not_part_of_it

    def test_can_be_ended_by_a_leader_when_who_called_has_left(self):
        call = called("anders")
        mark_left(employee("anders"), actor=None, now=NOW)
        ended(call, by="ragnhild")
        assert HelpCall.objects.get(pk=call.pk).end is HelpEnd.calm

    def test_that_is_over_takes_nobody_more(self):
        call = called()
        ended(call, end=HelpEnd.mistake)
        with pytest.raises(Refused) as refused:
            come_to_help(call.pk, actor=employee("lan"), now=NOW + A_MINUTE)
        assert refused.value.because is SafetyReason.help_over

    def test_after_one_that_is_over_is_a_new_one(self):
        ended(called())
        assert HelpCall.objects.filter(ended_at=None).count() == 0
        assert called().pk
        assert HelpCall.objects.count() == 2

    def test_nobody_answers_goes_on_to_a_leader_once(self):
        call = called()
        assert tick(NOW + A_MINUTE - dt.timedelta(seconds=1)).help_calls == 0
        assert tick(NOW + A_MINUTE).help_calls == 1
        assert tick(NOW + 2 * A_MINUTE).help_calls == 0
        assert HelpCall.objects.get(pk=call.pk).came_up_to == employee("jonas")
        assert calls_heard(employee("elif"))[0].went_on

    def test_that_somebody_comes_to_goes_on_to_nobody(self):
        come_to_help(called().pk, actor=employee("lan"), now=NOW)
        assert tick(NOW + A_MINUTE).help_calls == 0


@pytest.mark.usefixtures("office_database")
def test_another_offices_call_is_not_there():
    with pytest.raises(HelpCall.DoesNotExist):
        come_to_help(called().pk, actor=employee("lan", FJELLBYEN), now=NOW)


@pytest.mark.usefixtures("office_database")
def test_the_doctor_names_a_call_that_nobody_ended_or_answered():
    call = called()
    later = NOW + dt.timedelta(hours=3)
    found = {(one.check, one.key) for one in examine(later)}
    assert {(Check.help_call, call.pk), (Check.help_late, call.pk)} <= found
