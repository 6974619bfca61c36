"""Load by unit: how much each has to do, for those who allot the work."""
