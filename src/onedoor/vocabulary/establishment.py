"""Establishment: an office is opened, described, and led."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.vocabulary.event import Event
from onedoor.vocabulary.sides import FormerAgency, Side, Stage


@dataclass(frozen=True, kw_only=True)
class PackLoaded(Event):
    """The office began to work by this description of itself.

    `fingerprint` is the first 63 bits of the SHA-256 of the pack's files.
    """

    fingerprint: int


@dataclass(frozen=True, kw_only=True)
class UnitOpened(Event):
    """A place where work can be exists from now on, or has changed side or stage."""

    unit: int
    unit_side: Side
    stage: Stage


@dataclass(frozen=True, kw_only=True)
class UnitLed(Event):
    """A unit has a new leader or a new duty lead: the two people its work falls to."""

    unit: int
    leader: int
    duty_lead: int


@dataclass(frozen=True, kw_only=True)
class AreaOpened(Event):
    """A field of need and competence exists from now on, or has changed side or origin."""

    area: int
    area_side: Side
    former_agency: FormerAgency


@dataclass(frozen=True, kw_only=True)
class StepNamed(Event):
    """A step that work in a case can consist of exists from now on."""

    step: int


@dataclass(frozen=True, kw_only=True)
class OfficeLed(Event):
    """One side of the office has a new leader; with one leader, both sides name the same."""

    led_side: Side
    leader: int


@dataclass(frozen=True, kw_only=True)
class ServiceListed(Event):
    """Something that can be given to a person, in an area, is in the office's catalogue."""

    service: int
    area: int
