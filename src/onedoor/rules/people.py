"""People: when two registrations may become one, and who may look after employees."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.rules.responsibility.facts import EmployeeFacts, UnitFacts
from onedoor.rules.verdict import Verdict, answer, first_no
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import Reason
from onedoor.vocabulary.sides import Side
from onedoor.vocabulary.texts import text


class PeopleReason(Code):
    """Why a rule about people said no."""

    same_person = 1, text("It is the same registration.")
    other_office = 2, text("They belong to different offices.")
    merged_already = 3, text("One of them has been merged already.")
    different_numbers = 4, text("They have different identity numbers of the same country.")
    born_in_future = 5, text("The birth date lies in the future.")
    too_old = 6, text("The birth date lies more than 130 years back.")
    forgotten = 7, text("One of them has been deleted.")
    own_unit_stays = 8, text("An employee always works for their own unit.")
    back_in_the_past = 9, text("The day of return must be after today.")
    return_day_missing = 10, text("Say which day they are back.")
    left_the_office = 11, text("They no longer work here.")
    user_name_taken = 12, text("Somebody here has this user name already.")
    holds_cases_there = (
        13,
        text("They hold open cases for a unit you took away. Let them hand those over first."),
    )
    back_too_far_ahead = 14, text("The day is too far ahead.")
    serves_there = (
        15,
        text(
            "They are with somebody at the desk, for a unit you took away. Let them end that first."
        ),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonFacts:
    """What rules know of a person.

    `numbers` are (series, fingerprint) of identity numbers. A series is a country and a kind of
    number, since a D-number and the birth number that follows it are one person's.
    """

    key: int
    office: int
    merged: bool
    forgotten: bool
    numbers: frozenset[tuple[str, str]]


def what_hinders_merging(kept: PersonFacts, merged: PersonFacts) -> PeopleReason | None:
    """What forbids making two registrations one, or None.

    Two different numbers of one series are two people until somebody has put a number right.
    """
    checks = (
        (kept.key == merged.key, PeopleReason.same_person),
        (kept.office != merged.office, PeopleReason.other_office),
        (kept.merged or merged.merged, PeopleReason.merged_already),
        (kept.forgotten or merged.forgotten, PeopleReason.forgotten),
        (_contradict(kept.numbers, merged.numbers), PeopleReason.different_numbers),
    )
    return next((because for forbids, because in checks if forbids), None)


def what_is_wrong_with_birth_date(born: dt.date, today: dt.date) -> PeopleReason | None:
    """Why a birth date cannot be right, or None."""
    if born > today:
        return PeopleReason.born_in_future
    return PeopleReason.too_old if born.year < today.year - 130 else None


def what_is_wrong_with_absence(
    presence: Presence,
    until: dt.date | None,
    today: dt.date,
    *,
    left: bool,
    furthest_days: int | None = None,
) -> PeopleReason | None:
    """Why a presence cannot be right, or None. Who is out has a day of return; leave may not.

    `furthest_days` is how far ahead this office lets a day be set, None where nothing bounds it.
    """
    furthest = dt.date.max if furthest_days is None else today + dt.timedelta(days=furthest_days)
    checks = (
        (left, PeopleReason.left_the_office),
        (presence is Presence.out and until is None, PeopleReason.return_day_missing),
        (
            presence is not Presence.present and until is not None and until <= today,
            PeopleReason.back_in_the_past,
        ),
        (
            presence is not Presence.present and until is not None and until > furthest,
            PeopleReason.back_too_far_ahead,
        ),
    )
    return next((because for forbids, because in checks if forbids), None)


def is_away_on(day: dt.date, presence: Presence, until: dt.date | None) -> bool:
    """Whether somebody is away and not back by a day; who is away without an end, is."""
    return presence is not Presence.present and (until is None or until > day)


def works_here(actor: EmployeeFacts, office: int) -> Reason | None:
    """What forbids this employee anything at all at an office, or None."""
    return first_no((actor.left, Reason.you_left), (actor.office != office, Reason.other_office))


def may_register_employee(actor: EmployeeFacts, unit: UnitFacts, employer: Side) -> Verdict:
    """Whether this leader may let somebody begin to work in a unit.

    The unit's leader, or the leader of the office on the unit's side; for their own employer, or
    one they lead.
    """
    refused = works_here(actor, unit.office) or first_no(
        (not _leads(actor, unit), Reason.not_leader),
        (employer not in {actor.side, *actor.office_leader_of}, Reason.not_office_leader),
    )
    return answer(refused)


def may_set_presence_of(actor: EmployeeFacts, employee: EmployeeFacts) -> Verdict:
    """Whether this employee may say that somebody is at work, out or on leave.

    Oneself, who leads a unit they work for, or the leader of the office on their side.
    """
    theirs = bool(employee.units & actor.leads) or employee.side in actor.office_leader_of
    refused = _may_touch(actor, employee) or first_no(
        (actor.key != employee.key and not theirs, Reason.not_leader)
    )
    return answer(refused)


def may_describe(actor: EmployeeFacts, employee: EmployeeFacts) -> Verdict:
    """Whether this leader may say how well somebody knows an area: their levels.

    Who leads their own unit, or the leader of the office on their side.
    """
    refused = _may_touch(actor, employee)
    return answer(refused or first_no((not _answers_for(actor, employee), Reason.not_leader)))


def may_set_membership(actor: EmployeeFacts, employee: EmployeeFacts, unit: UnitFacts) -> Verdict:
    """Whether this leader may let somebody work, or no longer work, for a unit.

    The unit's leader, or the leader of the office on the unit's side. Nobody is taken out of a
    unit they lead or are duty lead of.
    """
    refused = (
        _may_touch(actor, employee)
        or works_here(actor, unit.office)
        or first_no(
            (not _leads(actor, unit), Reason.not_leader),
            (
                unit.key in employee.units and employee.key in {unit.leader, unit.duty_lead},
                Reason.leads_something,
            ),
        )
    )
    return answer(refused)


def may_end(actor: EmployeeFacts, employee: EmployeeFacts) -> Verdict:
    """Whether this leader may end somebody's work here; what hinders it is `may_leave`.

    Who leads their own unit, or the leader of the office on their side. Nobody ends their own.
    """
    refused = _may_touch(actor, employee) or first_no(
        (not _answers_for(actor, employee), Reason.not_leader),
        (actor.key == employee.key, Reason.leads_something),
    )
    return answer(refused)


def may_forget(actor: EmployeeFacts, office: int) -> Verdict:
    """Whether this employee may delete who a person is: a leader of the office, on any side."""
    refused = works_here(actor, office)
    return answer(refused or first_no((not actor.office_leader_of, Reason.not_office_leader)))


def _may_touch(actor: EmployeeFacts, employee: EmployeeFacts) -> Reason | None:
    return works_here(actor, employee.office) or first_no((employee.left, Reason.receiver_left))


def _leads(actor: EmployeeFacts, unit: UnitFacts) -> bool:
    return unit.key in actor.leads or unit.side in actor.office_leader_of


def _answers_for(actor: EmployeeFacts, employee: EmployeeFacts) -> bool:
    return employee.home_unit in actor.leads or employee.side in actor.office_leader_of


def _contradict(some: frozenset[tuple[str, str]], others: frozenset[tuple[str, str]]) -> bool:
    """Whether both have numbers of one series, and share none of them."""
    return bool(_series(some) & _series(others) - _series(some & others))


def _series(numbers: frozenset[tuple[str, str]]) -> set[str]:
    return {series for series, _ in numbers}
