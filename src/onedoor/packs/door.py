"""How people are met at the door: who they come to, on which screen, in which languages."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from onedoor.packs.table import Key, Name, Sourced
from onedoor.vocabulary.reception_codes import Spoken

# Stages, rules and posts go by the names of their codes in the vocabulary.
RoutedStage = Literal["front", "back"]
PolicyName = Literal[
    "first_free",
    "by_competence",
    "desk_then_competence",
    "desk_with_support",
    "by_birth_date",
    "by_continuity",
]
PostName = Literal["none", "desk", "front", "support"]
ScreenLanguage = Literal["nb", "nn", "en"]
# ISO 639-1; 639-3 where that has no letters for it (nsl: Norwegian sign language).
SpokenLanguage = Literal[
    "nb", "nn", "en", "se", "ar", "pl", "so", "ti", "uk", "ru",
    "fa", "tr", "ur", "ku", "lt", "es", "fr", "vi", "nsl",
]  # fmt: skip

SPOKEN: dict[SpokenLanguage, str] = {one: Spoken[one].words for one in get_args(SpokenLanguage)}


class RoutingTable(Sourced):
    """Who a person, or what the front passes on, goes to."""

    stage: RoutedStage
    """At the door, or behind it."""
    policy: PolicyName
    """By which rule. Behind the door it says which unit receives what the front passes on."""
    level: Annotated[int, Field(ge=1, le=3)] = 2
    """How well somebody must know an area to count as one who can: 1 with help, 2 alone, 3 teaches
    others."""
    fallback: PolicyName | None = None
    """By which rule instead, when the first has found nobody in time."""
    fallback_after_minutes: Annotated[int, Field(ge=1, le=480)] | None = None
    """After how many minutes of waiting; needed with a fallback."""


class DoorTable(Sourced):
    """What people meet before they meet anybody."""

    languages: Annotated[tuple[ScreenLanguage, ...], Field(min_length=1)] = ("nb", "nn", "en")
    """The languages of the screen where people check in themselves, the first one shown first."""
    check_in_seconds: Annotated[int, Field(ge=10, le=600)] = 60
    """After how many seconds untouched that screen is made clean for the next."""
    board_sound: bool = True
    """Whether the board makes a sound when it calls somebody."""
    first_areas: tuple[Key, ...] = ()
    """What that screen offers first: keys from areas.toml, of what most people come for on either
    side. All other areas come after them, in the order of areas.toml."""
    called_minutes: Annotated[int, Field(ge=1, le=60)] = 5
    """After how many minutes a call is asked about, when nobody has said whether the person came:
    at the desk that called, and to those who answer for the door."""
    wait_weeks: Annotated[int, Field(ge=1, le=26)] = 6
    """From how many of the last weeks an expected wait is measured: at the door, and of cases."""
    wait_least: Annotated[int, Field(ge=5, le=1000)] = 20
    """How many waits there must be before anybody is told what to expect from them."""
    question_minutes: Annotated[int, Field(ge=1, le=240)] = 10
    """How many minutes a colleague who is asked quietly has to answer, and then whoever has the
    duty."""
    contact_centre: Key | None = None
    """Which unit, of those outside the office, is the contact centre: who is sent on there is not
    sent on to a regional unit."""
    web_form: bool = False
    """Whether people may say from home what they come for."""
    telephone: Name | None = None
    """Whom to ring, as it is printed on slips and letters."""
    address: Name | None = None
    """Where the office is, as it is printed on slips and letters."""
    spoken: tuple[SpokenLanguage, ...] = ()
    """The languages that people here often speak, the most frequent first."""


class MunicipalityBringsTable(Sourced):
    """What the municipality brings into the office by the local agreement (NAV-loven §13)."""

    areas: tuple[Key, ...] = ()
    """The areas it brings: every area of the municipality in areas.toml, financial assistance at
    least. Left out, the pack does not tell the agreement."""
