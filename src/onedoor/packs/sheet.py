"""An office on a sheet of plain text: what a pack says, for somebody to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onedoor.packs.columns import columns
from onedoor.packs.door_sheet import (
    brought_rows,
    door_rows,
    post_rows,
    routing_rows,
    service_rows,
)
from onedoor.packs.leadership import works_in
from onedoor.packs.paper import YES, Paper
from onedoor.packs.problems import listed
from onedoor.vocabulary.responsibility_codes import Role, SharedOutBy
from onedoor.vocabulary.sides import FormerAgency, Stage
from onedoor.vocabulary.texts import text

TIMES = {
    "answer_days": text("to answer an offer"),
    "return_days": text("to give back what was allotted"),
    "settle_days": text("for the leaders to settle a case"),
    "away_limit_days": text("away before the cases go to others"),
    "first_step_days": text("until the first step is due"),
    "due_soon_days": text("before a thing is shown as due soon"),
    "furthest_days": text("(calendar days) ahead that a date can be set"),
}
WEEKDAYS = {
    "monday": text("Monday"),
    "tuesday": text("Tuesday"),
    "wednesday": text("Wednesday"),
    "thursday": text("Thursday"),
    "friday": text("Friday"),
    "saturday": text("Saturday"),
    "sunday": text("Sunday"),
}
LEADERSHIP = {"one": text("one leader"), "two": text("two leaders")}
COUNTRIES = {
    "NO": text("the public holidays of Norway"),
    "NL": text("the public holidays of the Netherlands"),
    "none": text("no public holidays"),
}
NOBODY_SHARES = text("by the duty lead")
NO_LIMIT = text("no limit")


# The headings of each table.
UNITS = (
    text("Unit"),
    text("Side"),
    text("Stage"),
    text("Leader"),
    text("Duty lead"),
    text("People"),
)
RULES = (
    text("Unit"),
    text("Shared out"),
    text("Days to answer"),
    text("Days in remit"),
    text("Areas"),
)
AREAS = (text("Area"), text("Side"), text("Former agency"))
STEPS = (text("Step"), text("First"))
TERMS = (text("Days"), text("What for"))
AGREEMENT = (text("Area"), text("May cross to"))
MANDATES = (text("Role"), text("Side"), text("Areas"))
HOURS = (text("Day"), text("Hours"))
VARIANTS = (text("Variant"),)


@dataclass(frozen=True, kw_only=True)
class Sheet(Paper):
    """An office on paper. `variants` are the other ways to organise it that lie beside the pack."""

    variants: Sequence[str] = ()

    def written(self) -> str:
        """The whole sheet."""
        parts = [
            self._office(),
            self.part(text("Units"), self._units()),
            self.part(text("How the units work"), self._rules()),
            self.part(text("Areas"), self._areas()),
            self.part(text("Steps"), self._steps()),
            self.part(text("Times in working days"), self._times()),
            self.part(text("Agreement across the line"), self._agreement()),
            self.part(text("Mandates to decide"), self._mandates()),
            self.part(text("Hours"), self._hours()),
            self.part(text("What the municipality brings"), brought_rows(self)),
            self.part(text("Services"), service_rows(self)),
            self.part(text("Who people are routed to"), routing_rows(self)),
            self.part(text("At the door on an ordinary morning"), post_rows(self)),
            self.part(text("The door"), door_rows(self)),
            self._variants(),
        ]
        return "\n\n".join(part for part in parts if part) + "\n"

    def _office(self) -> str:
        office = self.pack.office
        rows = [
            [office.name.said_in(self.language), office.key],
            [self.translate(text("Opens")), office.opening_day.isoformat()],
            [self.translate(text("Leadership")), self.translate(LEADERSHIP[office.leadership])],
            *([self.side(row.side), self.person(row.staff)] for row in self.pack.leader),
            [self.translate(text("People")), str(len(self.pack.staff))],
            [self.translate(text("Invented")), self.yes_or_no(office.demo)],
        ]
        return columns(rows, self.width)

    def _variants(self) -> str:
        return self.part(
            text("Variants"), [self.row(VARIANTS), *([name] for name in self.variants)]
        )

    def _units(self) -> list[list[str]]:
        rows = [self.row(UNITS)]
        for unit in self.pack.unit:
            leaders = [self.person(unit.leader), self.person(unit.duty_lead)]
            people = sum(works_in(staff, unit) for staff in self.pack.staff)
            stage = self.translate(Stage[unit.stage].words)
            name, side = unit.name.said_in(self.language), self.side(unit.side)
            rows.append([name, side, stage, *leaders, str(people)])
        return rows

    def _rules(self) -> list[list[str]]:
        rows = [self.row(RULES)]
        for unit in self.pack.unit:
            shared = NOBODY_SHARES
            if unit.shares_out_by != "none":
                shared = SharedOutBy[unit.shares_out_by].words
            answer = str(unit.answer_days or self.pack.times.answer_days)
            remit = str(unit.remit_days) if unit.remit_days else self.translate(NO_LIMIT)
            name, areas = unit.name.said_in(self.language), self.areas(unit.areas)
            rows.append([name, self.translate(shared), answer, remit, areas])
        return rows

    def _areas(self) -> list[list[str]]:
        rows = [self.row(AREAS)]
        for area in self.pack.area:
            agency = self.translate(FormerAgency[area.former_agency].words)
            rows.append([area.name.said_in(self.language), self.side(area.side), agency])
        return rows

    def _steps(self) -> list[list[str]]:
        rows = [self.row(STEPS)]
        for step in self.pack.step:
            first = self.translate(YES) if step.first else ""
            rows.append([step.name.said_in(self.language), first])
        return rows

    def _times(self) -> list[list[str]]:
        times = self.pack.times
        limit = str(times.bounce_limit) if times.bounce_limit else self.translate(NO_LIMIT)
        return [
            self.row(TERMS),
            *([str(getattr(times, key)), self.translate(words)] for key, words in TIMES.items()),
            [limit, self.translate(text("bounces, and the leaders must settle a case"))],
        ]

    def _agreement(self) -> list[list[str]]:
        rows = [self.row(AGREEMENT)]
        return rows + [[self.areas([row.area]), self.side(row.to)] for row in self.pack.agreement]

    def _mandates(self) -> list[list[str]]:
        rows = [self.row(MANDATES)]
        for row in self.pack.mandate:
            role = self.translate(Role[row.role].words)
            rows.append([role, self.side(row.side), self.areas(row.areas)])
        return rows

    def _hours(self) -> list[list[str]]:
        rows = [self.row(HOURS)]
        for row in self.pack.hours:
            hours = f"{row.opens:%H:%M}–{row.closes:%H:%M}"
            rows.append([self.translate(WEEKDAYS[row.weekday]), hours])
        kept = [self.translate(COUNTRIES[self.pack.holidays.country])]
        own = [day.isoformat() for day in self.pack.holidays.own]
        return [*rows, [self.translate(text("Closed")), listed(kept + own)]]
