"""What is contested: the same case, visit, debt, desk or person, by several hands at once.

Each journey sets something up, lets the hands contend for it, and goes on from what came of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from onedoor.office.casefile.actions.notes import write_note
from onedoor.office.casefile.place import place_of_case
from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.ending import leave_visit
from onedoor.office.reception.models import Visit
from onedoor.office.responsibility.models import Case, Debt, Handover
from onedoor.office.routing.actions import take_post
from onedoor.vocabulary.reception_codes import VisitState
from onedoor.vocabulary.routing import Post
from tests.cast.at_the_desk import visit
from tests.cast.people import NOW, case, case_at_the_door, employee, person
from tests.holding.hand import Heard

HANDS = 4
AT_THE_DOOR = ("lan", "silje", "amina", "pal")
_A_MOMENT = dt.timedelta(milliseconds=100)
# Past this the office's routing lets anybody who is free serve whoever waits.
_ANYBODY_MAY = dt.timedelta(minutes=11)


@dataclass(frozen=True, kw_only=True, slots=True)
class Contest:
    """A deed for each hand, and who may win: so many of them, and so many `lines` of these kinds.

    `about` finds the lines by their keys, `expects` is the last line each page has seen, `among`
    the things of which each winner must have got another, and `wait` how much later it all is.
    """

    name: str
    deeds: list[tuple[str, int, str]]
    kinds: tuple[str, ...]
    about: dict[str, int] = field(default_factory=dict)
    fewest: int = 1
    most: int = 1
    expects: int = 0
    form_key: str = ""
    among: frozenset[int] = frozenset()
    wait: dt.timedelta = dt.timedelta(0)


Journey = Generator[Contest, list[Heard], None]


@dataclass(slots=True)
class Stage:
    """The dice, and a clock that goes on with every contest."""

    dice: Random
    now: dt.datetime = NOW
    desk: int = 100

    def later(self) -> dt.datetime:
        """A moment on."""
        self.now += _A_MOMENT
        return self.now

    def form(self) -> str:
        """A form's own key."""
        return str(UUID(int=self.dice.getrandbits(128)))

    def stand(self, who: str, desk: int) -> Employee:
        """Somebody stands at the front, unless they do so already."""
        row = employee(who)
        if row.post is not Post.front:
            unit = row.home_unit_id
            take_post(row.pk, Post.front, unit=unit, desk_number=desk, actor=None, now=self.later())
        return employee(who)


def last(**about: int) -> int:
    """What a page made now would expect."""
    return JournalLine.objects.filter(**about).latest("seq").seq


def by_all(deed: str, key: int, *who: str) -> list[tuple[str, int, str]]:
    """The same deed by each hand in turn of these employees."""
    return [(deed, key, who[number % len(who)]) for number in range(HANDS)]


# ---------------------------------------------------------------------------- cases


def a_case_is_offered(stage: Stage) -> Journey:
    """Offered from several pages, answered by several at once, until it moves or is settled."""
    row = case(holder="amina", now=stage.later())
    about = {"case_key": row.pk}
    while Case.objects.get(pk=row.pk).settle_by is None:
        offers = by_all("offer", row.pk, "amina")
        yield Contest(
            name="offer",
            deeds=offers,
            kinds=("HandoverOffered",),
            about=about,
            expects=last(**about),
        )
        asked = Handover.objects.filter(case=row).latest("pk")
        answers = [
            ("accept", asked.pk, "gunnhild"),
            (stage.dice.choice(("accept", "refuse")), asked.pk, "leila"),
            ("refuse", asked.pk, "gunnhild"),
            (stage.dice.choice(("withdraw", "refuse")), asked.pk, "amina"),
        ]
        stage.dice.shuffle(answers)
        kinds = ("HandoverAccepted", "HandoverReturned", "HandoverWithdrawn")
        yield Contest(name="accept, return or withdraw", deeds=answers, kinds=kinds, about=about)
        if Case.objects.get(pk=row.pk).holder.key != "amina":
            yield from _is_worked_on(stage, row.pk)
            return
    settles = by_all("settle", row.pk, "jonas", "ragnhild")
    yield Contest(
        name="settle", deeds=settles, kinds=("HolderChanged",), about=about, expects=last(**about)
    )


def _is_worked_on(stage: Stage, key: int) -> Journey:
    about, who = {"case_key": key}, Case.objects.get(pk=key).holder.key
    deeds = [(deed, key, who) for deed in ("do_step", "next_step", "hold", "close_case")]
    stage.dice.shuffle(deeds)
    kinds: tuple[str, ...] = ("StepDone", "NextStepSet", "CaseHeld", "CaseClosed")
    yield Contest(name="work", deeds=deeds, kinds=kinds, about=about, expects=last(**about))
    steps = by_all("do_step", key, who)
    if Case.objects.get(pk=key).closed_at is None:
        yield Contest(
            name="each a step",
            deeds=steps,
            kinds=("StepDone",),
            about=about,
            fewest=HANDS,
            most=HANDS,
        )


def a_case_is_shared_out(stage: Stage) -> Journey:
    """Allotted, returned and given, each from several pages."""
    row = case(holder="bjorn", in_unit="team_work", now=stage.later())
    about, moved = {"case_key": row.pk}, ("HolderChanged",)
    deeds = by_all("allot", row.pk, "bjorn")
    yield Contest(name="allot", deeds=deeds, kinds=moved, about=about, expects=last(**about))
    deeds = by_all("give", row.pk, "bjorn")
    yield Contest(name="give", deeds=deeds, kinds=moved, about=about, expects=last(**about))
    born = case_at_the_door(in_unit="team_health", about="work_assessment", now=stage.later())
    about = {"case_key": born.pk}
    deeds = by_all("give_back", born.pk, born.holder.key)
    kinds = ("AllotmentReturned",)
    yield Contest(
        name="return an allotment", deeds=deeds, kinds=kinds, about=about, expects=last(**about)
    )


def a_note_is_corrected(stage: Stage) -> Journey:
    """Of several pages that show the same version of a note, one corrects it."""
    row = case(holder="amina", now=stage.later())
    place, amina = place_of_case(row), employee("amina")
    note = write_note(place, "Ringte", actor=amina, now=stage.later())
    for version in (1, 2):
        yield Contest(
            name="correct a note",
            deeds=by_all("correct_note", note, "amina"),
            kinds=("NoteCorrected",),
            about={"case_key": row.pk},
            expects=version,
        )


def a_form_is_sent_several_times(stage: Stage) -> Journey:
    """The same form from four windows: done once, and each is told the same."""
    row, key = case(holder="amina", now=stage.later()), stage.form()
    deeds, about = by_all("offer", row.pk, "amina"), {"case_key": row.pk}
    kinds = ("HandoverOffered",)
    yield Contest(name="one form", deeds=deeds, kinds=kinds, about=about, form_key=key)


# ---------------------------------------------------------------------------- the door


def somebody_is_called(stage: Stage) -> Journey:
    """Called by four, begun or put back from several pages, joined, and answered by two."""
    for number, who in enumerate(AT_THE_DOOR):
        stage.stand(who, 10 + number)
    row = visit(now=stage.later())
    about, deeds = {"visit_key": row.pk}, by_all("call", row.pk, *AT_THE_DOOR)
    yield Contest(name="call", deeds=deeds, kinds=("VisitCalled",), about=about)
    server = _server(row)
    what = ("begin", "begin", stage.dice.choice(("put_back", "begin")), "leave_visit")
    deeds = [(deed, row.pk, server) for deed in what]
    stage.dice.shuffle(deeds)
    kinds = ("ServingBegun", "VisitPutBack", "VisitEnded")
    yield Contest(
        name="begin, put back or leave",
        deeds=deeds,
        kinds=kinds,
        about=about,
        expects=last(**about),
    )
    if Visit.objects.get(pk=row.pk).state is VisitState.serving:
        yield from _is_helped(row, server)
    _leave_nobody(stage)


def _server(row: Visit) -> str:
    by = Visit.objects.get(pk=row.pk).served_by
    return by.key if by else "lan"


def _is_helped(row: Visit, server: str) -> Journey:
    about = {"visit_key": row.pk}
    helper = next(who for who in AT_THE_DOOR if who != server)
    deeds = by_all("join", row.pk, helper)
    yield Contest(name="join", deeds=deeds, kinds=("ColleagueJoined",), about=about)
    deeds = by_all("answer", row.needs.get().pk, server, helper)
    yield Contest(name="answer", deeds=deeds, kinds=("NeedEnded",), about=about)


def several_call_the_next(stage: Stage) -> Journey:
    """As many are called as wait, or as there are to call them, and nobody by two."""
    for number, who in enumerate(AT_THE_DOOR):
        stage.stand(who, 10 + number)
    waiting = [visit(now=stage.later()).pk for _ in range(stage.dice.randint(1, 5))]
    wins = min(len(waiting), HANDS)
    yield Contest(
        name="call next",
        deeds=by_all("next_one", 0, *AT_THE_DOOR),
        kinds=("VisitCalled",),
        fewest=wins,
        most=wins,
        among=frozenset(waiting),
        wait=_ANYBODY_MAY,
    )
    _leave_nobody(stage)


def somebody_is_left_over(stage: Stage) -> Journey:
    """Closing time comes over a visit from four tickers; what is owed is moved, and paid."""
    for number, who in enumerate(AT_THE_DOOR):
        stage.stand(who, 10 + number)
    row = visit(now=stage.later())
    deeds, about = by_all("close", row.pk, "lan"), {"visit_key": row.pk}
    yield Contest(name="closing time", deeds=deeds, kinds=("VisitEnded",), about=about)
    debt, of = Debt.objects.get(need__visit=row), {"person_key": row.person_id}
    movers = [who for who in ("lan", "silje", "jonas", "pal", "amina") if who != debt.employee.key]
    deeds, kinds = by_all("move_debt", debt.pk, *movers), ("DebtMoved",)
    # The debt's own thread is the person's, and the visit's lines bear the person too.
    seen = last(**of, visit_key=0, case_key=0)
    yield Contest(name="move what is owed", deeds=deeds, kinds=kinds, about=of, expects=seen)
    deeds = by_all("pay", debt.pk, "lan", "silje", "jonas", "amina")
    yield Contest(name="pay what is owed", deeds=deeds, kinds=("DebtPaid",), about=of)


def closing_time_meets_a_call(stage: Stage) -> Journey:
    """Whoever is called in time is served; whoever is not is owed: never neither."""
    for number, who in enumerate(AT_THE_DOOR):
        stage.stand(who, 10 + number)
    row = visit(now=stage.later())
    deeds = [*by_all("close", row.pk, "lan")[:2], *by_all("call", row.pk, "silje", "pal")[:2]]
    stage.dice.shuffle(deeds)
    about = {"visit_key": row.pk}
    kinds = ("VisitCalled", "VisitEnded")
    yield Contest(name="closing time or a call", deeds=deeds, kinds=kinds, about=about, most=2)
    _leave_nobody(stage)


def a_desk_is_wanted(stage: Stage) -> Journey:
    """Of four who take one desk, one sits there."""
    stage.desk += 1
    deeds = by_all("take_desk", stage.desk, *AT_THE_DOOR)
    yield Contest(name="take a desk", deeds=deeds, kinds=("PostTaken",))


def two_are_one(stage: Stage) -> Journey:
    """Two registrations merged in both directions at once."""
    one, other = person().pk, person().pk
    assert other == one + 1
    deeds = by_all("merge", one, *AT_THE_DOOR)
    yield Contest(name="merge", deeds=deeds, kinds=("PersonsMerged",))


def _leave_nobody(stage: Stage) -> None:
    """The next journey begins with nobody waiting and nobody called."""
    for row in Visit.objects.exclude(state=VisitState.ended):
        leave_visit(row.pk, actor=row.served_by or employee("lan"), now=stage.later())


JOURNEYS: tuple[Callable[[Stage], Journey], ...] = (
    a_case_is_offered,
    a_case_is_shared_out,
    a_form_is_sent_several_times,
    a_note_is_corrected,
    somebody_is_called,
    several_call_the_next,
    somebody_is_left_over,
    closing_time_meets_a_call,
    a_desk_is_wanted,
    two_are_one,
)
