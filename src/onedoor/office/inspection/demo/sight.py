"""A sight: a kind of thing that somebody of the demo finds to do, and the words for it."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import ngettext

from onedoor.vocabulary.code import Code


class Sight(Code):
    """What somebody may find, the rarest first."""

    agree = 1
    proposed = 2
    settle = 3
    waiting = 4
    served = 5
    owes = 6
    born = 7
    asked = 8
    fallen = 9
    answer = 10
    wrong = 11
    allotted = 12
    unit_offers = 13
    sister = 14
    late = 15
    waits = 16
    holds = 17


def in_words(sight: Sight, count: int) -> str:
    """So much of something, in the reader's language."""
    return _WORDS[sight](count) % {"count": count}


_WORDS: dict[Sight, Callable[[int], str]] = {
    Sight.agree: lambda n: ngettext(
        "%(count)s settlement to agree to", "%(count)s settlements to agree to", n
    ),
    Sight.proposed: lambda n: ngettext(
        "%(count)s settlement proposed to the other leader",
        "%(count)s settlements proposed to the other leader",
        n,
    ),
    Sight.settle: lambda n: ngettext("%(count)s case to settle", "%(count)s cases to settle", n),
    Sight.waiting: lambda n: ngettext(
        "%(count)s visitor who waits", "%(count)s visitors who wait", n
    ),
    Sight.served: lambda n: ngettext(
        "%(count)s visitor who is being served", "%(count)s visitors who are being served", n
    ),
    Sight.owes: lambda n: ngettext(
        "%(count)s person to reach by today", "%(count)s persons to reach by today", n
    ),
    Sight.born: lambda n: ngettext(
        "%(count)s new case from the door", "%(count)s new cases from the door", n
    ),
    Sight.asked: lambda n: ngettext(
        "%(count)s case that a colleague asks for", "%(count)s cases that colleagues ask for", n
    ),
    Sight.fallen: lambda n: ngettext(
        "%(count)s case that nobody else answers for",
        "%(count)s cases that nobody else answers for",
        n,
    ),
    Sight.answer: lambda n: ngettext("%(count)s offer to answer", "%(count)s offers to answer", n),
    Sight.wrong: lambda n: ngettext(
        "%(count)s case that lies wrong", "%(count)s cases that lie wrong", n
    ),
    Sight.allotted: lambda n: ngettext(
        "%(count)s case allotted, which may be returned",
        "%(count)s cases allotted, which may be returned",
        n,
    ),
    Sight.unit_offers: lambda n: ngettext(
        "%(count)s offer to the whole unit", "%(count)s offers to the whole unit", n
    ),
    Sight.sister: lambda n: ngettext("%(count)s sister case", "%(count)s sister cases", n),
    Sight.late: lambda n: ngettext(
        "%(count)s step that is late", "%(count)s steps that are late", n
    ),
    Sight.waits: lambda n: ngettext("%(count)s case on hold", "%(count)s cases on hold", n),
    Sight.holds: lambda n: ngettext("%(count)s open case", "%(count)s open cases", n),
}
