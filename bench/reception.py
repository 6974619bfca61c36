"""What the door costs: registering, calling the next of many, and answering, beside a bare write.

Forty wait and twelve stand at the door, each of the forty known, with cases and earlier meetings.
`make bench` prints one table from one run. Machines differ and are noisy: read the ratios.
"""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from bench.spine import NOT_COUNTED, NOW, bare_write, on_a_database_in, row

ROUNDS, WAITING, AT_THE_DOOR = 150, 40, 12
AREAS = ("job_seeking", "sick_leave", "employment_schemes", "unemployment_benefit")


def main() -> None:
    """Measure everything in a database of its own, and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        on_a_database_in(Path(folder))
        _measure()


def _measure() -> None:
    from onedoor.office.preparation import prepare
    from tests.cast.office import build_cast

    prepare()
    build_cast(NOW)
    _open_the_door()
    floor = _median(bare_write())
    print(f"\n{f'{WAITING} wait, {AT_THE_DOOR} at the door':<44}{'median ms':>10}{'x floor':>9}")
    row("floor: update + insert, one transaction", floor, floor)
    for name, (before, deed, after) in _deeds().items():
        row(name, _median(deed, before, after), floor)


def _open_the_door() -> None:
    from onedoor.office.people.actions.employees import NewEmployee, register_employee
    from onedoor.office.people.models import Employee
    from onedoor.office.routing.actions import take_post
    from onedoor.vocabulary.routing import Post
    from onedoor.vocabulary.sides import Side
    from tests.cast.at_the_desk import visit
    from tests.cast.people import area, case, office, person, unit

    front, here = unit("front_state").pk, office().pk
    levels = {area(key).pk: 2 for key in AREAS}
    for number in range(AT_THE_DOOR):
        new = NewEmployee(
            key=f"door{number}",
            given_name="Prøve",
            family_name=f"Dør{number}",
            side=Side.state,
            home_unit=front,
            levels=levels,
        )
        who: Employee = register_employee(
            new, office=here, office_key="elvebyen", actor=None, now=NOW
        )
        take_post(who.pk, Post.front, unit=front, actor=None, now=NOW)
    for about, minute in zip(cycle(AREAS), range(WAITING), strict=False):
        known = person(born=dt.date(1980, 1, 1 + minute % 28))
        case(of=known, about=about)
        visit(about, "sick_leave", of=known, now=NOW + dt.timedelta(seconds=minute))


Deed = Callable[[], object]


def _deeds() -> dict[str, tuple[Deed, Deed, Deed]]:
    """By name: what is made ready uncounted, what is measured, and what is undone uncounted."""
    from onedoor.office.reception.queue import queue_at
    from tests.cast.people import office

    here, desk = office().pk, _Desk()
    return {
        "a visit registered, need and words": (_nothing, desk.register, desk.send_home),
        "the whole queue routed, for a page": (_nothing, lambda: queue_at(here, NOW), _nothing),
        "the next one called": (_nothing, desk.call, desk.let_wait),
        "a need answered": (desk.serve, desk.answer, desk.let_wait),
    }


class _Desk:
    """One of those at the door, who does the same again and again."""

    def __init__(self) -> None:
        from onedoor.office.reception.actions.arriving import Arrival, Stated
        from onedoor.vocabulary.reception_codes import Channel
        from tests.cast.people import area, employee

        self.who = employee("door0")
        stated = Stated(area=area("sick_leave").pk, words="Trenger hjelp med sykepenger.")
        self.arrival = Arrival(channel=Channel.desk, needs=(stated,))

    def register(self) -> int:
        from onedoor.office.reception.actions.arriving import register_visit

        return register_visit(self.arrival, office=self.who.office_id, actor=self.who, now=NOW)

    def send_home(self) -> None:
        from onedoor.office.reception.actions.ending import leave_visit
        from onedoor.office.reception.models import Visit

        leave_visit(Visit.objects.latest("pk").pk, actor=self.who, now=NOW)

    def call(self) -> int:
        from onedoor.office.reception.actions.calling import call_next

        return call_next(actor=self.who, now=NOW)

    def let_wait(self) -> None:
        from onedoor.office.reception.actions.calling import put_back
        from onedoor.office.reception.models import Visit
        from onedoor.vocabulary.reception_codes import PutBack

        for visit in Visit.objects.filter(served_by=self.who):
            put_back(visit.pk, PutBack.did_not_come, actor=self.who, now=NOW)

    def serve(self) -> None:
        from onedoor.office.reception.actions.calling import begin_serving, call_visit

        visit = self.register()
        call_visit(visit, actor=self.who, now=NOW)
        begin_serving(visit, actor=self.who, now=NOW)

    def answer(self) -> int:
        from onedoor.office.reception.actions.ending import answer_need
        from onedoor.office.reception.models import Need

        (need,) = Need.objects.filter(visit__served_by=self.who)
        return answer_need(need.pk, actor=self.who, now=NOW)


def _nothing() -> None:
    """There is nothing to make ready, or to undo."""


def _median(
    deed: Deed,
    before: Deed = _nothing,
    after: Deed = _nothing,
) -> float:
    """Milliseconds a deed takes, after some rounds that are not counted."""
    taken = []
    for _ in range(ROUNDS + NOT_COUNTED):
        before()
        began = time.perf_counter()
        deed()
        taken.append((time.perf_counter() - began) * 1000)
        after()
    return statistics.median(taken[-ROUNDS:])


if __name__ == "__main__":
    main()
