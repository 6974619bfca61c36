"""The journal: what happened is written once."""

# A line can only be read when its kind has been told: this imports every subject that has kinds.
from onedoor.vocabulary import exported as exported
