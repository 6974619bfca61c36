"""Checking a log: everything wrong is told with its line, before anything is done."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from onedoor.office.inspection.replay.log import read_log
from onedoor.office.inspection.replay.problems import LogProblems
from onedoor.office.inspection.replay.terms import terms_of
from onedoor.packs.problems import PackProblems, untranslated
from onedoor.packs.reader import read_pack, shipped
from onedoor.vocabulary.reception_codes import Channel
from tests.office.inspection.logs import at, event, trace, written

TERMS = terms_of(read_pack(shipped("wabo")), "wabo")
NOW = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)


def told(path: Path) -> list[str]:
    """What is wrong with a log, without its path."""
    with pytest.raises(LogProblems) as wrong:
        read_log(path, TERMS, now=NOW)
    return [line.removeprefix(str(path)).lstrip(", :") for line in wrong.value.told(untranslated)]


def test_a_sound_log_is_told_in_the_pack_s_terms(tmp_path):
    (case,) = read_log(written(tmp_path, trace("c", event("Anna", at(1)))), TERMS, now=NOW)
    (step,) = case.steps
    assert (case.name, case.ended, step.line) == ("c", None, 5)
    assert (step.worker, step.step, step.unit) == ("Anna", "receipt", "group_1")
    assert step.at == dt.datetime(2011, 3, 1, 8, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("written_channel", "channel"),
    [
        ("Internet", Channel.web),
        ("Desk", Channel.desk),
        ("Post", Channel.letter),
        ("e-mail", Channel.email),
        ("Intern", Channel.internal),
        ("UNKNOWN", Channel.unknown),
        ("Pigeon", Channel.unknown),
    ],
)
def test_every_way_in_has_its_channel(tmp_path, written_channel, channel):
    path = written(tmp_path, trace("c", event("Anna", at(1)), channel=written_channel))
    assert read_log(path, TERMS, now=NOW)[0].channel is channel


def test_without_a_channel_it_is_unknown(tmp_path):
    path = written(tmp_path, trace("c", event("Anna", at(1))))
    assert read_log(path, TERMS, now=NOW)[0].channel is Channel.unknown


def test_what_was_only_begun_is_no_step(tmp_path):
    begun = event("Bo", at(2)) | {"lifecycle:transition": "start"}
    path = written(tmp_path, trace("c", event("Anna", at(1)), begun))
    assert [step.worker for step in read_log(path, TERMS, now=NOW)[0].steps] == ["Anna"]


@pytest.mark.parametrize("key", ["org:resource", "org:group", "concept:name", "time:timestamp"])
def test_an_event_tells_who_where_what_and_when(tmp_path, key):
    lacking = event("Anna", at(1))
    del lacking[key]
    path = written(tmp_path, trace("c", lacking))
    assert told(path) == [f"line 5: The event has no «{key}». Export the log with it."]


BAD_TIMES = {
    "yesterday": "which is not a time. Write it as 2011-10-11T13:45:40+02:00.",
    "2011-02-30T09:00:00+01:00": "which is not a time. Write it as 2011-10-11T13:45:40+02:00.",
    "2011-03-01T09:00:00": "without a time zone. Write it as 2011-10-11T13:45:40+02:00.",
    "2199-03-01T09:00:00+01:00": "which has not been yet. Put the time right.",
    "0001-01-01T00:00:00+14:00": "before the office opens. Put the time right, or set an earlier"
    " opening_day in office.toml of the pack wabo.",
}


@pytest.mark.parametrize(("when", "wrong"), BAD_TIMES.items())
def test_an_impossible_time(tmp_path, when, wrong):
    path = written(tmp_path, trace("c", event("Anna", when)))
    comma = " " if wrong.startswith("which is") else ", "
    assert told(path) == [f"line 5: «time:timestamp» is «{when}», {wrong}".replace(",  ", comma)]


def test_an_impossible_end(tmp_path):
    path = written(tmp_path, trace("c", event("Anna", at(1)), enddate="soon"))
    assert told(path)[0].startswith("line 3: «enddate» is «soon», which is not a time.")


def test_time_goes_forwards_in_a_case(tmp_path):
    path = written(tmp_path, trace("c", event("Anna", at(2)), event("Anna", at(1))))
    assert told(path)[0].startswith(
        "line 6: The event is earlier than the one on line 5, before it in its case."
    )


def test_an_unknown_group_is_told_of_once_with_what_to_add(tmp_path):
    strange = event("Anna", at(1), group="Group 99")
    (line,) = told(written(tmp_path, trace("c", strange, strange)))
    assert line.startswith("line 5: The pack wabo has no unit for the group «Group 99».")
    assert line.endswith('Add a [[unit]] to its units.toml, with name.en = "Group 99".')


def test_an_unknown_step_is_told_of_once_with_what_to_add(tmp_path):
    strange = event("Anna", at(1), step="T99 Dance")
    (line,) = told(written(tmp_path, trace("c", strange, strange)))
    assert line.startswith("line 5: The pack wabo has no step «T99 Dance».")
    assert line.endswith('Add a [[step]] to its areas.toml, with name.en = "T99 Dance".')


def test_a_case_stands_once(tmp_path):
    once = trace("c", event("Anna", at(1)))
    assert told(written(tmp_path, once, once)) == [
        "line 7: The case «c» stands on line 3 already. Join the two traces."
    ]


def test_a_case_has_a_name_and_a_step(tmp_path):
    assert told(written(tmp_path, trace(""), trace("c"))) == [
        "line 3: The trace has no «concept:name». Export the log with the names of its cases.",
        "line 6: The case «c» has no completed event. Take its trace out.",
    ]


def test_names_are_short_and_can_be_seen(tmp_path):
    path = written(tmp_path, trace("c\x9bm", event("A" * 81, at(1)), event("A\u202ennA", at(2))))
    assert told(path) == [
        "line 3: «concept:name» has a character that cannot be seen (U+009B). Take it out.",
        "line 5: «org:resource» has more than 80 characters. Shorten it.",
        "line 6: «org:resource» has a character that cannot be seen (U+202E). Take it out.",
    ]


def test_a_control_character_in_what_is_told_does_not_reach_the_terminal(tmp_path):
    path = written(tmp_path, trace("c", event("Anna", at(1), group="\x9b2J")))
    assert "«\N{REPLACEMENT CHARACTER}2J»" in told(path)[0]


def test_an_empty_log(tmp_path):
    assert told(written(tmp_path)) == [
        "The log has no traces, so there is nothing to replay. Export it again."
    ]


def test_twenty_problems_are_told_and_the_rest_counted(tmp_path):
    lacking = {"org:group": "Group 1"}
    lines = told(written(tmp_path, trace("c", *[lacking] * 10)))
    assert (len(lines), lines[-1]) == (21, "And 10 more.")


def test_what_is_wrong_before_the_file_breaks_is_told_too(tmp_path):
    path = written(tmp_path, trace("c", {}), trace("d"))
    path.write_text(path.read_text().replace("</log>", ""))
    assert [line.split(":")[0] for line in told(path)] == [*["line 5"] * 4, "line 7", "line 10"]
    assert told(path)[-1] == "line 10: The file is cut off here. Fetch it again."


def test_a_pack_for_replays_has_one_area_and_no_limit():
    with pytest.raises(PackProblems) as unfit:
        terms_of(read_pack(shipped("example")), "example")
    assert [problem.key for problem in unfit.value.problems] == ["", "bounce_limit"]
