"""Pages of a file, and a page for each thing that can be done in it."""
