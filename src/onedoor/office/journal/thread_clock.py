"""The clock of a thread: what is written next is never earlier than what was written last.

A machine's clock is stepped back now and then, and of two who act at once the later may be let in
first. Rows that keep a time take it from here, so that nothing ends before it began.
"""

from __future__ import annotations

import datetime as dt

from onedoor.office.journal.actions import last_line
from onedoor.rules.opening import instant
from onedoor.vocabulary.envelope import Envelope


def now_in(thread: Envelope) -> dt.datetime:
    """When the thread's next line is written: at the envelope's time, or that of its last line.

    Asked once the thread's row is locked, so that nobody writes in between.
    """
    last = last_line(thread)
    return instant(max(thread.at_us, last.at_us if last else 0))
