"""Training and leave: what they cost is shown before they are saved."""
