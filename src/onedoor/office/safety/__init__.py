"""Safety: calling colleagues to help, marks on persons, and what has happened at the office."""
