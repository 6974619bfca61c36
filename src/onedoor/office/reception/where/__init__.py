"""Where is it: what the one who has a slip's code is told, with nobody signed in."""
