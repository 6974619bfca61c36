"""Responsibility: who answers for a case, who may move it, and what is due."""
