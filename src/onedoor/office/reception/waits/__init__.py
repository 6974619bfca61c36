"""How long people wait here: measured, told as they come, and held against how it went."""
