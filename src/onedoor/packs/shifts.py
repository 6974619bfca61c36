"""Whether the roster can be worked by: nobody in two places, nobody where they cannot stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from onedoor.packs.layout import each
from onedoor.packs.leadership import works_in
from onedoor.packs.pack import Pack, ShiftTable, Weekday
from onedoor.packs.problems import Place, Problem, listed
from onedoor.packs.staffing import too_few
from onedoor.packs.times import SECONDS
from onedoor.rules.roster.staffing import post_of
from onedoor.vocabulary.roster import DutyKind
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.texts import text

NO_SCHEME = text(
    'The shifts are of no use while the scheme is "none". Write "by_shift" or "by_employer", or'
    " drop the shifts."
)
NO_SHIFTS = text("«%(scheme)s» needs its shifts: write them as [[shift]] in roster.toml.")
IN_TWO = text(
    "«%(staff)s» is in the shift «%(other)s» too; the two overlap. Nobody is in two shifts."
)
TWO_EMPLOYERS = text(
    "By employer each list is of one employer's staff, and this one mixes them: %(named)s are"
    " employed by «%(side)s», the others are not."
)
NOT_IN_FRONT = text(
    "«%(staff)s» is to stand at the door (%(duty)s), but works in no unit of the front. Take them"
    ' out of the shift, or let them work in a unit whose stage is "front".'
)
SAME_POST = text("How many must be at «%(post)s» is told already.")
SIDE_MISSING = text(
    "By employer each list has a number of its own: write side, and a table for each employer."
)
SIDE_STRANGE = text("Only by employer is each side's staff counted by itself. Drop the side.")


def roster_problems(pack: Pack) -> list[Problem]:
    """Shifts that overlap, duties nobody can have, and half days that too few people fill."""
    shifts = [*_scheme(pack), *_noon(pack), *_overlaps(pack), *_employers(pack), *_people(pack)]
    told = [*shifts, *_staffing(pack)]
    # How many there are is counted only once everybody is in their right place.
    return told or list(too_few(pack))


def _scheme(pack: Pack) -> Iterator[Problem]:
    place, scheme = Place("roster.toml", "roster"), pack.roster.scheme
    if scheme == "none" and pack.shift:
        yield place.problem("scheme", NO_SCHEME)
    if scheme != "none" and not pack.shift:
        yield place.problem("scheme", NO_SHIFTS, scheme=scheme)


def _noon(pack: Pack) -> Iterator[Problem]:
    noon = pack.roster.noon
    if noon.second or noon.microsecond:
        place = Place("roster.toml", "roster")
        yield place.problem("noon", SECONDS, time=noon.isoformat())


def _overlaps(pack: Pack) -> Iterator[Problem]:
    shift_of: dict[str, str] = {}
    for place, shift in each("shift", pack.shift):
        for key in dict.fromkeys(shift.staff):
            if key in shift_of:
                yield place.problem("staff", IN_TWO, staff=key, other=shift_of[key])
            shift_of.setdefault(key, shift.key)


def _employers(pack: Pack) -> Iterator[Problem]:
    if pack.roster.scheme != "by_employer":
        return
    side_of = {row.key: row.side for row in pack.staff}
    for place, shift in each("shift", pack.shift):
        known = [key for key in shift.staff if key in side_of]
        sides = {side_of[key] for key in known}
        if len(sides) > 1:
            first = side_of[known[0]]
            named = listed(key for key in known if side_of[key] == first)
            yield place.problem("staff", TWO_EMPLOYERS, side=first, named=named)


def _people(pack: Pack) -> Iterator[Problem]:
    front = [unit for unit in pack.unit if unit.stage == "front"]
    staff = {row.key: row for row in pack.staff}
    for place, shift in each("shift", pack.shift):
        duty = next((one for one in _duties(shift) if post_of(one) is not Post.none), None)
        for key in shift.staff if duty is not None else ():
            row = staff.get(key)
            if row is not None and not any(works_in(row, unit) for unit in front):
                yield place.problem("staff", NOT_IN_FRONT, staff=key, duty=str(duty))


def _duties(shift: ShiftTable) -> Iterator[DutyKind]:
    for week in shift.weeks:
        for weekday in get_args(Weekday):
            yield from (DutyKind[name] for name in getattr(week, weekday))


def _staffing(pack: Pack) -> Iterator[Problem]:
    by_employer = pack.roster.scheme == "by_employer"
    seen: set[tuple[str, str | None]] = set()
    for place, row in each("staffing", pack.staffing):
        if (row.post, row.side) in seen:
            yield place.problem("post", SAME_POST, post=row.post)
        seen.add((row.post, row.side))
        if by_employer and row.side is None:
            yield place.problem("side", SIDE_MISSING)
        if not by_employer and row.side is not None:
            yield place.problem("side", SIDE_STRANGE)
