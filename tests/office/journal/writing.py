"""Lines for tests of the journal: threads about cases that need no rows."""

from __future__ import annotations

from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.responsibility import StepDone
from onedoor.vocabulary.sides import Side

MARCH_2 = 1_772_438_400_000_000
OFFICE = 77
"""An office that the cast does not have, so that its journal is empty."""


def thread(case: int, office: int = OFFICE, at_us: int = MARCH_2) -> Envelope:
    """The envelope of a line about a case."""
    return Envelope(
        office=office, at_us=at_us, actor_key=5, acting_unit=6, side=Side.state, case_key=case
    )


def write(case: int, *events: Event, office: int = OFFICE, at_us: int = MARCH_2) -> list[int]:
    """Write events in a case's thread, in one transaction; the lines' numbers."""
    with one_transaction():
        return [append(thread(case, office, at_us), event) for event in events]


def steps(case: int, many: int, office: int = OFFICE) -> list[int]:
    """Write that many done steps in a case's thread."""
    return write(case, *[StepDone(step=number) for number in range(many)], office=office)
