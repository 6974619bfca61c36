"""Responsibility: who answers for a case, and how it moves."""
