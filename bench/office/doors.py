"""An hour of every office's door, played in some minutes, over HTTP and at its own pace.

Each office has so many visitors in the hour. Somebody registers each, and another calls the next,
begins to serve, and answers; and the queue's page is looked at for each. Each has a moment, and is
timed from it. `python -m bench.office.doors ENGINE SIZE FOLDER` prints what came of it as JSON.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from random import Random
from typing import Any
from uuid import uuid4

from bench.office import building
from bench.office.driving import Asking, asking, fetched
from bench.office.serving import serve

VISITORS_AN_HOUR = 12
MINUTES = 12
HANDS = 48
_VISIT = re.compile(rb"\r\nLocation: /visits/(\d+)/")


@dataclass(frozen=True)
class Door:
    """One office's door: who registers, and those who call; each with a session."""

    office: int
    about: str
    registers: str
    callers: tuple[tuple[int, str], ...]


@dataclass
class Played:
    """How long each kind of request took, from the moment it was to be sent."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)


class Hour:
    """The hour, as it is played: what is to be done when, by many hands."""

    def __init__(self, port: int, doors: list[Door], minutes: float) -> None:
        self.port, self.doors, self.played = port, doors, Played()
        self.begins = time.perf_counter() + 0.5
        self.todo: Queue[tuple[float, Door, int]] = Queue()
        dice, seconds = Random(12), minutes * 60 / VISITORS_AN_HOUR
        moments = sorted(
            ((number + dice.random()) * seconds, place, number)
            for number in range(VISITORS_AN_HOUR)
            for place in range(len(doors))
        )
        for moment, place, number in moments:
            self.todo.put((moment, doors[place], number))
        self.lock = threading.Lock()

    def play(self) -> Played:
        """Let all hands work until the hour is over."""
        hands = [threading.Thread(target=self._work) for _ in range(HANDS)]
        for one in hands:
            one.start()
        for one in hands:
            one.join()
        return self.played

    def _work(self) -> None:
        while True:
            try:
                moment, door, number = self.todo.get_nowait()
            except Empty:
                return
            self._visitor(moment, door, number)

    def _visitor(self, moment: float, door: Door, number: int) -> None:
        """One comes in, and somebody serves whoever is next."""
        who, session = door.callers[number % len(door.callers)]
        arrives = {"who": "", "about": door.about, "channel": 1, "form_key": uuid4()}
        self._send("registered", moment, asking("/door/", door.registers, arrives))
        self._send("queue page", moment + 0.4, asking("/queue/", session))
        call = asking("/queue/call-next/", session, {"form_key": uuid4(), "back": "queue"})
        answer = self._send("called", moment + 0.8, call)
        found = _VISIT.search(answer)
        if found is None:
            self.played.wrong.append(f"office {door.office}: nobody to call for {who}")
            return
        self._serve(moment, session, int(found[1]))

    def _serve(self, moment: float, session: str, visit: int) -> None:
        begin = asking(f"/visits/{visit}/begin-serving/", session, self._presses(session, visit))
        self._send("served", moment + 1.2, begin)
        page = fetched(self.port, asking(f"/visits/{visit}/", session).sent)
        for place, need in enumerate(sorted(set(re.findall(rb"needs/(\d+)/answer-need", page)))):
            address = f"/visits/{visit}/needs/{int(need)}/answer-need/"
            form = self._presses(session, visit, page if not place else None)
            self._send("answered", moment + 1.6 + place * 0.2, asking(address, session, form))

    def _presses(self, session: str, visit: int, page: bytes | None = None) -> dict[str, object]:
        page = page or fetched(self.port, asking(f"/visits/{visit}/", session).sent)
        expects = re.search(rb'name="expects" value="(\d+)"', page)
        return {"form_key": uuid4(), "expects": int(expects[1]) if expects else 0}

    def _send(self, name: str, moment: float, one: Asking) -> bytes:
        wanted = self.begins + moment
        time.sleep(max(0.0, wanted - time.perf_counter()))
        # A hand that comes late of itself is the bench's fault: it is timed from when it could.
        since = max(wanted, time.perf_counter()) if name != "registered" else wanted
        try:
            answer = fetched(self.port, one.sent)
        except OSError as failure:
            self.played.wrong.append(f"{name}: {failure!r}")
            return b""
        with self.lock:
            self.played.took[name].append(time.perf_counter() - since)
            if int(answer[9:12] or 0) not in one.expects:
                self.played.wrong.append(f"{name}: {answer.splitlines()[0].decode()}")
        return answer


def doors() -> list[Door]:
    """Every office's door; those who are with somebody already register, the others call."""
    from bench.office.asking import Askers
    from onedoor.office.people.models import Employee
    from onedoor.vocabulary.routing import Post

    askers = Askers()
    at_the_door: dict[int, list[Any]] = defaultdict(list)
    rows = Employee.objects.filter(post=Post.front, left_at=None).select_related("user")
    for one in rows.prefetch_related("visits_served").order_by("pk"):
        at_the_door[one.office_id].append(one)
    return [_door(askers, office, staff) for office, staff in sorted(at_the_door.items())]


def _door(askers: Any, office: int, staff: list[Any]) -> Door:
    busy = [one for one in staff if one.visits_served.all()]
    free = [one for one in staff if one not in busy]
    callers = tuple((one.pk, askers.session(one)) for one in free)
    return Door(office, "Dagpenger", askers.session(busy[0]), callers)


def main() -> None:
    """Play the hour and print what came of it."""
    engine, size, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    minutes = float(sys.argv[4]) if len(sys.argv) > 4 else MINUTES
    at, _ = building.ready(engine, size, folder)
    with serve("onedoor", at.environment) as served:
        some = doors()
        cpu = served.cpu()
        played = Hour(served.port, some, minutes).play()
        cpu = served.cpu() - cpu
    rows = {
        name: {
            "count": len(took),
            "p50_ms": statistics.median(took) * 1000,
            "p95_ms": sorted(took)[int(len(took) * 0.95)] * 1000,
        }
        for name, took in played.took.items()
    }
    found = _doctor_finds([one.office for one in some[:3]])
    told = {"engine": engine, "offices": len(some), "minutes": minutes, "cpu_seconds": cpu}
    print(json.dumps({**told, "rows": rows, "wrong": played.wrong[:20], "found": found}))


def _doctor_finds(offices: list[int]) -> list[str]:
    """What is wrong in the journals of some offices, and in their visits, after the hour."""
    from onedoor.office.inspection import whose_visits
    from onedoor.office.journal.verify import verify

    broken = [str(one) for office in offices for one in verify(office).offenders]
    asked = (
        whose_visits.visits_served_wrongly,
        whose_visits.visits_without_their_meeting,
        whose_visits.visits_ended_in_nothing,
        whose_visits.tickets_alike,
    )
    return broken + [f"{ask.__name__}: {key}" for ask in asked for key in ask()]


if __name__ == "__main__":
    main()
