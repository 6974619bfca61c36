"""A person: who they are, and where each of their cases is."""
