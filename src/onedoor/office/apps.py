"""Tells Django that the office is one application, with one chain of migrations."""

from __future__ import annotations

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """The office's application."""

    name = "onedoor.office"
    label = "office"
