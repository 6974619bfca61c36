"""Decisions as pure functions: facts and the time in, a verdict with its reason out."""
