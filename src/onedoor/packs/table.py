"""What every table of a pack is made of: keys, names in three languages, and sources."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

SideName = Literal["state", "municipality"]
AgencyName = Literal["none", "employment", "insurance", "social"]
KEY_PATTERN = r"^[a-z][a-z0-9_]*$"
# One line, and no spaces at its ends (\p{Cc}: characters that do not print).
NAME_PATTERN = r"^[^\s\p{Cc}]([^\p{Cc}]*[^\s\p{Cc}])?$"
Key = Annotated[str, Field(pattern=KEY_PATTERN, max_length=40)]
Name = Annotated[str, Field(min_length=1, max_length=120, pattern=NAME_PATTERN)]
# In a source: every key of the table that is not named itself.
ALL_OTHERS = "all"


class Table(BaseModel):
    """A table of a pack: unknown keys are refused, and nothing changes after reading."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True
    )


class Words(Table):
    """A name in the office's three languages."""

    nb: Name
    """In bokmål."""
    nn: Name
    """In nynorsk."""
    en: Name
    """In English."""

    def said_in(self, language: str) -> str:
        """The name in a language; in English for a language that packs do not have."""
        return {"nb": self.nb, "nn": self.nn}.get(language[:2], self.en)


def _key_by_key(source: Any) -> Any:
    return {ALL_OTHERS: source} if isinstance(source, str) else source


class Sourced(Table):
    """A table that can say where each thing in it is known from."""

    source: Annotated[dict[Key, Name], BeforeValidator(_key_by_key)] = {}
    """Where this is known from, such as "NAV-loven §13"; "assumed" for what was filled in. One text
    for the whole table, or pairs of a key and its source, `all` standing for every other key."""

    def source_of(self, key: str) -> str:
        """Where a key of this table is known from; empty when nobody said."""
        return self.source.get(key, self.source.get(ALL_OTHERS, ""))
