"""The visit's page, and everything that is done with it."""
