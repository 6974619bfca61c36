"""What a pack says of case files: what to ask, tell and promise, and the systems elsewhere."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from onedoor.packs.table import Key, Name, SideName, Sourced, Words

NUMBER = "{number}"


class SheetTable(Sourced):
    """A line of the sheet that goes along with a matter, so that nobody asks a person twice."""

    key: Key
    """The line's short name, the same for ever."""
    kind: Literal["ask", "tell", "promise"]
    """Whether it is asked of the person, told to them, or promised."""
    says: Words
    """What is asked, told or promised."""
    areas: tuple[Key, ...] = ()
    """For matters of these areas: keys from areas.toml. A line without areas and services is for
    all."""
    services: tuple[Key, ...] = ()
    """For matters of these services: keys from services.toml."""


class SystemTable(Sourced):
    """Another system that has numbers of its own for the same matters."""

    key: Key
    """The system's short name, the same for ever."""
    name: Words
    """What the system is called."""
    side: SideName | None = None
    """Whose system it is: only their cases have numbers there. Left out, everybody's."""
    pattern: Annotated[str, Field(min_length=1, max_length=200)]
    """How its numbers are written, as a regular expression for the whole number, such as
    "[0-9]{9}"."""
    example: Annotated[Name, Field(max_length=80)]
    """A number as it could be; it is shown to whoever writes another kind of number."""
    link: Annotated[str, Field(min_length=1, max_length=400)] | None = None
    """The address of a matter there, with {number} where its number stands, such as
    "https://archive.example.org/{number}". It begins with https://."""
