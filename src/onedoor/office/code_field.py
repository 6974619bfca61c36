"""A column that holds a code of the vocabulary: a number in the table, its meaning in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from onedoor.vocabulary.code import Code

if TYPE_CHECKING:
    _Number = models.PositiveSmallIntegerField[Any, Any]
else:
    _Number = models.PositiveSmallIntegerField


class CodeField(_Number):
    """Stores a `Code` as its number and gives it back as the code."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def __init__(self, code: type[Code] | None = None, **options: Any) -> None:
        # None is for migrations alone, which see the number and not what it means.
        self.code: type[Any] = code or int
        super().__init__(**options)

    def deconstruct(self) -> Any:
        """Migrations see the number only, so that a new meaning needs no migration."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.PositiveSmallIntegerField", args, options

    def from_db_value(self, value: int | None, *_: Any) -> Any:
        """The code of a stored number."""
        return None if value is None else self.code(value)

    def to_python(self, value: Any) -> Any:
        """The code of a number given in Python."""
        return None if value is None else self.code(int(value))

    def get_prep_value(self, value: Any) -> int | None:
        """The number to store; refuses a number that means nothing."""
        return None if value is None else int(self.code(int(value)))
