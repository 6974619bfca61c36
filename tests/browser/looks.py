"""How a page must look on every screen: nothing for axe to find, and no sideways scroll."""

from __future__ import annotations

from tests.browser.axe import axe, scrolls_sideways
from tests.browser.visitor import Visitor

NARROW, WIDE = 320, 1280


def looks_well(visitor: Visitor, path: str) -> None:
    """Open a page light and dark, narrow and wide, and find nothing wrong with it.

    Colours do not change with the width, nor the layout with the colours: two looks see all.
    """
    for appearance, width in (("light", WIDE), ("dark", NARROW)):
        visitor.keep("appearance", appearance)
        visitor.page.set_viewport_size({"width": width, "height": 800})
        visitor.open(path)
        here_looks_well(visitor)


def here_looks_well(visitor: Visitor) -> None:
    """Find nothing wrong with the page one stands on."""
    assert axe(visitor.page) == []
    assert not scrolls_sideways(visitor.page)
