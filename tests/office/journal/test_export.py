from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from onedoor.office.journal import exported_so_far
from onedoor.office.journal.export import export
from onedoor.office.journal.exported_so_far import NotThisJournal
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.schema import schema
from onedoor.vocabulary.event import UnknownEvent
from onedoor.vocabulary.people import Presence, PresenceChanged
from onedoor.vocabulary.responsibility import StepDone
from tests.office.journal.open_transaction import left_open
from tests.office.journal.tampering import tamper
from tests.office.journal.writing import MARCH_2, OFFICE, steps, write

A_MONTH_US = 31 * 24 * 3600 * 1_000_000


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "exported"


def exported(to: Path) -> list[dict]:
    """Every exported line, as the mirror would read it."""
    files = sorted(str(file) for file in to.glob(exported_so_far.PARTS))
    rows: list[dict] = ds.dataset(files, schema=schema()).to_table().to_pylist()
    return sorted(rows, key=lambda row: row["seq"])


def seqs(to: Path, office: int = OFFICE) -> list[int]:
    return [row["seq"] for row in exported(to) if row["office"] == office]


def test_a_line_is_exported_flat(office_database, to):
    (seq,) = write(1, PresenceChanged(employee=4, presence=Presence.out, until=dt.date(2026, 3, 5)))
    export(to, [OFFICE])
    (row,) = exported(to)
    told = {"seq": seq, "kind": "PresenceChanged", "employee": 4, "presence": "out"}
    told |= {"until": dt.date(2026, 3, 5), "side": "state", "thread_kind": "case", "step": None}
    assert told.items() <= row.items()


def test_a_line_tells_of_the_one_before_it_in_its_thread(office_database, to):
    first, _ = steps(1, 2)
    export(to, [OFFICE])
    alone, after = exported(to)
    assert (alone["prev"], alone["prev_kind"], alone["prev_at_us"]) == (0, None, None)
    before = (after["prev"], after["prev_kind"], after["prev_unit"], after["prev_actor"])
    assert before == (first, "StepDone", 6, 5)


def test_the_line_before_is_told_also_when_it_was_exported_earlier(office_database, to):
    steps(1, 1)
    export(to, [OFFICE])
    steps(1, 1)
    export(to, [OFFICE])
    assert [row["prev_kind"] for row in exported(to)] == [None, "StepDone"]


def test_every_office_is_exported_when_none_is_named(office_database, to):
    steps(1, 2)
    export(to)
    assert len(exported(to)) == JournalLine.objects.count()
    assert "PackLoaded" in {row["kind"] for row in exported(to)}


def test_lines_lie_by_office_and_month(office_database, to):
    write(1, StepDone(step=1), at_us=MARCH_2)
    write(1, StepDone(step=1), at_us=MARCH_2 + A_MONTH_US)
    export(to, [OFFICE])
    parts = {str(part.relative_to(to)) for part in to.glob(exported_so_far.PARTS)}
    assert parts == {
        f"office={OFFICE}/month=2026-03/part-000001.parquet",
        f"office={OFFICE}/month=2026-04/part-000001.parquet",
    }


def test_a_later_run_adds_only_what_is_new(office_database, to):
    first = steps(1, 3)
    assert export(to, [OFFICE])[0].lines == 3
    second = steps(1, 2)
    assert export(to, [OFFICE])[0].lines == 2
    assert export(to, [OFFICE])[0].lines == 0
    assert seqs(to) == first + second


def test_nothing_is_lost_when_a_transaction_is_open_during_an_export(postgres_database, to):
    steps(3, 1)
    with left_open(case=1):
        steps(2, 2)
        export(to, [OFFICE])
        early = seqs(to)
    export(to, [OFFICE])
    late = JournalLine.objects.filter(office=OFFICE).order_by("seq").values_list("seq", flat=True)
    assert len(early) == 1
    assert seqs(to) == list(late)


def killed(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("before", ["export._to_disk", "exported_so_far.write"])
def test_a_run_that_was_killed_leaves_nothing_doubled(office_database, to, monkeypatch, before):
    first = steps(1, 2)
    export(to, [OFFICE])
    second = steps(1, 2)
    with monkeypatch.context() as dying:
        dying.setattr(f"onedoor.office.journal.{before}", killed)
        with pytest.raises(KeyboardInterrupt):
            export(to, [OFFICE])
    third = steps(1, 2)
    export(to, [OFFICE])
    assert seqs(to) == first + second + third


def test_a_run_that_was_killed_between_two_parts_leaves_nothing_doubled(
    office_database, to, monkeypatch
):
    march = write(1, StepDone(step=1), at_us=MARCH_2)
    april = write(1, StepDone(step=2), at_us=MARCH_2 + A_MONTH_US)
    with monkeypatch.context() as dying:
        whole = iter([None])
        dying.setattr("onedoor.office.journal.export._to_disk", lambda _: next(whole))
        with pytest.raises(RuntimeError):
            export(to, [OFFICE])
    assert seqs(to) == march
    export(to, [OFFICE])
    assert seqs(to) == march + april


def test_a_first_run_that_was_killed_can_be_run_again(office_database, to, monkeypatch):
    lines = steps(1, 2)
    export(to, [])
    with monkeypatch.context() as dying:
        dying.setattr(exported_so_far, "write", killed)
        with pytest.raises(KeyboardInterrupt):
            export(to, [OFFICE])
    export(to, [OFFICE])
    assert seqs(to) == lines


def test_parts_without_a_state_are_not_added_to(sqlite_database, to):
    steps(1, 1)
    export(to, [OFFICE])
    (to / exported_so_far.STATE).unlink()
    with pytest.raises(NotThisJournal):
        export(to, [OFFICE])


def test_the_parts_of_another_journal_are_not_added_to(sqlite_database, to):
    steps(1, 2)
    export(to, [OFFICE])
    tamper("DELETE FROM journal_line WHERE office = 77")
    with pytest.raises(NotThisJournal):
        export(to, [OFFICE])


def test_a_line_nobody_can_read_is_named(sqlite_database, to):
    (seq,) = steps(1, 1)
    tamper("UPDATE journal_line SET kind = 'CaseLost' WHERE office = 77")
    with pytest.raises(UnknownEvent, match=f"line {seq}"):
        export(to, [OFFICE])
    assert not list(to.glob(exported_so_far.PARTS))


def test_the_parts_hold_no_json_and_no_hash(sqlite_database, to):
    steps(1, 1)
    export(to, [OFFICE])
    (part,) = to.glob(exported_so_far.PARTS)
    assert pq.read_schema(part).names == schema().names
    strings = {value for row in exported(to) for value in row.values() if isinstance(value, str)}
    assert strings == {"state", "StepDone", "case"}


def test_the_state_says_how_far_each_office_has_come(sqlite_database, to):
    last = steps(1, 2)[-1]
    export(to, [OFFICE])
    so_far = json.loads((to / "export.json").read_text())["offices"][str(OFFICE)]
    assert (so_far["mark"], so_far["runs"], so_far["lines"]) == (last + 1, 1, 2)
