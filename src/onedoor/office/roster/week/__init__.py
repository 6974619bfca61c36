"""A week of the roster, as a unit sees it and its leader changes it."""
