"""The people and cases every test knows."""
