"""A unit's work: all its open cases, and who holds them."""
