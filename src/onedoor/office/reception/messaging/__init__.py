"""Messages for the one who has a case: taken at the desk, by phone, or written by the person."""
