"""The roster: who is to stand where, by half day, and what it takes to change it."""
