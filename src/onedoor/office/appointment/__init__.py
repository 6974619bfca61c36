"""Appointments: a person and an employee agree on a time, and are held to it."""
