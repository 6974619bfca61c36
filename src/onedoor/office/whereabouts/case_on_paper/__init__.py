"""A case's history on paper, for the person it is about: in plain words, and in their language."""
