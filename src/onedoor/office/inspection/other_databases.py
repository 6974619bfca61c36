"""Lets Django work on other databases than the office's own, for as long as a block lasts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connections


@contextmanager
def opened(descriptions: Mapping[str, dict[str, Any]]) -> Iterator[None]:
    """Work on these databases, described as Django's are, by alias."""
    before = dict(connections.settings)
    _point_django_to(dict(descriptions))
    try:
        yield
    finally:
        _point_django_to(before)


def _point_django_to(descriptions: dict[str, dict[str, Any]]) -> None:
    connections.close_all()
    connections.settings.update(connections.configure_settings(descriptions))
    for alias in descriptions:
        connections[alias] = connections.create_connection(alias)
    ContentType.objects.clear_cache()
