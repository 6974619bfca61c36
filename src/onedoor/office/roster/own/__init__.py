"""My own duties: what I am to do in the weeks to come."""
