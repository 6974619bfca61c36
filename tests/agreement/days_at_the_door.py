"""Random days with the waiting room open: whoever is about tries anything with whoever came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

from django.core.exceptions import ObjectDoesNotExist
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from onedoor.office.inspection.ticker import tick
from onedoor.office.inspection.whose_visits import visits_with_somebody_away
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.persons import forget_person
from onedoor.office.people.models import Employee, Person
from onedoor.office.reception.actions import (
    arriving,
    calling,
    ending,
    joining,
    pausing,
    taking_over,
)
from onedoor.office.reception.actions.arriving import Arrival, Stated
from onedoor.office.reception.actions.asking import (
    Asks,
    answer_question,
    ask_quietly,
    end_question,
)
from onedoor.office.reception.actions.clarifying import clarify_need
from onedoor.office.reception.actions.closing import pay_what_is_owed, write_down_call
from onedoor.office.reception.actions.leaving import change_presence, end_employment
from onedoor.office.reception.actions.messaging import Said, leave_message, leave_message_about
from onedoor.office.reception.actions.promising import promise_call_back
from onedoor.office.reception.actions.sending_on import SendingOn, send_on
from onedoor.office.reception.actions.standing import take_post
from onedoor.office.reception.models import AT_A_DESK, Need, Question, Visit
from onedoor.office.responsibility.actions.debts import move_debt
from onedoor.office.responsibility.models import Case, Debt
from onedoor.office.roster.absence_cost import Absence
from onedoor.office.roster.actions.absence import take_absence
from onedoor.office.roster.actions.planning import Change, plan_duties
from onedoor.office.roster.actions.swapping import accept_swap, decline_swap, offer_swap
from onedoor.office.roster.duty_at_hand import When
from onedoor.office.roster.models import DutySwap
from onedoor.rules.responsibility.holder import NobodyAnswers
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.reception_codes import (
    Channel,
    MeetingRole,
    NeedOutcome,
    NeedState,
    PutBack,
    SentTo,
    SentWhy,
    TookOver,
    UrgentReason,
    VisitEnd,
    VisitState,
    VisitWait,
)
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtMovedBy, OpenedBy, TryOutcome
from onedoor.vocabulary.roster import DutyKind, HalfDay
from onedoor.vocabulary.routing import Post
from tests.agreement.days_of_work import AREAS, STAFF, UNITS, DaysOfWork, somebody
from tests.cast.people import area, employee, office, unit
from tests.office.roster.week import with_posts_by_the_roster

Row = TypeVar("Row")
AT_THE_DOOR = ("amina", "lan", "silje", "yusuf")
whoever_is_there = st.sampled_from((*AT_THE_DOOR * 3, *STAFF))
some_visit = some_need = some_debt = st.integers(0, 3)
some_areas = st.lists(st.none() | st.sampled_from((*AREAS, "housing")), min_size=1, max_size=3)
some_minutes = st.integers(0, 120)
GONE = (NeedOutcome.person_left, NeedOutcome.mistake, NeedOutcome.not_reached)


class DaysAtTheDoor(DaysOfWork):
    """An office at work with its door open: everything in `DaysOfWork`, and visits."""

    def attempt(self, action: Callable[..., object], **what: object) -> None:
        """Try something; a refusal must leave no trace."""
        with suppress(Refused, NobodyAnswers, ObjectDoesNotExist):
            action(now=self.now, **what)

    def visit(self, number: int) -> Visit | None:
        """One of the visits that go on, or else one of the latest, if anybody has come."""
        go_on = Visit.objects.exclude(state=VisitState.ended).order_by("state_since", "pk")
        return _one_of(list(go_on) or list(Visit.objects.order_by("-pk")[:6]), number)

    def server(self, row: Visit, who: str) -> Employee:
        """Whoever has the visit now, or else somebody by name."""
        return row.served_by or employee(who)

    @initialize()
    def posts_are_taken_by_the_roster(self) -> None:
        """As each half day begins, people take their posts, whatever else goes on at the door."""
        with_posts_by_the_roster()

    @rule(who=somebody, whose=whoever_is_there, days=st.integers(0, 3), after=st.booleans())
    def the_roster_is_changed(self, who: str, whose: str, days: int, after: bool) -> None:
        """Somebody plans what a colleague is to do."""
        kind = list(DutyKind)[(days + after) % len(DutyKind)]
        when = self.half_day(days, after=after)
        change = Change(employee=employee(whose).pk, when=when, kind=kind)
        self.attempt(plan_duties, changes=[change], actor=employee(who))

    @rule(who=whoever_is_there, whom=whoever_is_there, days=st.integers(0, 3), yes=st.booleans())
    def a_duty_is_swapped(self, who: str, whom: str, days: int, yes: bool) -> None:
        """Somebody asks a colleague to swap, and whoever was asked of one lately answers."""
        when = self.half_day(days, after=True)
        self.attempt(offer_swap, when=when, with_employee=employee(whom).pk, actor=employee(who))
        swap = DutySwap.objects.order_by("-pk").first()
        if swap is not None:
            answer = accept_swap if yes else decline_swap
            self.attempt(answer, swap=swap.pk, actor=swap.with_employee)

    @rule(who=somebody, whose=whoever_is_there, days=st.integers(0, 3), leave=st.booleans())
    def somebody_is_away_by_the_roster(self, who: str, whose: str, days: int, leave: bool) -> None:
        """Training or leave is taken, with or without the right to."""
        away = Absence(
            employee=employee(whose).pk,
            kind=DutyKind.leave if leave else DutyKind.training,
            first=self.today(0),
            last=self.today(days),
            halves=frozenset(HalfDay),
        )
        self.attempt(take_absence, absence=away, covers={}, actor=employee(who))

    def half_day(self, days: int, *, after: bool) -> When:
        """A half day from today on."""
        half = HalfDay.after_noon if after else HalfDay.before_noon
        return When(day=self.today(days), half_day=half)

    @rule(minutes=some_minutes)
    def the_day_goes_on(self, minutes: int) -> None:
        """The clock goes on a little, and the ticker ticks."""
        self.now += dt.timedelta(minutes=minutes)
        tick(self.now)

    @rule(
        who=whoever_is_there,
        areas=some_areas,
        known=st.none() | st.integers(0, 3),
        urgent=st.sampled_from((UrgentReason.none, UrgentReason.none, UrgentReason.no_roof)),
        post=st.sampled_from((None, None, Post.desk)),
        channel=st.sampled_from((Channel.desk, Channel.desk, Channel.letter)),
    )
    def somebody_comes_in(
        self,
        who: str,
        areas: list[str | None],
        known: int | None,
        urgent: UrgentReason,
        post: Post | None,
        channel: Channel = Channel.desk,
    ) -> None:
        """Somebody is registered, known or not, and what they are owed is taken up."""
        person = _one_of(list(Person.objects.order_by("-pk")[:6]), known) if known else None
        owed = Need.objects.filter(person=person, state=NeedState.owed)
        arrival = Arrival(
            channel=channel,
            needs=tuple(Stated(area=area(one).pk if one else None, words="Ord") for one in areas),
            takes_up=tuple(owed.values_list("pk", flat=True)[:1]) if person else (),
            person=person.pk if person else None,
            urgent=urgent,
            post=post,
        )
        here = office().pk
        self.attempt(arriving.register_visit, arrival=arrival, office=here, actor=employee(who))

    @rule(who=whoever_is_there, post=st.sampled_from(Post), desk=st.integers(0, 3))
    def stand(self, who: str, post: Post, desk: int) -> None:
        """Somebody takes a post, or leaves it."""
        row = employee(who)
        at = row.home_unit_id if post is not Post.none else 0
        self.attempt(take_post, employee=row.pk, post=post, unit=at, desk_number=desk, actor=row)

    @rule(who=st.sampled_from(AT_THE_DOOR), which=st.none() | some_visit, comes=st.booleans())
    def call(self, who: str, which: int | None, comes: bool) -> None:
        """Somebody calls the next, or this one; who is called often comes to the desk."""
        row, actor = self.visit(which or 0), self.at_the_door(who)
        if which is None:
            self.attempt(calling.call_next, actor=actor)
        elif row is not None:
            self.attempt(calling.call_visit, visit=row.pk, actor=actor)
        for called in Visit.objects.filter(served_by=actor):
            if comes:
                self.attempt(calling.begin_serving, visit=called.pk, actor=actor)

    @rule(who=st.sampled_from(AT_THE_DOOR), areas=some_areas, helped=st.booleans())
    def somebody_is_served(self, who: str, areas: list[str | None], helped: bool) -> None:
        """Somebody comes in and is served at once, and perhaps a colleague joins."""
        self.somebody_comes_in(who, areas, known=None, urgent=UrgentReason.none, post=None)
        row, actor = Visit.objects.order_by("pk").last(), self.at_the_door(who)
        if row is not None:
            self.attempt(calling.call_visit, visit=row.pk, actor=actor)
            self.attempt(calling.begin_serving, visit=row.pk, actor=actor)
        if row is not None and helped:
            helper = employee("jonas")
            self.attempt(joining.join_visit, visit=row.pk, colleague=helper.pk, actor=helper)

    def at_the_door(self, who: str) -> Employee:
        """Somebody by name, who has taken a post if they may."""
        if employee(who).post is Post.none:
            self.stand(who=who, post=Post.front, desk=0)
        return employee(who)

    @rule(which=some_visit, who=somebody, why=st.sampled_from(PutBack), at=st.sampled_from(UNITS))
    def wait_again(self, which: int, who: str, why: PutBack, at: str) -> None:
        """Who was called waits again."""
        if row := self.visit(which):
            back = partial(calling.put_back, row.pk, why, unit=unit(at).pk)
            self.attempt(back, actor=self.server(row, who))

    @rule(which=some_visit, who=somebody, minutes=some_minutes, back=st.booleans())
    def step_out(self, which: int, who: str, minutes: int, back: bool) -> None:
        """Somebody steps out, and perhaps comes back early."""
        if row := self.visit(which):
            until, actor = self.now + dt.timedelta(minutes=minutes), self.server(row, who)
            out = partial(pausing.hold_visit, row.pk, VisitWait.papers, until)
            self.attempt(out, actor=actor)
            if back:
                self.attempt(pausing.resume_visit, visit=row.pk, actor=actor)

    @rule(which=some_visit, who=somebody, colleague=somebody, back=st.booleans())
    def join(self, which: int, who: str, colleague: str, back: bool) -> None:
        """A colleague joins, or goes back."""
        if row := self.visit(which):
            helper, actor = employee(colleague).pk, self.server(row, who)
            act = joining.go_back if back else joining.join_visit
            self.attempt(act, visit=row.pk, colleague=helper, actor=actor)

    @rule(which=some_visit, own=st.booleans(), why=st.sampled_from(TookOver), stays=st.booleans())
    def take_over(self, which: int, own: bool, why: TookOver, stays: bool) -> None:
        """Somebody who has joined is let take over, or says that the other was called away."""
        row = self.visit(which)
        joined = row and row.meetings.filter(until=None, role=MeetingRole.joins).first()
        if row and row.served_by and joined:
            actor = joined.employee if own else row.served_by
            take = partial(taking_over.take_over, row.pk, joined.employee_id, why=why, stays=stays)
            self.attempt(take, taken_from=row.served_by.pk, actor=actor)

    @rule(which=some_visit, who=somebody, about=st.sampled_from(AREAS), of=st.none() | somebody)
    def ask(self, which: int, who: str, about: str, of: str | None) -> None:
        """Somebody asks quietly, about a visit or none; somebody else answers what there is."""
        row, actor = self.visit(which), employee(who)
        asks = Asks(
            area=area(about).pk,
            words="Ord",
            asked_of=employee(of).pk if of else None,
            visit=row.pk if row and which % 2 else None,
        )
        self.attempt(ask_quietly, asks=asks, actor=self.server(row, who) if row else actor)

    @rule(which=st.integers(0, 3), who=somebody, read=st.booleans(), kept=st.booleans())
    def answer(self, which: int, who: str, read: bool, kept: bool) -> None:
        """Somebody answers a quiet question; who asked reads it, or takes it back."""
        row = _one_of(list(Question.objects.filter(ended_at=None).order_by("pk")), which)
        if row is None:
            return
        by = row.fell_to or row.asked_of or employee(who)
        given = partial(answer_question, row.pk, "Ord", for_others=kept)
        self.attempt(given, actor=by)
        if read and row.asked_by:
            self.attempt(end_question, question=row.pk, actor=row.asked_by)

    @rule(which=some_visit, who=somebody, about=st.sampled_from(AREAS))
    def say_more(self, which: int, who: str, about: str) -> None:
        """They come for one thing more; it turns out what it is, and that it is urgent."""
        if row := self.visit(which):
            actor, stated = self.server(row, who), Stated(area=area(about).pk)
            self.attempt(arriving.add_need, visit=row.pk, stated=stated, actor=actor)
            for need in row.needs.filter(area=None):
                self.attempt(clarify_need, need=need.pk, stated=stated, actor=actor)
            self.attempt(arriving.make_urgent, visit=row.pk, why=UrgentReason.unwell, actor=actor)

    @rule(which=some_visit, who=somebody, how=st.integers(0, 9), of_all=st.booleans())
    def say_what_came_of_it(self, which: int, who: str, how: int, of_all: bool) -> None:
        """One need of a visit ends in something, or all of them."""
        row = self.visit(which)
        if row is None:
            return
        actor = self.server(row, who)
        for need in row.needs.exclude(state=NeedState.ended)[: 9 if of_all else 1]:
            self.attempt(self.ending_of(need, how), actor=actor)

    def ending_of(self, need: Need, how: int) -> Callable[..., object]:
        """One of the ways in which a need ends."""
        theirs = Case.objects.filter(person=need.person_id).first()
        if how < 3:
            return partial(ending.answer_need, need.pk)
        if how < 5:
            by = OpenedBy(how - 2)
            return partial(ending.open_case_on, need.pk, unit=unit("front_state").pk, opened_by=by)
        if how == 5:
            return partial(ending.give_to_holder, need.pk, theirs.pk if theirs else 0)
        if how == 6:
            who = employee(STAFF[need.pk % len(STAFF)]).pk
            on, phone = self.today(need.pk % 4), "+4722225555" if need.pk % 3 else ""
            return partial(promise_call_back, need.pk, who, on, phone=phone)
        to = (SentTo.contact_centre, SentTo.unit, SentTo.another_day)[how - 7]
        at = unit(UNITS[need.pk % len(UNITS)]).pk
        day = self.today(need.pk % 4) if to is SentTo.another_day else None
        sending = SendingOn(to=to, why=SentWhy.other_area, contact_made=True, unit=at, day=day)
        return partial(send_on, need.pk, sending)

    @rule(which=some_visit, who=whoever_is_there, how=st.sampled_from(GONE))
    def go_home(self, which: int, who: str, how: NeedOutcome) -> None:
        """Somebody has left, was never here, or is not reached."""
        if row := self.visit(which):
            self.attempt(ending.leave_visit, visit=row.pk, how=how, actor=self.server(row, who))

    @rule(which=some_debt, end=st.none() | st.sampled_from(DebtEnd), to=somebody)
    def pay(self, which: int, end: DebtEnd | None, to: str) -> None:
        """Who owes a contact makes it, or gives it to a colleague."""
        debt = _one_of(list(Debt.objects.filter(paid_at=None).order_by("pk")), which)
        if debt is not None and end is not None:
            self.attempt(pay_what_is_owed, debt=debt.pk, end=end, actor=debt.employee)
        elif debt is not None:
            given = partial(move_debt, debt.pk, employee(to).pk, by=DebtMovedBy.given)
            self.attempt(given, actor=debt.employee)

    @rule(which=st.integers(0, 3), who=st.none() | somebody, again=st.booleans())
    def leave_a_message(self, which: int, who: str | None, again: bool) -> None:
        """Somebody asks for the one who has their case, or for what they are owed."""
        actor = employee(who) if who else None
        case = _one_of(list(Case.objects.order_by("-pk")[:4]), which)
        debt = _one_of(list(Debt.objects.filter(paid_at=None, case=None).order_by("pk")), which)
        said = Said(channel=Channel.phone, words="Ord", phone="+4722225555")
        if again and debt is not None:
            self.attempt(leave_message_about, debt=debt.pk, said=said, actor=actor)
        elif case is not None:
            self.attempt(leave_message, case=case.pk, said=said, actor=actor)

    @rule(which=some_debt, outcome=st.sampled_from(TryOutcome))
    def call_back(self, which: int, outcome: TryOutcome) -> None:
        """Who owes a contact calls, and perhaps reaches them."""
        debt = _one_of(list(Debt.objects.filter(paid_at=None).order_by("pk")), which)
        if debt is not None:
            tried = partial(write_down_call, debt.pk, outcome)
            self.attempt(tried, actor=debt.employee)

    @rule(which=st.integers(0, 5))
    def forget(self, which: int) -> None:
        """Somebody asks to be deleted."""
        who = _one_of(list(Person.objects.order_by("-pk")[:6]), which)
        if who is not None:
            self.attempt(forget_person, person=who.pk, actor=None)

    @rule(who=somebody, days=st.integers(0, 30))
    def come_and_go(self, who: str, days: int) -> None:
        """Somebody goes away in whatever they are doing, or comes back."""
        presence = Presence.out if days else Presence.present
        until, row = self.today(days) if days else None, employee(who)
        gone = partial(change_presence, row.pk, presence, until=until)
        self.attempt(gone, actor=row)

    @rule(who=st.sampled_from(("elif", "oksana", "anders", "lan", "silje")))
    def leave(self, who: str) -> None:
        """Somebody stops working here, whatever they are doing."""
        self.attempt(end_employment, employee=employee(who).pk, actor=employee("bjorn"))

    @invariant()
    def nobody_stands_at_an_empty_desk(self) -> None:
        """Whoever is called or served is so by somebody who is at work, and by one."""
        for row in Visit.objects.filter(state__in=AT_A_DESK).select_related("served_by"):
            assert row.served_by is not None
            assert row.served_by.left_at is None
        assert visits_with_somebody_away(self.now) == []

    @invariant()
    def what_is_owed_is_owed_by_somebody(self) -> None:
        """Law 10: a debt with a name and a day, and never served."""
        for need in Need.objects.filter(state=NeedState.owed):
            assert Debt.objects.get(need=need, paid_at=None).employee.left_at is None
        for line in JournalLine.objects.filter(kind="VisitEnded", actor_key=0):
            assert line.fields["visit_end"] == VisitEnd.closing


def _one_of(rows: list[Row], number: int | None) -> Row | None:
    return rows[number % len(rows)] if rows and number is not None else None
