"""The case file: notes, papers, numbers elsewhere, and what was asked, told and promised."""
