"""What axe finds wrong with a page, and whether a page can be scrolled sideways."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
# Only what is wrong comes here: to hear of all that is right takes longer than to look.
_ASKED = "async () => (await axe.run(document)).violations"


def axe(page: Page) -> list[str]:
    """Each rule that the page breaks, with the first places where it does. Empty when none."""
    page.wait_for_load_state()
    page.mouse.move(0, 0)  # a button under the mouse has other colours
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
    found: list[dict[str, Any]] = page.evaluate(_ASKED)
    return [_told(violation) for violation in found]


def scrolls_sideways(page: Page) -> bool:
    """Whether the page itself, not a region in it, is wider than the window."""
    wider: bool = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return wider


@cache
def _source() -> str:
    return _AXE.read_text("utf-8")


def _told(violation: dict[str, Any]) -> str:
    places = [node["html"] + " " + node["failureSummary"] for node in violation["nodes"][:3]]
    return f"{violation['id']}: {violation['help']}\n  " + "\n  ".join(places)
