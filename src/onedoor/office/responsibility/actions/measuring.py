"""Measuring: how long answers to offers, and first steps, have taken in the last weeks."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Min

from onedoor.office.establishment.models import Office
from onedoor.office.establishment.queries import one_pack, pack_of
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.responsibility.expected import measured_at
from onedoor.office.responsibility.models import Case, Handover, MeasuredAnswer
from onedoor.rules.opening import us
from onedoor.rules.waits import Measured, Waited, lasted, measured
from onedoor.vocabulary.envelope import ThreadKind
from onedoor.vocabulary.responsibility import StepDone
from onedoor.vocabulary.responsibility_codes import Awaited, HandoverKind, HandoverState

_EVERY = dt.timedelta(hours=1)
_LONGEST_S = 366 * 24 * 60 * 60
_ANSWERED = (HandoverState.accepted, HandoverState.returned)


def measure_answers_when_due(now: dt.datetime) -> int:
    """Measure every office that was not measured for an hour; how many were.

    Also when the clock was set back behind the last time.
    """
    offices = list(Office.objects.order_by("pk").values_list("pk", flat=True))
    made = measured_at(offices)
    due = [one for one in offices if one not in made or abs(now - made[one]) >= _EVERY]
    for office in due:
        measure_answers(office, now)
    return len(due)


def measure_answers(office: int, now: dt.datetime) -> None:
    """Measure an office anew, by unit and all together."""
    with one_transaction(), one_pack():
        Office.objects.select_for_update(of=("self",)).get(pk=office)
        since = now - dt.timedelta(weeks=pack_of(office).door.wait_weeks)
        MeasuredAnswer.objects.filter(office=office).delete()
        for awaited, found in ((Awaited.answer, _answers), (Awaited.first_step, _first_steps)):
            for unit, some in _by_unit(found(office, since, now)).items():
                row = _row(awaited, unit, measured(some))
                row.office_id, row.made_at = office, now
                row.save(force_insert=True)


def _by_unit(waits: Iterable[tuple[int, Waited]]) -> dict[int | None, list[Waited]]:
    """The waits of each unit, and under None all of them."""
    found: dict[int | None, list[Waited]] = defaultdict(list, {None: []})
    for unit, waited in waits:
        found[unit].append(waited)
        found[None].append(waited)
    return found


def _answers(office: int, since: dt.datetime, now: dt.datetime) -> Iterator[tuple[int, Waited]]:
    """Offers: until accepted or returned. One taken back, or that ran out, was never answered."""
    rows = Handover.objects.filter(office=office, offered_at__gte=since).exclude(
        kind=HandoverKind.ask
    )
    for row in rows.iterator():
        reached = row.state in _ANSWERED
        ended = us(row.answered_at) if row.answered_at else 0
        waited = _lasted(us(row.offered_at), ended, reached=reached, now=now)
        if waited is not None:
            yield row.to_unit_id, waited


def _first_steps(office: int, since: dt.datetime, now: dt.datetime) -> Iterator[tuple[int, Waited]]:
    """Cases: until the first step was done. One that is closed before had none."""
    cases = Case.objects.filter(office=office, opened_at__gte=since)
    lines = JournalLine.objects.filter(
        office=office,
        thread_kind=ThreadKind.case,
        thread_key__in=cases.values("pk"),
        kind=StepDone.__name__,
    )
    first = dict(lines.values_list("thread_key").annotate(first=Min("at_us")))
    for row in cases.iterator():
        done = first.get(row.pk, 0)
        ended = done or (us(row.closed_at) if row.closed_at else 0)
        waited = _lasted(us(row.opened_at), ended, reached=done > 0, now=now)
        if waited is not None:
            yield row.unit_id, waited


def _lasted(began_us: int, ended_us: int, *, reached: bool, now: dt.datetime) -> Waited | None:
    return lasted(began_us, ended_us, reached=reached, now_us=us(now), longest_s=_LONGEST_S)


def _row(awaited: Awaited, unit: int | None, known: Measured) -> MeasuredAnswer:
    return MeasuredAnswer(
        awaited=awaited,
        unit_id=unit,
        counted=known.counted,
        ended=known.ended,
        median_s=known.median_s,
        most_s=known.most_s,
    )
