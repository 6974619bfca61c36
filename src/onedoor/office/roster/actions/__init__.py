"""Every write of the roster: duties are planned, begun and swapped, and absences taken."""
