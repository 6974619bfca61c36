"""Random days of work: everybody of the cast tries anything, and the house must stand.

What a rule refuses is refused and changes nothing; what is done must leave every invariant true.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from onedoor.office.casefile.actions.notes import correct_note, write_note
from onedoor.office.casefile.actions.noting import fill_in_sheet, take_back
from onedoor.office.casefile.models import Filed
from onedoor.office.casefile.place import place_of_case
from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.employees import set_presence
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.models import Employee, Person
from onedoor.office.responsibility.actions import allotment, settlement, work
from onedoor.office.responsibility.actions.answering import accept_handover, return_handover
from onedoor.office.responsibility.actions.handover import (
    ask_for_case,
    offer_handover,
    withdraw_handover,
)
from onedoor.office.responsibility.actions.leaving import end_employment
from onedoor.office.responsibility.models import Case, Handover, Holding
from onedoor.rules.responsibility.holder import NobodyAnswers
from onedoor.vocabulary.casefile_codes import CorrectionReason
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    CaseState,
    HandoverKind,
    OfferReason,
    Outcome,
    ReopenReason,
    ReturnReason,
    WaitingFor,
    WithdrawReason,
)
from tests.cast.people import NOW, case, case_at_the_door, employee, person, step, unit

STAFF = (
    "amina",
    "jonas",
    "ragnhild",
    "yusuf",
    "hakon",
    "bjorn",
    "elif",
    "oksana",
    "sigrid",
    "berit",
)
UNITS = ("front_state", "front_municipality", "team_work", "team_health", "team_qualification")
AREAS = ("job_seeking", "employment_schemes", "sick_leave", "qualification_programme")
THE_HOLDER = "the holder"
SIDES = {"front_state": AREAS[:3], "front_municipality": AREAS[3:]}
somebody, some_unit = st.sampled_from(STAFF), st.sampled_from(UNITS)
some_case = some_handover = st.integers(0, 2)
anybody = st.sampled_from(STAFF + (THE_HOLDER,) * 2 * len(STAFF))
some_days = st.integers(0, 9)


class DaysOfWork(RuleBasedStateMachine):
    """An office at work; subclasses say on which database (`fresh_database`)."""

    fresh_database: Callable[[], Callable[[], None]]

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.close = type(self).fresh_database()

    def teardown(self) -> None:
        """Give the database back."""
        self.close()

    def attempt(self, action: Callable[..., object], **what: object) -> None:
        """Try something; a refusal must leave no trace."""
        no = (Refused, NobodyAnswers, Case.DoesNotExist, Handover.DoesNotExist)
        with suppress(*no):
            action(now=self.now, **what)

    def case(self, number: int) -> int:
        """One of the cases there are, or one there is not."""
        keys = list(Case.objects.order_by("pk").values_list("pk", flat=True))
        return keys[number % len(keys)] if keys else 0

    def handover(self, number: int) -> int:
        """One of the latest handovers, or one there is not."""
        keys = list(Handover.objects.order_by("-pk").values_list("pk", flat=True)[:3])
        return keys[number % len(keys)] if keys else 0

    def actor(self, who: str, key: int) -> Employee:
        """Somebody by name, or whoever holds the case."""
        row = Case.objects.filter(pk=key).first()
        return (
            row.holder if row and who == THE_HOLDER else employee(who.replace(THE_HOLDER, "amina"))
        )

    def today(self, days: int) -> dt.date:
        """A day from today on."""
        return self.now.date() + dt.timedelta(days=days)

    @initialize()
    def a_first_case(self) -> None:
        """Somebody comes in."""
        case(holder="amina", about="employment_schemes")

    @rule(days=st.integers(0, 12), hours=st.integers(0, 8))
    def time_passes(self, days: int, hours: int) -> None:
        """The clock goes on, and the ticker ticks."""
        self.now += dt.timedelta(days=days, hours=hours)
        tick(self.now)

    @rule(minutes=st.sampled_from((1, 60)))
    def the_clock_is_put_back(self, minutes: int) -> None:
        """Somebody sets the machine's clock right, and work goes on as it is."""
        self.now -= dt.timedelta(minutes=minutes)

    @rule(at=st.sampled_from(tuple(SIDES)), what=st.integers(0, 2), day=st.integers(0, 31))
    def somebody_comes(self, at: str, what: int, day: int) -> None:
        """A case is born at the door."""
        about = SIDES[at][what % len(SIDES[at])]
        born = dt.date(1980, 1, day) if day else None
        case_at_the_door(in_unit=at, about=about, of=person(born=born), now=self.now)

    @rule(who=anybody, which=some_case, to=somebody | st.none(), at=some_unit, sister=st.booleans())
    def offer(self, who: str, which: int, to: str | None, at: str, sister: bool) -> None:
        """A case is offered."""
        self.attempt(
            offer_handover,
            case=self.case(which),
            to_unit=unit(at).pk,
            to_employee=employee(to).pk if to else None,
            kind=HandoverKind.sister if sister else HandoverKind.transfer,
            reason=OfferReason.workload,
            asked=Asked.take_over,
            actor=self.actor(who, self.case(which)),
        )

    @rule(which=some_case, to=somebody, answer=st.sampled_from(("none", "yes", "no")))
    def the_holder_offers(self, which: int, to: str, answer: str) -> None:
        """The holder offers a case to a colleague, who may answer at once."""
        row = Case.objects.filter(pk=self.case(which)).first()
        receiver = employee(to)
        if row is None:
            return
        self.attempt(
            offer_handover,
            case=row.pk,
            to_unit=receiver.home_unit_id,
            to_employee=receiver.pk,
            reason=OfferReason.workload,
            asked=Asked.take_over,
            actor=row.holder,
        )
        if answer != "none":
            act = accept_handover if answer == "yes" else self.return_it
            self.attempt(act, handover=self.handover(0), actor=receiver)

    @rule(which=some_case, to=somebody, who=somebody)
    def leaders_settle(self, which: int, to: str, who: str) -> None:
        """A case bounces until leaders must settle it, and they do, or one of them proposes."""
        for _ in range(3):
            self.the_holder_offers(which, "lan" if which else "sigrid", "no")
        self.lead(who, which, to, joint=which == 0)

    @rule(who=somebody, which=some_case, at=some_unit)
    def ask(self, who: str, which: int, at: str) -> None:
        """Somebody asks for a case."""
        self.attempt(
            ask_for_case,
            case=self.case(which),
            for_unit=unit(at).pk,
            reason=OfferReason.known_by_other,
            actor=employee(who),
        )

    @rule(who=somebody, which=some_handover)
    def accept(self, who: str, which: int) -> None:
        """Somebody says yes."""
        self.attempt(accept_handover, handover=self.handover(which), actor=employee(who))

    @rule(which=some_handover, yes=st.booleans())
    def the_receiver_answers(self, which: int, yes: bool) -> None:
        """The one who was asked answers."""
        row = Handover.objects.filter(pk=self.handover(which), to_employee__isnull=False).first()
        if row is not None and row.to_employee is not None:
            who = row.case.holder if row.kind is HandoverKind.ask else row.to_employee
            answer = accept_handover if yes else self.return_it
            self.attempt(answer, handover=row.pk, actor=who)

    @rule(who=somebody, which=some_handover)
    def refuse(self, who: str, which: int) -> None:
        """Somebody says no."""
        self.attempt(self.return_it, handover=self.handover(which), actor=employee(who))

    @rule(who=somebody, which=some_handover)
    def withdraw(self, who: str, which: int) -> None:
        """Somebody takes a question back."""
        self.attempt(
            withdraw_handover,
            handover=self.handover(which),
            reason=WithdrawReason.solved,
            actor=employee(who),
        )

    @rule(who=anybody, which=some_case, at=some_unit)
    def allot_or_return(self, who: str, which: int, at: str) -> None:
        """The sharing-out rule is let loose, or what it did is given back."""
        key = self.case(which)
        self.attempt(allotment.allot_case, case=key, actor=self.actor(who, key))
        holder = self.actor(THE_HOLDER, key)
        self.attempt(
            allotment.return_allotment,
            case=key,
            reason=ReturnReason.other_unit,
            belongs_unit=unit(at).pk,
            actor=holder,
        )

    @rule(who=somebody, which=some_case, to=somebody, joint=st.booleans())
    def lead(self, who: str, which: int, to: str, joint: bool) -> None:
        """A leader gives, settles, or agrees."""
        receiver = employee(to)
        what = {"to_employee": receiver.pk, "to_unit": receiver.home_unit_id}
        key, actor = self.case(which), employee(who)
        self.attempt(allotment.give_case, case=key, actor=actor, **what)
        self.attempt(settlement.settle_case, case=key, actor=actor, **what)
        if joint:
            self.attempt(settlement.agree_to_settlement, case=key, actor=actor)

    @rule(who=anybody, which=some_case, days=some_days, party=st.sampled_from(WaitingFor))
    def wait(self, who: str, which: int, days: int, party: WaitingFor) -> None:
        """A case waits, or goes on."""
        key = self.case(which)
        actor = self.actor(who, key)
        until = self.today(days)
        self.attempt(work.hold_case, case=key, waiting_for=party, until=until, actor=actor)
        if days > 6:
            self.attempt(work.resume_case, case=key, actor=actor)

    @rule(who=anybody, which=some_case, days=some_days)
    def step(self, who: str, which: int, days: int) -> None:
        """Work is done, and the next step set."""
        key, next_step = self.case(which), step("follow_up").pk
        actor = self.actor(who, key)
        self.attempt(work.do_step, case=key, step=next_step, actor=actor)
        due = self.today(days)
        self.attempt(work.set_next_step, case=key, step=next_step, due=due, actor=actor)

    @rule(who=anybody, which=some_case, again=st.booleans())
    def end(self, who: str, which: int, again: bool) -> None:
        """A case is closed, and perhaps opened again."""
        key = self.case(which)
        actor = self.actor(who, key)
        self.attempt(work.close_case, case=key, outcome=Outcome.helped, actor=actor)
        if again:
            reason = ReopenReason.person_came_back
            self.attempt(work.reopen_case, case=key, reason=reason, actor=actor)

    @rule(who=anybody, which=some_case, what=st.sampled_from(("note", "sheet", "again", "back")))
    def file(self, who: str, which: int, what: str) -> None:
        """Something is written in a case's file, corrected, or taken back."""
        row = Case.objects.filter(pk=self.case(which)).first()
        if row is None:
            return
        at, actor = place_of_case(row), self.actor(who, row.pk)
        last = Filed.objects.filter(case=row).order_by("-pk").first()
        if what == "note":
            self.attempt(write_note, place=at, written=f"Said {self.now}", actor=actor)
        elif what == "sheet":
            self.attempt(fill_in_sheet, place=at, keys=("call_back", "work_so_far"), actor=actor)
        elif what == "back" and last:
            self.attempt(take_back, filed=last.pk, place=at, actor=actor)
        elif last:
            correction = {"written": f"Is {self.now}", "seen_version": last.version}
            why = CorrectionReason.unclear
            self.attempt(
                correct_note, note=last.pk, place=at, reason=why, actor=actor, **correction
            )

    @rule(who=somebody, days=st.integers(0, 30))
    def come_and_go(self, who: str, days: int) -> None:
        """Somebody goes away, or comes back."""
        presence = Presence.out if days else Presence.present
        until = self.today(days) if days else None
        self.attempt(
            set_presence,
            employee=employee(who),
            presence=presence,
            until=until,
            today=self.today(0),
            actor=employee(who),
        )

    @rule(who=st.sampled_from(("elif", "oksana", "anders")))
    def leave(self, who: str) -> None:
        """Somebody stops working here."""
        self.attempt(end_employment, employee=employee(who).pk, actor=employee("bjorn"))

    @rule(one=some_case, other=some_case)
    def merge(self, one: int, other: int) -> None:
        """Two registrations turn out to be one person."""
        keys = list(Person.objects.order_by("pk").values_list("pk", flat=True))
        kept, merged = keys[one % len(keys)], keys[other % len(keys)]
        self.attempt(merge_persons, kept=kept, merged=merged, actor=None)

    @invariant()
    def somebody_answers_for_every_open_case(self) -> None:
        """Law 1, at every moment."""
        for row in Case.objects.exclude(state=CaseState.closed).select_related("holder"):
            assert row.holder.left_at is None
            assert Holding.objects.get(case=row, until=None).employee_id == row.holder_id

    @invariant()
    def nothing_waits_for_nobody(self) -> None:
        """Law 2, at every moment: a party and a date."""
        for row in Case.objects.filter(state=CaseState.on_hold):
            assert row.hold_until is not None
            assert row.waiting_for is not None
        for asked in Handover.objects.filter(state=1):
            assert asked.answer_by is not None

    @staticmethod
    def return_it(*, handover: int, actor: Employee, now: dt.datetime) -> int:
        """Say no: it is somebody else's."""
        return return_handover(
            handover, reason=ReturnReason.other_unit, belongs_unit=None, actor=actor, now=now
        )
