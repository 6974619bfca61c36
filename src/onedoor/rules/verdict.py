"""A verdict: yes or no, and always why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.responsibility_codes import Reason

Why = TypeVar("Why", bound=Code)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a rule about what may be done. True in a condition when it may.

    Since a no is false, verdicts are not joined by `or`: reasons are (`refusal`, `first_no`), and
    `answer` makes the verdict of the first one.
    """

    allowed: bool
    because: Reason

    def __bool__(self) -> bool:
        return self.allowed

    @property
    def refusal(self) -> Reason | None:
        """Why it may not be done; None when it may."""
        return None if self.allowed else self.because


def yes(because: Reason = Reason.allowed) -> Verdict:
    """It may be done, because of this."""
    return Verdict(allowed=True, because=because)


def no(because: Reason) -> Verdict:
    """It may not be done, because of this."""
    return Verdict(allowed=False, because=because)


def first_no(*conditions: tuple[bool, Why]) -> Why | None:
    """The reason of the first condition that forbids, in the order given, or None.

    Each condition is a fact that forbids when true, and the reason it forbids for.
    """
    return next((because for forbids, because in conditions if forbids), None)


def answer(refused: Reason | None, because: Reason | None = None) -> Verdict:
    """No when there is a reason to refuse; else yes, because of `because`."""
    return yes(because or Reason.allowed) if refused is None else no(refused)
