"""The queue: who waits, who is with whom, and who stands at the door."""
