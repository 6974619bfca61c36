"""Playing a log: what its workers did, done again through the live office's own actions.

The order is that of time, across cases, as the real office lived it. What would run out by itself
does not: no ticker runs, since the log tells of none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onedoor.office.establishment.models import Office, Step, Unit
from onedoor.office.establishment.queries import one_pack
from onedoor.office.inspection.replay.checking import LoggedCase, LoggedStep
from onedoor.office.inspection.replay.terms import Terms
from onedoor.office.inspection.replay.workers import Workers
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.persons import PersonDetails, register_person
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.needs import Statement, take_in
from onedoor.office.responsibility.actions.answering import accept_handover
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.actions.work import close_case, do_step
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.responsibility_codes import Asked, OfferReason, OpenedBy, Outcome


class OfficeRefuses(Exception):
    """The live office would not have let happen what stands on this line of the log."""

    def __init__(self, line: int, because: Code) -> None:
        super().__init__(f"line {line}: {because.name}")
        self.line = line
        self.because = because


@dataclass(frozen=True, slots=True)
class Moment:
    """Something of a case that the log tells: a step, or that it ended (`step` None)."""

    at: dt.datetime
    line: int
    case: LoggedCase
    step: LoggedStep | None


def moments(cases: Sequence[LoggedCase]) -> list[Moment]:
    """Everything the log tells, in the order of time; what is told of one instant, as it stands."""
    told = [moment for case in cases for moment in _of_case(case)]
    return sorted(told, key=lambda moment: moment.at)


def play(
    told: Iterable[Moment],
    terms: Terms,
    office: Office,
    seen: Callable[[int], object] = int,
) -> None:
    """Let what is told happen in an office that has just opened; `seen` hears how much has.

    Raises `OfficeRefuses`; then the office is half-loaded, and must be thrown away.
    """
    playing = _Playing(terms, office)
    with one_pack():
        for number, moment in enumerate(told, 1):
            try:
                playing.play(moment)
            except Refused as refused:
                raise OfficeRefuses(moment.line, refused.because) from refused
            seen(number)


def _of_case(case: LoggedCase) -> Iterator[Moment]:
    for step in case.steps:
        yield Moment(step.at, step.line, case, step)
    if case.ended is not None:
        # Work was done after some cases' end: they close when it was done.
        yield Moment(max(case.ended, case.steps[-1].at), case.line, case, None)


@dataclass
class _Held:
    """A case as it stands while it is played: its row number, and who holds it."""

    case: int
    holder: Employee


@dataclass
class _Playing:
    """A log being played into an office."""

    terms: Terms
    office: Office
    held: dict[str, _Held] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.area = self.office.areas.get(key=self.terms.area).pk
        self.steps = dict(Step.objects.filter(office=self.office).values_list("key", "pk"))
        self.units = {unit.key: unit for unit in Unit.objects.filter(office=self.office)}
        self.workers = Workers(self.office)

    def play(self, moment: Moment) -> None:
        name, step, now = moment.case.name, moment.step, moment.at
        if step is None:
            held = self.held.pop(name)
            close_case(held.case, outcome=Outcome.log_ended, actor=held.holder, now=now)
            return
        unit = self.units[step.unit]
        worker = self.workers.working_for(step.worker, unit, now=now)
        if name not in self.held:
            self.held[name] = _Held(self._open(moment, unit, worker), worker)
        held = self.held[name]
        if held.holder.pk != worker.pk:
            self._hand_over(held, unit, worker, now)
        do_step(held.case, step=self.steps[step.step], actor=worker, now=now, acting_unit=unit.pk)

    def _open(self, moment: Moment, unit: Unit, worker: Employee) -> int:
        case = moment.case
        made_up = PersonDetails(given_name="Applicant", family_name=case.name)
        person = register_person(made_up, office=self.office.pk, actor=worker, now=moment.at)
        return take_in(
            Statement(person=person, area=self.area, channel=case.channel),
            unit=unit.pk,
            opened_by=OpenedBy.caseworker,
            actor=worker,
            now=moment.at,
            outside_number=case.name,
        )

    @staticmethod
    def _hand_over(held: _Held, unit: Unit, worker: Employee, now: dt.datetime) -> None:
        offered = offer_handover(
            held.case,
            to_unit=unit.pk,
            to_employee=worker.pk,
            reason=OfferReason.next_step_elsewhere,
            asked=Asked.next_step,
            actor=held.holder,
            now=now,
        )
        accept_handover(offered, actor=worker, now=now)
        held.holder = worker
