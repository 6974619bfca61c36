"""A real municipal office's year, through the live actions: the figures, counted twice.

The log is read here a second time, by other means than the replay's: what the two agree on is not
an error of the reader. It is not in the repository (`ONEDOOR_REAL_LOG`).
"""

from __future__ import annotations

import gzip
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from onedoor.command.main import main
from onedoor.office.establishment.models import Office
from onedoor.office.inspection.doctor import examine
from onedoor.office.inspection.told import disagreements, told_by_journal, told_by_tables
from onedoor.office.journal.models import JournalLine, Seal
from onedoor.office.journal.verify import verify
from onedoor.office.people.models import Employee
from onedoor.office.reception.models import Need
from onedoor.office.responsibility.models import Case, Handover, Holding
from onedoor.rules.opening import us
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.responsibility_codes import CaseState, HandoverState
from tests.databases import Database

_ROOT = Path(__file__).parents[2]
LOG = _ROOT / os.environ.get("ONEDOOR_REAL_LOG", "../shared/data/wabo_receipt.xes.gz")
_CHANNELS = {
    "Internet": Channel.web,
    "Desk": Channel.desk,
    "Post": Channel.letter,
    "e-mail": Channel.email,
    "Intern": Channel.internal,
}

pytestmark = [
    pytest.mark.reallog,
    pytest.mark.skipif(not LOG.exists(), reason=f"there is no real log at {LOG}"),
]


@dataclass
class Counted:
    """The log by another reader: who did each step of each case, and when it ended."""

    workers: dict[str, list[str]]
    ends: dict[str, str]
    channels: Counter[Channel]

    @property
    def handovers(self) -> list[tuple[list[str], str]]:
        """Each step by another worker than the last: who had worked in the case, and who then."""
        return [
            (row[: place + 1], after)
            for row in self.workers.values()
            for place, (before, after) in enumerate(pairwise(row))
            if before != after
        ]


@pytest.fixture(scope="module")
def counted() -> Counted:
    """What the log says, read whole by the standard library."""
    with gzip.open(LOG) as file:
        root = ElementTree.parse(file).getroot()
    cases = {_of(each)["concept:name"]: each for each in root.iterfind("{*}trace")}
    return Counted(
        workers={
            name: [_of(event)["org:resource"] for event in each.iterfind("{*}event")]
            for name, each in cases.items()
        },
        ends={name: _of(each)["enddate"] for name, each in cases.items() if "enddate" in _of(each)},
        channels=Counter(_CHANNELS[_of(each)["channel"]] for each in cases.values()),
    )


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """The log, replayed by the command."""
    folder = tmp_path_factory.mktemp("year")
    target = folder / "year.sqlite3"
    assert main(["replay", str(LOG), "--pack", "wabo", "--to", str(target)]) == 0
    url = f"sqlite:///{folder}"
    return Database("sqlite", f"{url}/year.sqlite3", f"{url}/year-looks.sqlite3")


@pytest.fixture(autouse=True)
def _opened(year: Database) -> Iterator[None]:
    with year.opened():
        yield


def test_the_tables_have_the_log_s_four_figures(counted: Counted) -> None:
    accepted = Handover.objects.filter(state=HandoverState.accepted)
    held = Employee.objects.filter(holdings__isnull=False).distinct()
    assert Case.objects.count() == len(counted.workers) == 1434
    assert sum(Case.objects.values_list("steps_done", flat=True)) == _steps(counted) == 8577
    assert held.count() == len(_names(counted)) == 48
    assert accepted.count() == len(counted.handovers) == 1208
    assert Handover.objects.count() == 1208


def test_the_journal_has_the_same_four_figures(counted: Counted) -> None:
    kinds = Counter(JournalLine.objects.values_list("kind", flat=True))
    actors = JournalLine.objects.filter(kind="StepDone").values_list("actor_key").distinct()
    assert kinds["CaseOpened"] == len(counted.workers)
    assert kinds["StepDone"] == _steps(counted)
    assert actors.count() == len(_names(counted))
    assert kinds["HandoverAccepted"] == kinds["HolderChanged"] == len(counted.handovers)


def test_every_case_was_held_by_those_who_worked_in_it(counted: Counted) -> None:
    rows = Holding.objects.order_by("case_id", "pk").select_related("case", "employee")
    held = {
        case: [str(row.employee) for row in times]
        for case, times in groupby(rows, key=lambda row: row.case.outside_number)
    }
    assert held == {
        case: [worker for worker, _ in groupby(row)] for case, row in counted.workers.items()
    }


def test_bounces_are_handovers_back_to_an_earlier_holder(counted: Counted) -> None:
    back = sum(after in had for had, after in counted.handovers)
    assert sum(Case.objects.values_list("bounces", flat=True)) == back == 210


def test_each_case_came_by_its_channel(counted: Counted) -> None:
    assert Counter(Need.objects.values_list("channel", flat=True)) == counted.channels


def test_cases_that_ended_in_the_log_are_closed(counted: Counted) -> None:
    closed = Case.objects.filter(state=CaseState.closed)
    assert set(closed.values_list("outside_number", flat=True)) == set(counted.ends)


def test_no_case_was_without_a_holder_at_any_moment() -> None:
    rows = Holding.objects.order_by("case_id", "pk").select_related("case")
    for _, times in groupby(rows, key=lambda row: row.case_id):
        held = list(times)
        assert held[0].since == held[0].case.opened_at
        assert all(before.until == after.since for before, after in pairwise(held))
        assert held[-1].until is None
        assert held[-1].employee_id == held[-1].case.holder_id


def test_no_line_of_a_case_was_without_a_holder() -> None:
    lines = JournalLine.objects.filter(case_key__gt=0)
    assert lines.filter(holder_after=0).count() == 0
    assert set(lines.filter(holder_before=0).values_list("kind", flat=True)) == {"CaseOpened"}


def test_what_happened_is_written_in_the_order_it_happened() -> None:
    times = list(JournalLine.objects.order_by("seq").values_list("at_us", flat=True))
    assert times == sorted(times)
    first = Case.objects.order_by("pk")[0]
    assert us(first.opened_at) == min(map(us, Case.objects.values_list("opened_at", flat=True)))


def test_the_journal_is_whole_and_sealed_to_its_end() -> None:
    found = verify(Office.objects.get().pk)
    assert (found.wrong, found.unsealed, found.lines) == (0, 0, JournalLine.objects.count())
    assert Seal.objects.count() == 1


def test_the_fold_of_the_journal_equals_the_tables() -> None:
    assert list(disagreements(told_by_tables(), told_by_journal())) == []


def test_the_doctor_finds_nothing() -> None:
    from django.utils import timezone

    assert list(examine(timezone.now())) == []


def _of(element: ElementTree.Element) -> dict[str, str]:
    return {one.attrib["key"]: one.attrib["value"] for one in element if "key" in one.attrib}


def _steps(counted: Counted) -> int:
    return sum(map(len, counted.workers.values()))


def _names(counted: Counted) -> set[str]:
    return {worker for row in counted.workers.values() for worker in row}
