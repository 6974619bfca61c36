"""Which questions are asked in the story, and on how many working days before the last."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from onedoor.office.inspection.demo import bounces, handovers
from onedoor.office.inspection.demo.stage import Planned
from onedoor.vocabulary.responsibility_codes import ReturnReason


def asked() -> Iterator[Planned]:
    """Questions that nobody has answered, to persons, to units and to holders."""
    state, municipal = "front_state", "front_municipality"
    for back, area, at, unit, to, days in (
        (1, "job_seeking", state, "team_work", "oksana", 0),
        (0, "unemployment_benefit", state, "team_work", "oksana", 1),
        (1, "sick_leave", state, "team_health", "piotr", 0),
        (2, "work_assessment", state, "team_health", "gunnhild", 1),
        (1, "financial_assistance", municipal, "team_social", "mohammed", 1),
        (1, "job_seeking", state, state, "lan", 2),
        (1, "job_seeking", state, "team_work", "", 0),
        (0, "single_parents", state, "team_health", "", 1),
        (1, "work_assessment", state, "regional_benefits", "", 6),
        (0, "financial_assistance", municipal, "team_social", "", 1),
        (1, "housing", municipal, "team_social", "", 0),
        (0, "introduction_programme", municipal, "team_qualification", "", 3),
    ):
        offered = partial(handovers.waits_for_an_answer, area=area, at=at, unit=unit)
        yield back, partial(offered, to=to, days=days)
    for area, by, who in (
        ("sick_leave", "amina", "leila"),
        ("job_seeking", "lan", "oksana"),
        ("financial_assistance", "yusuf", "mohammed"),
        ("work_assessment", "piotr", "amina"),
    ):
        asker = "gunnhild" if who == "leila" else who
        yield 1, partial(handovers.asked_for, area=area, by=by, who=asker)
    yield (
        0,
        partial(
            handovers.sister_asked_for, area="qualification_programme", by="selam", unit="team_work"
        ),
    )


def answered() -> Iterator[Planned]:
    """Questions that have been answered."""
    for back, area, at, to, reason, belongs in (
        (3, "work_assessment", "front_state", "stian", ReturnReason.not_competent, "team_health"),
        (
            2,
            "unemployment_benefit",
            "front_state",
            "elif",
            ReturnReason.other_unit,
            "regional_benefits",
        ),
        (4, "debt_counselling", "front_municipality", "nina", ReturnReason.incomplete, ""),
        (5, "job_seeking", "front_state", "tone", ReturnReason.other_area, "team_work"),
        (2, "housing", "front_municipality", "samuel", ReturnReason.no_capacity, ""),
        (1, "sick_leave", "front_state", "marit", ReturnReason.impartiality, ""),
    ):
        told = partial(handovers.returned, area=area, at=at, to=to)
        yield back, partial(told, reason=reason, belongs=belongs)
    for back, area, by, to in (
        (4, "employment_schemes", "elif", "erik"),
        (5, "qualification_programme", "sigrid", "farid"),
    ):
        yield back, partial(handovers.crosses_by_agreement, area=area, by=by, to=to)
    yield 3, partial(handovers.taken_back, area="job_seeking", at="front_state", unit="team_work")
    question = handovers.asked_for_and_answered
    yield 4, partial(question, area="job_seeking", by="lan", who="elif", yes=True)
    yield 3, partial(question, area="housing", by="solveig", who="samuel", yes=False)
    for back, area, by, to in (
        (5, "employment_schemes", "farid", "sigrid"),
        (4, "qualification_programme", "selam", "elif"),
        (3, "sick_leave", "amina", "mohammed"),
    ):
        yield back, partial(handovers.sister_opened, area=area, by=by, to=to)


def passed_over() -> Iterator[Planned]:
    """Questions nobody answered in time, and cases that bounced as often as the office allows."""
    for back, area, at, unit, to in (
        (6, "job_seeking", "front_state", "team_work", "tone"),
        (5, "unemployment_benefit", "front_state", "team_work", ""),
        (4, "financial_assistance", "front_municipality", "team_social", "nina"),
        (5, "sick_leave", "front_state", "front_state", "silje"),
    ):
        yield back, partial(handovers.runs_out, area=area, at=at, unit=unit, to=to)
    yield 6, partial(handovers.asked_for, area="sick_leave", by="stian", who="pal")
    yield (
        4,
        partial(
            handovers.sister_asked_for,
            area="employment_schemes",
            by="bjorn",
            unit="team_qualification",
        ),
    )
    yield 6, bounces.settled_by_the_leader
    yield 1, bounces.waits_for_the_team_leader
    yield 4, bounces.waits_for_a_leader
    yield 4, bounces.waits_for_the_other_leader
