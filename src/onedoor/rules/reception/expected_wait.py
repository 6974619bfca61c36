"""Expected wait: what whoever comes may be told, from the office's own last weeks.

Measured are those who waited in the house and were told: a letter waits for nobody in a chair, and
who is served as they come, or before all others, does not wait as the next one will.
"""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.rules.waits import Waited, lasted
from onedoor.vocabulary.reception_codes import Ahead, WaitBasis

_LONGEST_S = 24 * 60 * 60
_AHEAD = ((3, Ahead.few), (7, Ahead.several))


@dataclass(frozen=True, kw_only=True, slots=True)
class Stood:
    """How a visit stood in the waiting room; instants in microseconds, 0 never.

    `helped_us` is when somebody began to serve them who did not point them on; `stepped_out_us`
    when they first went out for a while.
    """

    arrived_us: int
    helped_us: int = 0
    stepped_out_us: int = 0
    ended_us: int = 0


def is_told(*, in_the_house: bool, urgent: bool, served_at_once: bool) -> bool:
    """Whether somebody is told a wait, and is measured for those who come after."""
    return in_the_house and not urgent and not served_at_once


def waited(stood: Stood, now_us: int) -> Waited | None:
    """How long somebody waited; None when they did not, or a clock was set between.

    Who was served in the moment they came was never told to sit down.
    To step out ends what is known: how long they would have waited in their chair is not. So do
    leaving, closing time, and the moment they are still waiting in.
    """
    stops = [one for one in (stood.stepped_out_us, stood.ended_us) if one]
    until = min(stops, default=now_us)
    helped = 0 < stood.helped_us <= until
    if stood.helped_us == stood.arrived_us:
        return None
    over = stood.helped_us if helped else until
    return lasted(stood.arrived_us, over, reached=helped, now_us=now_us, longest_s=_LONGEST_S)


def ahead_of(before: int) -> Ahead:
    """How many wait before somebody, as waits are compared: rarely is the number the very same."""
    if before <= 0:
        return Ahead.nobody
    return next((one for most, one in _AHEAD if before <= most), Ahead.many)


def groups_for(area: int, ahead: Ahead) -> tuple[tuple[WaitBasis, tuple[int, Ahead]], ...]:
    """Which waits are like that of somebody who comes now, the most alike first.

    Each by its area and how many waited before: 0 and `any` are all of them. `area` is 0 when
    nobody knows what they come for, or it is several things. How long the queue is tells more than
    what stands in it.
    """
    groups = (
        (WaitBasis.topic_and_queue, (area, ahead)),
        (WaitBasis.queue, (0, ahead)),
        (WaitBasis.topic, (area, Ahead.any)),
        (WaitBasis.all, (0, Ahead.any)),
    )
    return groups if area else (groups[1], groups[3])


def is_longer_than_told(arrived_us: int, most_s: int, now_us: int) -> bool:
    """Whether somebody still waits, longer than eight in ten were said to; not if nothing was."""
    return 0 < most_s * 1_000_000 < now_us - arrived_us


def is_left_at_closing(arrived_us: int, median_s: int, closes_us: int) -> bool:
    """Whether half of those like them would still wait when the doors close; not if nobody knows.

    They are a debt then, and it is better to see it while there is time to do something.
    """
    return median_s > 0 and arrived_us + median_s * 1_000_000 > closes_us


def is_due(made_us: int, now_us: int, minutes: int) -> bool:
    """Whether waits are measured anew; also when the clock was set back behind the last time."""
    return not 0 <= now_us - made_us < minutes * 60_000_000
