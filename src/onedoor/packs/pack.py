"""What a pack says about an office. The reader (`packs.reader`) makes one of these from files."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SideName = Literal["state", "municipality"]
AgencyName = Literal["none", "employment", "insurance", "social"]
RoleName = Literal["caseworker", "duty_lead", "team_leader", "office_leader"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
KEY_PATTERN = r"^[a-z][a-z0-9_]*$"
# One line, and no spaces at its ends (\p{Cc}: characters that do not print).
NAME_PATTERN = r"^[^\s\p{Cc}]([^\p{Cc}]*[^\s\p{Cc}])?$"
Key = Annotated[str, Field(pattern=KEY_PATTERN, max_length=40)]
Name = Annotated[str, Field(min_length=1, max_length=120, pattern=NAME_PATTERN)]
PersonName = Annotated[str, Field(min_length=1, max_length=80, pattern=NAME_PATTERN)]
Days = Annotated[int, Field(ge=0, le=3660)]
SomeDays = Annotated[int, Field(ge=1, le=3660)]


class Table(BaseModel):
    """A table of a pack: unknown keys are refused, and nothing changes after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Words(Table):
    """A name in the office's three languages."""

    nb: Name
    nn: Name
    en: Name


class OfficeTable(Table):
    """The office itself (`[office]` in office.toml)."""

    key: Key
    name: Words
    opening_day: dt.date
    leadership: Literal["one", "two"]
    sides: Annotated[tuple[SideName, ...], Field(min_length=1, max_length=2)]
    demo: bool = False


class LeaderTable(Table):
    """Who leads a side; under one leader both sides name the same (`[[leader]]`)."""

    side: SideName
    staff: Key


class TimesTable(Table):
    """How long things may take (`[times]`). Days are working days of the office.

    `bounce_limit` 0 means no limit.
    """

    answer_days: SomeDays
    return_days: SomeDays
    settle_days: SomeDays
    away_limit_days: SomeDays
    first_step_days: SomeDays
    due_soon_days: Days
    furthest_days: SomeDays
    bounce_limit: Annotated[int, Field(ge=0, le=20)]


class HoursTable(Table):
    """When the office is open on a weekday (`[[hours]]`); a weekday not named is closed."""

    weekday: Weekday
    opens: dt.time
    closes: dt.time


class HolidaysTable(Table):
    """Days the office is closed: a country's public holidays, and its own (`[holidays]`)."""

    country: Literal["NO", "NL", "none"]
    own: tuple[dt.date, ...] = ()


class AgreementTable(Table):
    """A matter that may cross the state/municipal line (`[[agreement]]`; NAV-loven §14)."""

    area: Key
    to: SideName


class MandateTable(Table):
    """What a role on a side may decide (`[[mandate]]`)."""

    role: RoleName
    side: SideName
    areas: Annotated[tuple[Key, ...], Field(min_length=1)]


class AreaTable(Table):
    """A field of need and competence (`[[area]]` in areas.toml)."""

    key: Key
    name: Words
    side: SideName
    former_agency: AgencyName


class StepTable(Table):
    """A step that work in a case can consist of (`[[step]]` in areas.toml)."""

    key: Key
    name: Words
    first: bool = False


class UnitTable(Table):
    """A place work can be (`[[unit]]` in units.toml).

    `remit_days` is how many days a case may stay before it lies wrong, 0 for no limit (calendar
    days). `answer_days` overrides the office's answer time for offers to this unit.
    """

    key: Key
    name: Words
    side: SideName
    stage: Literal["front", "back", "outside"]
    leader: Key
    duty_lead: Key
    areas: Annotated[tuple[Key, ...], Field(min_length=1)]
    shares_out_by: Literal["birth_date", "area", "least_load", "none"]
    remit_days: Days = 0
    answer_days: SomeDays | None = None


class StaffTable(Table):
    """Somebody who works here on opening day (`[[staff]]` in staff.toml)."""

    key: Key
    given_name: PersonName
    family_name: PersonName
    side: SideName
    unit: Key
    also_in: tuple[Key, ...] = ()
    former_agency: AgencyName = "none"
    levels: dict[Key, Annotated[int, Field(ge=0, le=3)]] = {}


class Pack(Table):
    """An office as data, whole."""

    office: OfficeTable
    leader: Annotated[tuple[LeaderTable, ...], Field(min_length=1)]
    times: TimesTable
    hours: Annotated[tuple[HoursTable, ...], Field(min_length=1)]
    holidays: HolidaysTable
    agreement: tuple[AgreementTable, ...] = ()
    mandate: tuple[MandateTable, ...] = ()
    area: Annotated[tuple[AreaTable, ...], Field(min_length=1)]
    step: Annotated[tuple[StepTable, ...], Field(min_length=1)]
    unit: Annotated[tuple[UnitTable, ...], Field(min_length=1)]
    staff: Annotated[tuple[StaffTable, ...], Field(min_length=1)]
