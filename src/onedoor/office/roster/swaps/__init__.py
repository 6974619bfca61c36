"""Swaps: asking a colleague for one, and answering."""
