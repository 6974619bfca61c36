"""Search: a person or a case from whatever is written in one field."""
