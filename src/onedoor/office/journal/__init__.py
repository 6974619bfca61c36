"""The journal: what happened is written once."""
