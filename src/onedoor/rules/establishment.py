"""Establishment: who may lead, and what an office's pack may not take away."""

from __future__ import annotations

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text


class EstablishmentReason(Code):
    """Why something about the office itself cannot be."""

    does_not_work_here = 1, text("They do not work at this office.")
    not_in_the_unit = 2, text("They do not work for that unit.")
    key_in_use = (
        3,
        text("The pack leaves out a unit, area or step that the office has. Put its key back."),
    )


def what_hinders_leading(
    *, same_office: bool, left: bool, works_for_unit: bool
) -> EstablishmentReason | None:
    """What forbids somebody to lead a unit or its duty, or None: they must work for it."""
    if left or not same_office:
        return EstablishmentReason.does_not_work_here
    return None if works_for_unit else EstablishmentReason.not_in_the_unit
