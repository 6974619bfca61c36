"""The door: whoever comes in, by whichever way, is registered once for all they need."""
