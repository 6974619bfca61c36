"""The two offices of every test: Elvebyen, and Fjellbyen, its double in another town.

Amina is duty lead at Elvebyen's state front, Yusuf at the municipal one; Jonas and Solveig lead
them. Bjorn leads the work team (shared out by birth date) with Elif, Anders and Oksana; Gunnhild
the health team (by area); Berit the social team (least load). Ragnhild and Hakon lead the office.
Everybody in Fjellbyen has the same names, and none of Elvebyen's business.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from onedoor.office.establishment.actions import load_pack
from onedoor.packs.reader import files_in, shipped


def build_cast(now: dt.datetime) -> None:
    """Open both offices."""
    load_pack(elvebyen(), now=now)
    load_pack(fjellbyen(), now=now)


def elvebyen() -> dict[str, str]:
    """The example pack's files."""
    return files_in(shipped("example"))


def fjellbyen() -> Mapping[str, str]:
    """The same office in another town."""
    return {
        name: text.replace('key = "elvebyen"', 'key = "fjellbyen"')
        for name, text in elvebyen().items()
    }
