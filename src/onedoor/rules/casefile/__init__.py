"""The case file: who may write in it, what a note needs, and what the sheet takes."""
