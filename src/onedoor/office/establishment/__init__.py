"""Establishment: the office as its pack describes it."""
