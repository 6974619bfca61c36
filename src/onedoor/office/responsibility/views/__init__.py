"""The case page, and a page for each thing that can be done with a case."""
