"""Replaying: an office is opened in a new database, a log is played into it, its journal sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from onedoor.office.establishment.actions import load_pack
from onedoor.office.inspection.replay.checking import LoggedCase
from onedoor.office.inspection.replay.new_database import Description, new_database
from onedoor.office.inspection.replay.playing import moments, play
from onedoor.office.inspection.replay.summary import Summary, summary_of
from onedoor.office.inspection.replay.terms import Terms
from onedoor.office.journal.sealing import seal


def replay(
    cases: Sequence[LoggedCase],
    files: Mapping[str, str],
    terms: Terms,
    *,
    into: Mapping[str, Description],
    seen: Callable[[int], object] = int,
) -> Summary:
    """Replay a log with a pack's files into new databases; what stands there then.

    `into` are Django's descriptions of the databases; either all of them come to be or none.
    Raises `AlreadyThere`, `OfficeRefuses`, and `OSError` when they cannot be written.
    """
    told = moments(cases)
    with new_database(into):
        office = load_pack(files, now=terms.opens)
        play(told, terms, office, seen)
        seal(office.pk, told[-1].at)
        return summary_of(office)
