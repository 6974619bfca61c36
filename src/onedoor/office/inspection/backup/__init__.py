"""Backups: both databases of one instant in one file, and the way back."""
