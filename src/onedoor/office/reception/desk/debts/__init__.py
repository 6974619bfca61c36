"""Debts: the contacts that are owed to persons, by day and by name."""
