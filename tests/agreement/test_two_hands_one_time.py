"""Law 8 for times and messages: nobody is promised twice, and two who ask are owed one contact."""

from __future__ import annotations

from onedoor.office.appointment.actions.changing import cancel_appointment
from onedoor.office.appointment.models import Appointment, HeldQuarter
from onedoor.office.reception.models import Message
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.appointment import AppointmentState, CancelledWhy
from tests.agreement.hands import ROUNDS, Hands, hands
from tests.cast.people import LATER, case, person

__all__ = ["hands"]  # the fixture; pytest finds it by its name
TOLD = ("refused employee_busy", "refused taken_meanwhile")


def test_two_colleagues_promise_one_time_and_one_is_told(hands: Hands):
    for _ in range(ROUNDS):
        first, second = person(), person()
        told, won = hands.race(("agree", first.pk, "lan"), ("agree", second.pk, "silje"))
        assert (told in TOLD, won) == (True, "won")
        row = Appointment.objects.get(state=AppointmentState.agreed)
        assert HeldQuarter.objects.count() == 2 * 4
        why = CancelledWhy.mistake
        cancel_appointment(row.pk, why, by_person=False, actor=None, now=LATER)


def test_two_messages_at_once_are_one_debt_and_none_is_lost(hands: Hands):
    for _ in range(ROUNDS):
        row = case(holder="amina")
        deeds = ("message", row.pk, "lan"), ("message", row.pk, "silje")
        assert hands.race(*deeds) == ["won", "won"]
        debt = Debt.objects.get(case=row)
        assert Message.objects.filter(debt=debt).count() == 2
