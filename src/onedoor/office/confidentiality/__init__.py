"""Confidentiality: what is shown to whom, and a log of every look."""
