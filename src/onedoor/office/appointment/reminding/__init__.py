"""Reminding: a person is told of a time they have, by a sender that the settings choose."""
