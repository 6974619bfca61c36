"""The roster: who is to stand where at the door, by half day, and who covers for whom."""
