"""The feed: somebody's own duties at a secret address, for a calendar of their own."""
