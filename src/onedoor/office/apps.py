"""Tells Django that the office is one application, with one chain of migrations."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """The office's application."""

    name = "onedoor.office"
    label = "office"

    def ready(self) -> None:
        """Let subjects bring along what they show on the pages of those below them."""
        import_module("onedoor.office.casefile.along")
        import_module("onedoor.office.appointment.feed")
