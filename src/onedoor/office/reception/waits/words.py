"""An expected wait in words, as people use them: to five minutes, and nothing that is not known."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from onedoor.office.pages.wording import words
from onedoor.office.reception.waits.queries import ExpectedWait
from onedoor.rules.waits import told_minutes, told_minutes_at_most
from onedoor.vocabulary.reception_codes import WaitBasis

_LEAST = 5  # minutes; nothing is told more exactly


def wait_sentence(told: ExpectedWait) -> str:
    """What somebody is told of the wait."""
    if told.basis is WaitBasis.unknown:
        return gettext("How long the wait is we do not know yet.")
    median = told_minutes(told.median_s)
    if not told.most_s:
        about = _about(median)
        return gettext("%(about)s. How long the longest wait we do not know.") % {"about": about}
    most = told_minutes_at_most(told.most_s, above=median)
    if not median and most == _LEAST:
        return gettext("8 in 10 wait less than 5 minutes.")
    said = {"about": _about(median), "most": minutes_in_words(most)}
    return gettext("%(about)s; 8 in 10 wait less than %(most)s.") % said


def basis_sentence(told: ExpectedWait) -> str:
    """On which waits it is measured, for those who work here; empty when it is not known."""
    if told.basis is WaitBasis.unknown:
        return ""
    said = ngettext(
        "Measured on %(number)d wait: %(whose)s.",
        "Measured on %(number)d waits: %(whose)s.",
        told.counted,
    )
    return said % {"number": told.counted, "whose": words(told.basis)}


def minutes_in_words(minutes: int) -> str:
    """So many minutes: `25 minutes`, `1 hour`, `1 hour 15 minutes`."""
    hours, rest = divmod(minutes, 60)
    said = []
    if hours:
        said.append(ngettext("%(number)d hour", "%(number)d hours", hours) % {"number": hours})
    if rest or not hours:
        said.append(ngettext("%(number)d minute", "%(number)d minutes", rest) % {"number": rest})
    return " ".join(said)


def _about(median: int) -> str:
    if not median:
        return gettext("Half wait less than 5 minutes")
    return gettext("About %(how_long)s") % {"how_long": minutes_in_words(median)}
