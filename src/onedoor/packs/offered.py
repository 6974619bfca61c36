"""What can be given here, and what a person may be told of it before they ask for it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from onedoor.packs.problems import Translate
from onedoor.packs.table import AgencyName, Key, Name, Sourced, Table, Words
from onedoor.vocabulary.texts import text

Decider = Literal[
    "office",
    "municipality",
    "benefits_unit",
    "pensions_unit",
    "assistive_technology",
    "abroad_unit",
    "outside",
    "self_service",
]
AppealTo = Literal["appeals_body", "county_governor", "housing_bank", "municipal_board"]
Yardstick = Literal["goal", "right", "need"]
TimeUnit = Literal["days", "weeks", "months"]

DECIDERS: dict[Decider, str] = {
    "office": text("the office, for the state"),
    "municipality": text("the municipality"),
    "benefits_unit": text("the benefits unit"),
    "pensions_unit": text("the family and pensions unit"),
    "assistive_technology": text("the assistive technology centre"),
    "abroad_unit": text("the unit for matters abroad"),
    "outside": text("somebody else"),
    "self_service": text("nobody: the person registers it themselves"),
}
APPEALS_TO: dict[AppealTo, str] = {
    "appeals_body": text("the appeals body"),
    "county_governor": text("the county governor"),
    "housing_bank": text("the housing bank"),
    "municipal_board": text("the municipality's own board"),
}
# What work with a service is held to: the reform brought three agencies together that each held to
# its own (the study, L343-353).
YARDSTICKS: dict[Yardstick, str] = {
    "goal": text("the person's goal"),
    "right": text("the person's right"),
    "need": text("the person's need"),
}
SAME_DAY = text("the same day")
# A length of one, and of any other number.
LENGTHS: dict[TimeUnit, tuple[str, str]] = {
    "days": (text("1 day"), text("%(span)s days")),
    "weeks": (text("1 week"), text("%(span)s weeks")),
    "months": (text("1 month"), text("%(span)s months")),
}
THEME_PATTERN = r"^[A-Z]{3,5}$"
Theme = Annotated[str, Field(pattern=THEME_PATTERN)]
Long = Annotated[int, Field(ge=0, le=400)]
Weeks = Annotated[int, Field(ge=1, le=200)]


class NormalTime(Table):
    """How long something normally takes; from nothing to nothing is the same day."""

    least: Long
    """How much at least."""
    most: Long
    """How much at most."""
    unit: TimeUnit
    """Of what."""

    def told(self, translate: Translate) -> str:
        """The time in words, such as "4–8 weeks"."""
        if self.most == 0:
            return translate(SAME_DAY)
        one, other = LENGTHS[self.unit]
        if (self.least, self.most) == (1, 1):
            return translate(one)
        span = str(self.most) if self.least == self.most else f"{self.least}–{self.most}"
        return translate(other) % {"span": span}


class Appeal(Table):
    """Where a decision can be appealed, and how long that takes."""

    to: AppealTo
    """Who decides on the appeal."""
    weeks_at_first: Weeks | None = None
    """Weeks with those who decided, who look at it first."""
    weeks_there: Weeks | None = None
    """Weeks with those the appeal goes to."""
    weeks_to_file: Weeks | None = None
    """Weeks within which the person must appeal."""


class SearchWords(Table):
    """What people call a thing that has another name."""

    nb: tuple[Name, ...] = ()
    """In bokmål."""
    nn: tuple[Name, ...] = ()
    """In nynorsk."""
    en: tuple[Name, ...] = ()
    """In English."""


class ServiceTable(Sourced):
    """Something that can be given: a benefit, a scheme, advice."""

    key: Key
    """The service's short name, the same for ever."""
    name: Words
    """What the service is called."""
    area: Key
    """Which area it belongs to: a key from areas.toml."""
    decides: Decider
    """Who decides on it. `office` is its state side, `outside` somebody this list does not name,
    `self_service` the person alone."""
    yardstick: Yardstick
    """What it is given by: the goal the person is to reach, a right by fixed conditions, or a need
    that is judged."""
    normal_time: NormalTime | None = None
    """How long it normally takes, such as { least = 4, most = 8, unit = "weeks" }."""
    appeal: Appeal | None = None
    """Where its decision can be appealed, such as { to = "county_governor" }."""
    themes: tuple[Theme, ...] = ()
    """The themes it is filed under in the archive, such as ["DAG"]."""
    former_agencies: tuple[AgencyName, ...] = ()
    """Which agencies had it before the office opened, when not its area's alone."""
    words: SearchWords = SearchWords()
    """What else people call it, for the search at the door."""
    as_printed: dict[Key, Name] = Field(default_factory=dict)
    """What the source prints, key by key, where the figure here says less."""
    unverified: tuple[Key, ...] = ()
    """The keys of this table whose values nobody has checked against the authority itself."""
