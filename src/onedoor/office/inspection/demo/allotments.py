"""Cases that a unit's rule shares out, kept or given back."""

from __future__ import annotations

from onedoor.office.inspection.demo.acts import comes, gives_back
from onedoor.office.inspection.demo.casting import NobodyFits
from onedoor.office.inspection.demo.handovers import another_unit
from onedoor.office.inspection.demo.house import Place
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.inspection.demo.ways import Way
from onedoor.rules.responsibility.sharing_out import birth_date_rank
from onedoor.vocabulary.responsibility_codes import ReturnReason
from onedoor.vocabulary.sides import Side

_DAYS = range(1, 29)


def allotted(stage: Stage) -> Story:
    """A case is allotted by a unit's rule, and may still be returned."""
    unit = sharing_unit(stage)
    comes(stage, _area(stage, unit), at=unit.key)
    yield 0


def allotted_to_busy(stage: Stage, *, side: Side) -> Story:
    """The same to somebody to whom much happens, where the rule goes by the day of birth."""
    busy = stage.cast.busy(side)
    unit = stage.house.places[busy.unit]
    if unit.shares_out != "birth_date":
        raise NobodyFits("birth_date")
    comes(stage, busy.area, at=unit.key, birth_day=birth_day_of(unit, busy.who))
    yield 0


def allotment_returned(stage: Stage, *, reason: ReturnReason, elsewhere: bool) -> Story:
    """Whom a case was allotted to gives it back in time, and says where it belongs.

    The rule may leave a case with the duty lead, who has it already: then the next one is.
    """
    unit = sharing_unit(stage)
    for _ in range(4):
        area = _area(stage, unit)
        case = comes(stage, area, at=unit.key)
        yield 0
        if stage.case(case).return_by is not None:
            way = Way(area=area, door=unit.key, unit=unit.key)
            gives_back(stage, case, reason, another_unit(stage, way) if elsewhere else unit.key)
            return


def sharing_unit(stage: Stage, least: int = 2) -> Place:
    """A unit with a rule for sharing out, and at least so many at work to share among."""
    able = [one for one in stage.house.places.values() if one.shares_out != "none"]
    able = [one for one in able if len(_sharing(stage, one)) >= least]
    return stage.house.places[stage.cast.least("sharing", [one.key for one in able])]


def birth_day_of(unit: Place, who: int) -> int:
    """A day of the month on which persons are born who are this member's by the rule."""
    members = [one for one in unit.members if one != unit.leader]
    place = members.index(who)
    own = (day for day in _DAYS if birth_date_rank(day, place, len(members), 0)[0] == 0)
    return next(own, 0)


def _sharing(stage: Stage, unit: Place) -> list[int]:
    return stage.cast.present(one for one in unit.members if one != unit.leader)


def _area(stage: Stage, unit: Place) -> int:
    return stage.cast.least("area", unit.areas)
