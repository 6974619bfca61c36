"""Calling for help: one key, and whoever is on duty sees it."""
