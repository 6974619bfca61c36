"""That it holds: races of processes, kills, and what fails around an office."""
