"""What people come for, how often, and what comes of it: by an area's key, else by its origin."""

from __future__ import annotations

from random import Random

from onedoor.office.inspection.demo.casting import NobodyFits
from onedoor.office.inspection.demo.house import House
from onedoor.office.inspection.demo.stage import Stage
from onedoor.vocabulary import sides
from onedoor.vocabulary.responsibility_codes import Outcome

# Out of a hundred needs; more of some, as at any such office.
NEEDS = {
    "job_seeking": 22,
    "sick_leave": 19,
    "financial_assistance": 20,
    "work_assessment": 9,
    "employment_schemes": 7,
    "unemployment_benefit": 7,
    "debt_counselling": 5,
    "single_parents": 4,
    "housing": 3,
    "qualification_programme": 2,
    "introduction_programme": 2,
}
_ANY_OTHER = 2
_OUTCOMES = {
    "job_seeking": (Outcome.work, Outcome.work, Outcome.helped, Outcome.no_contact),
    "employment_schemes": (Outcome.work, Outcome.granted, Outcome.withdrawn),
    "unemployment_benefit": (Outcome.helped, Outcome.elsewhere),
    "financial_assistance": (Outcome.granted, Outcome.granted, Outcome.refused, Outcome.withdrawn),
    "housing": (Outcome.granted, Outcome.moved_away),
}
_OF_ANYTHING = (Outcome.helped, Outcome.elsewhere)


def most_likely(stage: Stage) -> int:
    """What the next to come needs: an area that a unit in the house works with."""
    house = stage.house
    inside = [*house.of(sides.Stage.front), *house.of(sides.Stage.back)]
    areas = sorted({area for place in inside for area in place.areas})
    if not areas:
        raise NobodyFits("area")
    return likely_among(house, areas, stage.dice)


def likely_among(house: House, areas: list[int], dice: Random) -> int:
    """One of these areas, more often what more people come for."""
    weights = [NEEDS.get(house.fields[one].name, _ANY_OTHER) for one in areas]
    return dice.choices(areas, weights)[0]


def outcome_of(stage: Stage, area: int) -> Outcome:
    """What can come of a case in an area."""
    return stage.dice.choice(_OUTCOMES.get(stage.house.fields[area].name, _OF_ANYTHING))
