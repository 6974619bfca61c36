"""The board of the leader on duty: who waits, who is free, and what keeps them from each other."""
