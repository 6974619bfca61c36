"""Sides and former agencies: whose employees, whose information, whose field."""

from __future__ import annotations

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text


class Side(Code):
    """An employee's employer, and who owns a piece of information (NAV-loven §§2, 13, 14)."""

    none = 0, text("no side")
    state = 1, text("state")
    municipality = 2, text("municipality")


class FormerAgency(Code):
    """Where an area comes from, and an employee's self-declared background.

    Of an employee: may be none, never shown on a screen, used in aggregate only (DESIGN, Words).
    """

    none = 0, text("none")
    employment = 1, text("employment service")
    insurance = 2, text("national insurance")
    social = 3, text("social services")


class Stage(Code):
    """Where in the office a unit stands: at the door, behind it, or outside the house."""

    front = 1, text("front")
    back = 2, text("specialists")
    outside = 3, text("outside the office")
