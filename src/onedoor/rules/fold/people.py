"""What lines about persons and employees change."""

from __future__ import annotations

from onedoor.rules.fold.told import EmployeeTold, PersonTold, Told
from onedoor.rules.fold.unfold import fold_line
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.people import (
    BackgroundDeclared,
    CompetenceSet,
    EmployeeJoined,
    EmployeeLeft,
    MembershipChanged,
    NumberRemoved,
    PersonCorrected,
    PersonForgotten,
    PersonIdentified,
    PersonRegistered,
    PersonsMerged,
    Presence,
    PresenceChanged,
)
from onedoor.vocabulary.routing import Post, PostTaken
from onedoor.vocabulary.safety_codes import MarkEnd, MarkState
from onedoor.vocabulary.sides import Side


@fold_line.register
def _(event: PersonRegistered, line: Envelope, told: Told) -> None:
    told.persons[event.person] = PersonTold(office=line.office, birth_day=event.birth_day)


@fold_line.register
def _(event: PersonCorrected, line: Envelope, told: Told) -> None:
    told.persons[event.person].birth_day = event.birth_day


@fold_line.register
def _(event: PersonIdentified, line: Envelope, told: Told) -> None:
    told.persons[event.person].identities[event.identity] = event.id_kind


@fold_line.register
def _(event: NumberRemoved, line: Envelope, told: Told) -> None:
    del told.persons[event.person].identities[event.identity]


@fold_line.register
def _(event: PersonsMerged, line: Envelope, told: Told) -> None:
    kept, merged = told.persons[event.kept], told.persons[event.merged]
    kept.identities |= merged.identities
    kept.birth_day = kept.birth_day or merged.birth_day
    merged.identities, merged.merged_into = {}, event.kept
    theirs = (
        told.visits,
        told.needs,
        told.cases,
        told.debts,
        told.filed,
        told.appointments,
        told.marks,
    )
    for rows in theirs:
        for row in rows.values():
            row.person = event.kept if row.person == event.merged else row.person


@fold_line.register
def _(event: PersonForgotten, line: Envelope, told: Told) -> None:
    person = told.persons[event.person]
    person.birth_day, person.identities, person.forgotten = 0, {}, True
    _end_marks(event.person, line, told)
    for need in told.needs.values():
        if need.person == event.person:
            need.words, need.words_side = 0, Side.none
    for filed in told.filed.values():
        if filed.person == event.person:
            filed.words = 0


@fold_line.register
def _(event: EmployeeJoined, line: Envelope, told: Told) -> None:
    told.employees[event.employee] = EmployeeTold(
        office=line.office, side=event.employer, own_unit=event.own_unit
    )


@fold_line.register
def _(event: MembershipChanged, line: Envelope, told: Told) -> None:
    employee = told.employees[event.employee]
    if event.member:
        employee.units.add(event.unit)
        return
    employee.units.discard(event.unit)
    if employee.post_unit == event.unit:
        _leave_the_door(employee)


@fold_line.register
def _(event: CompetenceSet, line: Envelope, told: Told) -> None:
    told.employees[event.employee].levels[event.area] = event.level


@fold_line.register
def _(event: BackgroundDeclared, line: Envelope, told: Told) -> None:
    told.employees[event.employee].former_agency = event.former_agency


@fold_line.register
def _(event: PresenceChanged, line: Envelope, told: Told) -> None:
    employee = told.employees[event.employee]
    here = event.presence is Presence.present
    employee.presence, employee.away_until = event.presence, event.until
    employee.away_since_us = 0 if here else employee.away_since_us or line.at_us
    if not here:
        _leave_the_door(employee)


@fold_line.register
def _(event: PostTaken, line: Envelope, told: Told) -> None:
    employee = told.employees[event.employee]
    _leave_the_door(employee)
    if event.post is not Post.none:
        employee.post, employee.post_unit = event.post, event.post_unit
        employee.post_since_us, employee.desk_number = line.at_us, event.desk_number


@fold_line.register
def _(event: EmployeeLeft, line: Envelope, told: Told) -> None:
    employee = told.employees[event.employee]
    employee.left_us = line.at_us
    _leave_the_door(employee)


def _end_marks(person: int, line: Envelope, told: Told) -> None:
    """Nothing is known any more of who could be met, so that no mark holds."""
    for mark in told.marks.values():
        if mark.person == person and mark.end is None:
            mark.state, mark.decide_on = MarkState.ended, None
            mark.ended_us, mark.end = line.at_us, MarkEnd.deleted


def _leave_the_door(employee: EmployeeTold) -> None:
    """Whoever is away, has left, or is out of the unit they stood for, stands nowhere."""
    employee.post, employee.post_unit = Post.none, 0
    employee.post_since_us = employee.desk_number = 0
