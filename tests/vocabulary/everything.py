"""All the vocabulary has: its modules, its events and its codes, by the module that tells them."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

from onedoor import rules, vocabulary
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.event import Event


def modules_of(package: ModuleType) -> list[ModuleType]:
    """Every module below a package, imported, in order of name."""
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [importlib.import_module(one.name) for one in sorted(found, key=lambda one: one.name)]


def told_in(package: ModuleType, kind: type) -> list[type]:
    """The classes of a kind that a package's modules define themselves."""
    return [
        thing
        for module in modules_of(package)
        for thing in vars(module).values()
        if isinstance(thing, type)
        and issubclass(thing, kind)
        and thing is not kind
        and thing.__module__ == module.__name__
    ]


events: list[type[Event]] = told_in(vocabulary, Event)
codes: list[type[Code]] = told_in(vocabulary, Code) + told_in(rules, Code)
