"""What a pack says about an office. The reader (`packs.reader`) makes one of these from files.

The texts under the fields become the reference page (`packs.reference`).
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from onedoor.packs.appointments import AppointmentTable, RoomTable
from onedoor.packs.casefile import SheetTable, SystemTable
from onedoor.packs.door import (
    DoorTable,
    MunicipalityBringsTable,
    PostName,
    RoutingTable,
)
from onedoor.packs.duty import RosterTable, ShiftTable, StaffingTable
from onedoor.packs.offered import ServiceTable
from onedoor.packs.safety import SafetyTable
from onedoor.packs.table import (
    KEY_PATTERN,
    NAME_PATTERN,
    AgencyName,
    Key,
    SideName,
    Sourced,
    Table,
    Words,
)

RoleName = Literal["caseworker", "duty_lead", "team_leader", "office_leader"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
PersonName = Annotated[str, Field(min_length=1, max_length=80, pattern=NAME_PATTERN)]
Days = Annotated[int, Field(ge=0, le=3660)]
SomeDays = Annotated[int, Field(ge=1, le=3660)]

# The tables that have a module of their own are found here too.
__all__ = [
    "KEY_PATTERN",
    "AgreementTable",
    "AppointmentTable",
    "AreaTable",
    "DoorTable",
    "HolidaysTable",
    "HoursTable",
    "LeaderTable",
    "MandateTable",
    "MunicipalityBringsTable",
    "OfficeTable",
    "Pack",
    "RoomTable",
    "RosterTable",
    "RoutingTable",
    "SafetyTable",
    "ServiceTable",
    "SheetTable",
    "ShiftTable",
    "StaffTable",
    "StaffingTable",
    "StepTable",
    "SystemTable",
    "TimesTable",
    "UnitTable",
    "Weekday",
    "Words",
]


class OfficeTable(Sourced):
    """The office itself."""

    key: Key
    """The office's short name, the same for ever."""
    name: Words
    """What the office is called."""
    opening_day: dt.date
    """The first day the office works as one."""
    leadership: Literal["one", "two"]
    """Whether one person leads both sides, or each side has a leader of its own."""
    sides: Annotated[tuple[SideName, ...], Field(min_length=1, max_length=2)]
    """Who employs the people here, and owns what is written here."""
    demo: bool = False
    """Whether this is an invented office, where everything may be tried."""


class LeaderTable(Sourced):
    """Who leads a side of the office. Under one leader both sides name the same."""

    side: SideName
    """The side that is led."""
    staff: Key
    """Who leads it: a key from staff.toml."""


class TimesTable(Sourced):
    """How long things may take. Days are working days of the office where nothing else is said."""

    answer_days: SomeDays
    """To answer when a case is offered."""
    return_days: SomeDays
    """To give back a case that the sharing-out rule has allotted."""
    settle_days: SomeDays
    """For the leaders to settle who holds a case that has bounced too often."""
    away_limit_days: SomeDays
    """How long somebody may be away before their cases go to others."""
    first_step_days: SomeDays
    """Until the first step of a new case is due."""
    due_soon_days: Days
    """How long before its day a thing is shown as due soon."""
    furthest_days: SomeDays
    """How many calendar days ahead a date can be set."""
    answer_messages_days: SomeDays = 2
    """For the one who has a case to contact a person who left a message for them."""
    call_tries: Annotated[int, Field(ge=1, le=20)] = 3
    """On how many days a person is called before a letter is sent instead. A number, not days."""
    bounce_limit: Annotated[int, Field(ge=0, le=20)]
    """At which bounce the leaders must settle a case; 0 for no limit. A number, not days."""


class HoursTable(Sourced):
    """When the office is open on a weekday. A weekday that is not named is closed."""

    weekday: Weekday
    """Which day of the week."""
    opens: dt.time
    """When the doors open."""
    closes: dt.time
    """When they close; what falls due that day falls due then."""


class HolidaysTable(Sourced):
    """On which days the office is closed though the weekday is open."""

    country: Literal["NO", "NL", "none"]
    """Whose public holidays are kept. The office's clocks follow it too."""
    own: tuple[dt.date, ...] = ()
    """Other days on which the office is closed."""


class AgreementTable(Sourced):
    """An area that may cross the line between state and municipality (NAV-loven §14)."""

    area: Key
    """Which area: a key from areas.toml."""
    to: SideName
    """The side it may cross to, which is not its own."""


class MandateTable(Sourced):
    """What a role on a side may decide."""

    role: RoleName
    """Which role."""
    side: SideName
    """Employed by which side."""
    areas: Annotated[tuple[Key, ...], Field(min_length=1)]
    """The areas the role may decide in: keys from areas.toml."""


class AreaTable(Sourced):
    """A field of need and competence."""

    key: Key
    """The area's short name, the same for ever."""
    name: Words
    """What the area is called."""
    side: SideName
    """Whose field it is, and who owns what is written about it."""
    former_agency: AgencyName
    """Which agency had the field before the office opened."""


class StepTable(Sourced):
    """A step that work in a case can consist of."""

    key: Key
    """The step's short name, the same for ever."""
    name: Words
    """What the step is called."""
    first: bool = False
    """Whether work with a case begins with this step; true for exactly one."""


class UnitTable(Sourced):
    """A place where work can be: a front, a team, a unit outside the house."""

    key: Key
    """The unit's short name, the same for ever."""
    name: Words
    """What the unit is called."""
    side: SideName
    """Whose unit it is."""
    stage: Literal["front", "back", "outside"]
    """At the door, behind it, or outside the house."""
    leader: Key
    """Who leads the unit and gets what nobody answered: a key from staff.toml."""
    duty_lead: Key
    """Who holds what is born here until it is shared out: a key from staff.toml."""
    areas: Annotated[tuple[Key, ...], Field(min_length=1)]
    """Which areas the unit works with: keys from areas.toml."""
    shares_out_by: Literal["birth_date", "area", "least_load", "none"]
    """How cases are shared out: by the person's day of birth, to who knows the area, to the one
    with fewest open cases, or by nobody but the duty lead."""
    remit_days: Days = 0
    """How many calendar days a case may stay before it lies wrong here; 0 for no limit."""
    answer_days: SomeDays | None = None
    """Working days to answer an offer to this unit, when it is not the office's own."""


class StaffTable(Sourced):
    """Somebody who works here on opening day."""

    key: Key
    """A short name for them in the pack's own files."""
    given_name: PersonName
    """Given name."""
    family_name: PersonName
    """Family name."""
    side: SideName
    """Who employs them."""
    unit: Key
    """Their own unit: a key from units.toml."""
    also_in: tuple[Key, ...] = ()
    """Other units they work for."""
    former_agency: AgencyName = "none"
    """Where they come from by their own account; never shown, used in sums only."""
    levels: dict[Key, Annotated[int, Field(ge=0, le=3)]] = Field(default_factory=dict)
    """How well they know an area: 0 not, 1 with help, 2 alone, 3 teaches others."""
    post: PostName = "none"
    """Where they stand on an ordinary morning: `desk` points visitors on, `front` serves them,
    `support` joins when somebody at the front asks."""
    desk_number: Annotated[int, Field(ge=1, le=999)] | None = None
    """The number on their desk, which the board shows when it calls; nobody else has it."""


class Pack(Table):
    """An office as data, whole."""

    office: OfficeTable
    leader: Annotated[tuple[LeaderTable, ...], Field(min_length=1)]
    times: TimesTable
    hours: Annotated[tuple[HoursTable, ...], Field(min_length=1)]
    holidays: HolidaysTable
    agreement: tuple[AgreementTable, ...] = ()
    mandate: tuple[MandateTable, ...] = ()
    municipality_brings: MunicipalityBringsTable = MunicipalityBringsTable()
    door: DoorTable = DoorTable()
    safety: SafetyTable = SafetyTable()
    area: Annotated[tuple[AreaTable, ...], Field(min_length=1)]
    step: Annotated[tuple[StepTable, ...], Field(min_length=1)]
    service: tuple[ServiceTable, ...] = ()
    unit: Annotated[tuple[UnitTable, ...], Field(min_length=1)]
    staff: Annotated[tuple[StaffTable, ...], Field(min_length=1)]
    routing: tuple[RoutingTable, ...] = ()
    appointment: AppointmentTable = AppointmentTable()
    room: tuple[RoomTable, ...] = ()
    roster: RosterTable = RosterTable()
    staffing: tuple[StaffingTable, ...] = ()
    shift: tuple[ShiftTable, ...] = ()
    sheet: tuple[SheetTable, ...] = ()
    system: tuple[SystemTable, ...] = ()
