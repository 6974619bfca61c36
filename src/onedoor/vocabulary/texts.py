"""Marks a sentence that a person will read, so that it is found and translated."""

from __future__ import annotations


def text(sentence: str) -> str:
    """Return the sentence as it is; the translators' tool looks for calls of this name.

    The page, or the command line, translates it for its reader. Rules and codes only carry it.
    """
    return sentence
