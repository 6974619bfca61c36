"""Routing: where employees stand, and who should serve whom."""
