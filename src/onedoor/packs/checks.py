"""What the tables of a pack must say of each other: everything a single table cannot know."""

from __future__ import annotations

from onedoor.packs.appointments import appointment_problems
from onedoor.packs.elsewhere import casefile_problems
from onedoor.packs.leadership import leadership_problems
from onedoor.packs.pack import Pack
from onedoor.packs.posts import post_problems
from onedoor.packs.problems import Problem
from onedoor.packs.promises import promise_problems
from onedoor.packs.references import reference_problems
from onedoor.packs.remits import remit_problems
from onedoor.packs.shifts import roster_problems
from onedoor.packs.times import time_problems


def check(pack: Pack) -> list[Problem]:
    """Everything that is wrong with a pack whose tables are in shape.

    What leads nowhere is told once, by the first of these; the others pass over it.
    """
    return [
        *reference_problems(pack),
        *leadership_problems(pack),
        *remit_problems(pack),
        *post_problems(pack),
        *roster_problems(pack),
        *promise_problems(pack),
        *time_problems(pack),
        *casefile_problems(pack),
        *appointment_problems(pack),
    ]
