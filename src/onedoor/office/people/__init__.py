"""People: those who come in and those who work here."""
