"""What other subjects show of a case: on its page, and where somebody is to take it over.

Subjects see those below them only, so what stands above responsibility brings itself along.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from onedoor.office.responsibility.queries import CaseShown

Along = Callable[[CaseShown, Sequence[CaseShown]], dict[str, Any]]
_brought: list[Along] = []


def bring_along(along: Along) -> Along:
    """Have this asked, with the case and its sister cases as their reader was shown them."""
    _brought.append(along)
    return along


def goes_along(case: CaseShown, sisters: Sequence[CaseShown] = ()) -> dict[str, Any]:
    """What pages show of a case beside its own, by the names they know it under."""
    return {name: told for along in _brought for name, told in along(case, sisters).items()}
