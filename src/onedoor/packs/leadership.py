"""Whether the office and its units are led as the pack says, and by people who work there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onedoor.packs.layout import each
from onedoor.packs.pack import Pack, StaffTable, UnitTable
from onedoor.packs.problems import Place, Problem, listed
from onedoor.vocabulary.texts import text

NO_LEADER = text("The side «%(side)s» has no leader. Each side of the office needs one [[leader]].")
TWO_LEADERS = text("The side «%(side)s» has more than one leader; it needs exactly one.")
NOT_ONE = text(
    "The office has one leader, so that both sides must name the same. They name: %(named)s."
)
NOT_TWO = text("«%(staff)s» leads both sides, but the office is to have two leaders.")
ONE_SIDE = text(
    'Two leaders need two sides; this office has only «%(side)s». Write "one", or add a side.'
)
OTHER_EMPLOYER = text(
    "«%(staff)s» is employed by «%(employer)s»; under two leaders each leads the side that"
    " employs them, here «%(side)s»."
)
WORKS_ELSEWHERE = text(
    "«%(staff)s» does not work in this unit. Name somebody who does, or add the unit to their"
    " also_in in staff.toml."
)
WRONG_SIDE = text(
    "«%(staff)s» is employed by «%(employer)s», but the cases born in this unit belong to"
    " «%(side)s». The duty lead must be employed by the unit's own side."
)
NOBODY = text(
    "Cases are shared out here, but nobody employed by «%(side)s» works in this unit. Add"
    ' somebody in staff.toml, or write "none".'
)


def leadership_problems(pack: Pack) -> list[Problem]:
    """Sides without their leader, and units whose leaders or members are missing."""
    return [*_sides_led(pack), *_numbers(pack), *_employers(pack), *_units(pack)]


def works_in(staff: StaffTable, unit: UnitTable) -> bool:
    """Whether somebody works in a unit, as their own or besides."""
    return unit.key in (staff.unit, *staff.also_in)


def _sides_led(pack: Pack) -> Iterator[Problem]:
    led = Counter(row.side for row in pack.leader)
    for side in pack.office.sides:
        if led[side] != 1:
            sentence = TWO_LEADERS if led[side] else NO_LEADER
            yield Place("office.toml", "leader").problem("", sentence, side=side)


def _numbers(pack: Pack) -> Iterator[Problem]:
    place = Place("office.toml", "office")
    leaders = Counter(row.staff for row in pack.leader)
    if pack.office.leadership == "one" and len(leaders) > 1:
        yield place.problem("leadership", NOT_ONE, named=listed(leaders))
    if pack.office.leadership == "two" and len(pack.office.sides) == 1:
        yield place.problem("leadership", ONE_SIDE, side=pack.office.sides[0])
    elif pack.office.leadership == "two":
        both = [
            staff for staff in leaders if len({r.side for r in pack.leader if r.staff == staff}) > 1
        ]
        for staff in both:
            yield place.problem("leadership", NOT_TWO, staff=staff)


def _employers(pack: Pack) -> Iterator[Problem]:
    if pack.office.leadership == "one":
        return
    employer = {row.key: row.side for row in pack.staff}
    for place, leader in each("leader", pack.leader):
        side = employer.get(leader.staff, leader.side)
        if side != leader.side:
            yield place.problem(
                "staff", OTHER_EMPLOYER, staff=leader.staff, employer=side, side=leader.side
            )


def _units(pack: Pack) -> Iterator[Problem]:
    staff = {row.key: row for row in pack.staff}
    for place, unit in each("unit", pack.unit):
        leader, duty_lead = staff.get(unit.leader), staff.get(unit.duty_lead)
        if leader and not works_in(leader, unit):
            yield place.problem("leader", WORKS_ELSEWHERE, staff=unit.leader)
        if duty_lead and not works_in(duty_lead, unit):
            yield place.problem("duty_lead", WORKS_ELSEWHERE, staff=unit.duty_lead)
        if duty_lead and duty_lead.side != unit.side:
            names = {"staff": duty_lead.key, "employer": duty_lead.side, "side": unit.side}
            yield place.problem("duty_lead", WRONG_SIDE, **names)
        members = [row for row in pack.staff if row.side == unit.side and works_in(row, unit)]
        if unit.shares_out_by != "none" and not members:
            yield place.problem("shares_out_by", NOBODY, side=unit.side)
