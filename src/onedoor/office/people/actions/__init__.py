"""Every write about the people of an office: those who come in, and those who work here."""
