"""At the desk: the queue, one's own desk, the visit one serves, and what is owed."""
