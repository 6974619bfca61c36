"""Onedoor: the working system of a one-stop welfare office."""
