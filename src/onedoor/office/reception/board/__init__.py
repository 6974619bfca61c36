"""The board: numbers that are called, and numbers that wait; never a name, topic or urgency."""
