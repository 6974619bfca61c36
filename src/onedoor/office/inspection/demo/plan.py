"""Which stories are played, and on how many working days before the last each of them begins."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from onedoor.office.inspection.demo import coming_and_going, handovers, waiting
from onedoor.office.inspection.demo.days import WEEKS_DAYS
from onedoor.office.inspection.demo.everyday import an_ordinary_case
from onedoor.office.inspection.demo.plan_questions import answered, asked, passed_over
from onedoor.office.inspection.demo.stage import Planned
from onedoor.vocabulary.responsibility_codes import ReturnReason, WaitingFor

_ORDINARY_CASES = (8, 7, 8, 6, 7, 9, 8, 7, 7)  # a working day each, the two Mondays first
_THIS_MORNING = 3
_A_QUARTER, _MONTHS_AGO = 65, 145


def plan() -> Iterator[Planned]:
    """Every story, in no order."""
    for told in (_from_before, asked, answered, passed_over, _waiting, _this_morning, _people):
        yield from told()
    for back, count in enumerate(reversed(_ORDINARY_CASES), 1):
        yield from [(back, an_ordinary_case)] * count
    yield from [(0, an_ordinary_case)] * _THIS_MORNING


def _from_before() -> Iterator[Planned]:
    """Older cases: some have lain too long at the front, some go on as they should."""
    stay, go_on = waiting.stays_too_long, waiting.goes_on_for_weeks
    for back, area, by in (
        (168, "single_parents", "pal"),
        (160, "sick_leave", "silje"),
        (156, "job_seeking", "lan"),
        (151, "financial_assistance", "yusuf"),
        (_MONTHS_AGO, "debt_counselling", "marte"),
        (_MONTHS_AGO, "financial_assistance", "solveig"),
    ):
        yield back, partial(stay, area=area, by=by)
    for back, area, by in (
        (_A_QUARTER, "work_assessment", "leila"),
        (40, "sick_leave", "leila"),
        (30, "work_assessment", "leila"),
        (35, "job_seeking", "anders"),
        (28, "employment_schemes", "anders"),
        (38, "financial_assistance", "julie"),
        (26, "debt_counselling", "julie"),
        (33, "qualification_programme", "sigrid"),
        (24, "introduction_programme", "dawit"),
        (29, "job_seeking", "oksana"),
        (31, "financial_assistance", "mohammed"),
    ):
        yield back, partial(go_on, area=area, by=by)


def _waiting() -> Iterator[Planned]:
    """Cases on hold for each kind of party, late ones, and ones that lie wrong."""
    for back, area, by, party, days in (
        (4, "job_seeking", "oksana", WaitingFor.employer, 1),
        (6, "financial_assistance", "mohammed", WaitingFor.person, 1),
        (5, "sick_leave", "piotr", WaitingFor.doctor, 3),
        (7, "unemployment_benefit", "pal", WaitingFor.regional_unit, 8),
        (6, "introduction_programme", "selam", WaitingFor.other_authority, 5),
        (3, "qualification_programme", "sigrid", WaitingFor.other_side, 2),
        (5, "housing", "samuel", WaitingFor.landlord, 2),
        (8, "employment_schemes", "farid", WaitingFor.course, 15),
        (5, "sick_leave", "gunnhild", WaitingFor.doctor, 0),
        (4, "financial_assistance", "nina", WaitingFor.person, 0),
    ):
        told = partial(waiting.waits_for_a_party, area=area, by=by)
        yield back, partial(told, party=party, days=days)
    for back, area, by in (
        (9, "job_seeking", "oksana"),
        (8, "financial_assistance", "mohammed"),
        (7, "job_seeking", "elif"),
        (8, "sick_leave", "amina"),
        (7, "financial_assistance", "yusuf"),
        (9, "sick_leave", "piotr"),
    ):
        yield back, partial(waiting.is_left_alone, area=area, by=by)
    for back, area, by in (
        (6, "job_seeking", "stian"),
        (4, "sick_leave", "tone"),
        (3, "work_assessment", "bjorn"),
        (5, "financial_assistance", "sigrid"),
    ):
        yield back, partial(waiting.lies_outside, area=area, by=by)
    yield 7, partial(waiting.opened_again, area="financial_assistance", by="samuel")


def _this_morning() -> Iterator[Planned]:
    """What has just come in: at the door, to teams that share out, and what was given back."""
    for area in (
        "job_seeking",
        "sick_leave",
        "sick_leave",
        "unemployment_benefit",
        "financial_assistance",
        "financial_assistance",
        "housing",
    ):
        yield 0, partial(waiting.comes_to_the_door, area=area)
    for area, unit, birth_day in (
        ("job_seeking", "team_work", 14),
        ("unemployment_benefit", "team_work", 13),
        ("sick_leave", "team_health", 0),
        ("work_assessment", "team_health", 0),
        ("financial_assistance", "team_social", 0),
        ("financial_assistance", "team_social", 0),
    ):
        yield 0, partial(handovers.allotted, area=area, unit=unit, birth_day=birth_day)
    for back, area, unit, reason, belongs in (
        (1, "unemployment_benefit", "team_work", ReturnReason.other_unit, "regional_benefits"),
        (2, "debt_counselling", "team_social", ReturnReason.not_competent, "team_social"),
        (1, "work_assessment", "team_health", ReturnReason.other_unit, "regional_benefits"),
        (0, "housing", "team_social", ReturnReason.no_capacity, "front_municipality"),
    ):
        told = partial(handovers.allotment_returned, area=area, unit=unit)
        yield back, partial(told, reason=reason, belongs=belongs)


def _people() -> Iterator[Planned]:
    """Colleagues who come and go, and persons of whom not everything is known."""
    yield WEEKS_DAYS + 3, partial(coming_and_going.is_on_leave, who="leila", leader="gunnhild")
    yield 2, partial(coming_and_going.is_out, who="anders", leader="bjorn", days=3)
    yield 3, partial(coming_and_going.leaves, who="julie", leader="berit")
    yield 6, coming_and_going.was_one_person
    yield 0, coming_and_going.tells_no_name
    for back, area, at, country in (
        (3, "job_seeking", "front_state", "PL"),
        (2, "financial_assistance", "front_municipality", "SE"),
    ):
        told = partial(coming_and_going.is_from_abroad, area=area, at=at)
        yield back, partial(told, country=country)
