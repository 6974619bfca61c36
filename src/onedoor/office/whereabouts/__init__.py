"""Whereabouts: the pages that say where a case is, and what is mine to do."""
