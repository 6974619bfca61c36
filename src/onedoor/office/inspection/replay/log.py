"""A real office's log, told in a pack's terms, and checked whole before anything is done."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from onedoor.office.inspection.replay.checking import NO_CASES, Checking, LoggedCase
from onedoor.office.inspection.replay.problems import LogProblems
from onedoor.office.inspection.replay.terms import Terms
from onedoor.office.inspection.replay.xes import Unreadable, traces


def read_log(path: Path, terms: Terms, *, now: dt.datetime) -> list[LoggedCase]:
    """Every case of an XES file, in the file's order.

    Nothing can have happened after `now`. Raises `LogProblems` with everything that is wrong.
    """
    checking = Checking(terms, now)
    cases = []
    try:
        cases = [checking.case(trace) for trace in traces(path)]
        if not cases:
            checking.wrong(0, NO_CASES)
    except Unreadable as why:
        checking.wrong(why.line, why.sentence, **why.values)
    if checking.problems:
        raise LogProblems(path, checking.problems)
    return [case for case in cases if case is not None]
