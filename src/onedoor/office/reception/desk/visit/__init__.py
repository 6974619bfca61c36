"""A visit: what is known of it, and everything that can be done with it."""
