from __future__ import annotations

import os
import subprocess
import sys

from onedoor.office.journal import verify as verifying
from onedoor.office.journal.sealing import seal
from onedoor.office.journal.verify import Wrong, verify
from onedoor.vocabulary.responsibility import StepDone
from tests.databases import NOW
from tests.office.journal.tampering import run, tamper
from tests.office.journal.writing import OFFICE, steps, thread, write


def offenders(office: int = OFFICE) -> list[tuple[str, int]]:
    return [(one.wrong.name, one.seq) for one in verify(office).offenders]


def test_an_untouched_journal_is_as_it_was_written(office_database):
    steps(1, 3)
    steps(2, 2)
    found = verify(OFFICE)
    assert (found.lines, found.threads, found.wrong, found.unsealed) == (5, 2, 0, 5)


def test_an_altered_line_shows(office_database):
    _, second, _ = steps(1, 3)
    tamper(f"UPDATE journal_line SET actor_key = 99 WHERE seq = {second}")
    assert offenders() == [("altered", second)]


def test_an_altered_field_shows(office_database):
    first, _ = steps(1, 2)
    tamper(f"""UPDATE journal_line SET fields = '{{"step": 4}}' WHERE seq = {first}""")
    assert offenders() == [("altered", first)]


def test_a_removed_line_shows_at_the_one_after_it(office_database):
    _, second, third = steps(1, 3)
    tamper(f"DELETE FROM journal_line WHERE seq = {second}")
    assert offenders() == [("missing_before", third)]


def test_a_removed_first_line_shows(office_database):
    first, second = steps(1, 2)
    tamper(f"DELETE FROM journal_line WHERE seq = {first}")
    assert offenders() == [("missing_before", second)]


def test_lines_that_changed_places_show(office_database):
    _, second, third, _ = steps(1, 4)
    one, two = """'{"step": 1}'""", """'{"step": 2}'"""
    tamper(f"UPDATE journal_line SET fields = {two} WHERE seq = {second}")
    tamper(f"UPDATE journal_line SET fields = {one} WHERE seq = {third}")
    assert offenders() == [("altered", second), ("altered", third)]


def test_a_line_moved_to_another_thread_shows(office_database):
    _, second = steps(1, 2)
    steps(2, 1)
    tamper(f"UPDATE journal_line SET thread_key = 2 WHERE seq = {second}")
    assert offenders() == [("missing_before", second)]


def test_a_fork_shows(postgres_database):
    first, second, _ = steps(1, 3)
    run("ALTER TABLE journal_line DROP CONSTRAINT no_fork_in_a_thread")
    write(1, StepDone(step=9))
    tamper(f"UPDATE journal_line SET prev = {first} WHERE prev = {second}")
    assert offenders()[0][0] == "forked"


def test_a_word_the_vocabulary_does_not_have_shows(office_database):
    (first,) = steps(1, 1)
    tamper(f"UPDATE journal_line SET kind = 'CaseLost' WHERE seq = {first}")
    assert set(offenders()) == {("altered", first), ("unknown", first)}


def test_a_number_that_means_nothing_is_read_and_shows(office_database):
    (first,) = steps(1, 1)
    tamper(f"UPDATE journal_line SET side = 99 WHERE seq = {first}")
    assert offenders() == [("altered", first)]


def test_only_so_many_offenders_are_named_but_all_are_counted(sqlite_database, monkeypatch):
    monkeypatch.setattr(verifying, "MOST_NAMED", 2)
    steps(1, 5)
    tamper("UPDATE journal_line SET actor_key = 99")
    found = verify(OFFICE)
    assert (found.wrong, len(found.offenders)) == (5, 2)


def test_another_offices_trouble_is_not_this_offices(office_database):
    steps(1, 1)
    (other,) = steps(1, 1, office=OFFICE + 1)
    tamper(f"UPDATE journal_line SET actor_key = 99 WHERE seq = {other}")
    assert offenders() == []


def test_every_thing_that_can_be_wrong_has_words():
    assert all(wrong.words for wrong in Wrong)


def test_a_journal_without_lines_is_as_it_was_written(office_database):
    assert verify(OFFICE).wrong == 0
    assert verify(thread(1).office).lines == 0
    assert seal(OFFICE, NOW).lines == 0


def test_every_kind_is_known_to_whoever_reads_the_journal():
    asked = (
        "import onedoor.office.journal; from onedoor.vocabulary.event import kinds; print(*kinds)"
    )
    environment = os.environ | {"PYTHONPATH": "src"}
    told = subprocess.run(
        [sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True
    )
    assert {"PackLoaded", "CaseOpened", "NeedStated"} <= set(told.stdout.split())
