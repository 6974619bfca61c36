"""A verdict: yes or no, and always why."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.vocabulary.responsibility_codes import Reason


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a rule about what may be done. True in a condition when it may."""

    allowed: bool
    because: Reason

    def __bool__(self) -> bool:
        return self.allowed


def yes(because: Reason = Reason.allowed) -> Verdict:
    """It may be done, because of this."""
    return Verdict(allowed=True, because=because)


def no(because: Reason) -> Verdict:
    """It may not be done, because of this."""
    return Verdict(allowed=False, because=because)


def first_no(*conditions: tuple[bool, Reason]) -> Verdict | None:
    """The first condition that forbids, in the order given; None when nothing forbids.

    Each condition is a fact that forbids when true, and the reason it forbids for.
    """
    for forbids, because in conditions:
        if forbids:
            return no(because)
    return None
