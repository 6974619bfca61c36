"""Self check-in: a number from a screen, without waiting to be asked."""
