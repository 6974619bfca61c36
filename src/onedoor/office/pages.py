"""How a page is made: Jinja2, and forms in Aksel's markup."""

from __future__ import annotations

from typing import Any

from django.forms.renderers import Jinja2
from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """Jinja2 as Onedoor's pages use it."""
    return Environment(**options)  # noqa: S701 - Django turns autoescape on


class AkselForms(Jinja2):
    """Renders form fields by our own pages in `jinja2/django/forms`."""
