"""Offices described as data, and their reader."""
