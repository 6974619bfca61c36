"""Asking quietly: a colleague is asked from one's own screen, and nobody at the desk sees it."""
