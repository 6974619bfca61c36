"""Safety marks on persons: set for a reason, by a name, until a day."""
