"""Appointments: which times are free, and what may be done with one that is agreed on."""
