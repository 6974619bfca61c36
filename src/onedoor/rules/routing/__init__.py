"""Routing: who should serve whom, in which order, and why; and who takes which post."""
