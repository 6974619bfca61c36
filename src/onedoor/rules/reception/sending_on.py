"""Sending on: a person is sent somewhere only with a whom, a why and, for another day, a when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.rules.opening import Opening, is_open_on
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.reception_codes import ReceptionReason, SentTo
from onedoor.vocabulary.sides import Stage

IN_THE_HOUSE = (SentTo.desk, SentTo.unit)
_NEEDS_UNIT = (*IN_THE_HOUSE, SentTo.regional_unit)


@dataclass(frozen=True, kw_only=True, slots=True)
class Destination:
    """Where somebody is to be sent: a unit and where it stands, or a day, or neither.

    `somebody_stands` tells that somebody of the unit serves at the door now.
    """

    to: SentTo
    unit: int = 0
    stage: Stage | None = None
    day: dt.date | None = None
    somebody_stands: bool = True


def what_hinders_sending(
    where: Destination, today: dt.date, opening: Opening
) -> ReceptionReason | None:
    """What a destination lacks, or None: nobody is sent into the blue."""
    outside = where.stage is Stage.outside
    regional = where.to is SentTo.regional_unit
    return first_no(
        (where.to in _NEEDS_UNIT and where.unit == 0, ReceptionReason.needs_a_unit),
        (where.to in IN_THE_HOUSE and outside, ReceptionReason.outside_unit_only),
        (regional and not outside, ReceptionReason.needs_a_unit),
        (where.to is SentTo.another_day and where.day is None, ReceptionReason.needs_a_day),
        (where.day is not None and where.day < today, ReceptionReason.day_has_passed),
        (
            where.day is not None and not is_open_on(where.day, opening),
            ReceptionReason.day_is_closed,
        ),
        (
            waits_on_here(where, today) and not where.somebody_stands,
            ReceptionReason.nobody_stands_there,
        ),
    )


def is_expected(where: Destination, today: dt.date) -> bool:
    """Whether somebody of the house expects the person on a later day, and answers for that."""
    ours = (*IN_THE_HOUSE, SentTo.another_day)
    return where.to in ours and where.day is not None and where.day > today


def waits_on_here(where: Destination, today: dt.date) -> bool:
    """Whether the person waits on in the same visit, for a colleague in the house."""
    return where.to in IN_THE_HOUSE and where.day in (None, today)
