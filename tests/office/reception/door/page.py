"""What a browser would send of a page at the door besides what is chosen on it."""

from __future__ import annotations

import re
from typing import Any

from tests.office.desk import Desk

_HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">')


def come(desk: Desk, **fields: Any) -> str:
    """Open the door's page and send its form with these fields; the words of what comes."""
    desk.open("/door/")
    return desk.post("/door/", **carried(desk) | fields)


def carried(desk: Desk) -> dict[str, Any]:
    """What the page's own form carries unseen; a name that stands several times is a list."""
    main = desk.html[desk.html.index("<main") :]
    form = main[main.index("data-keep>") :]
    found: dict[str, Any] = {}
    for name, value in _HIDDEN.findall(form[: form.index("</form>")]):
        found.setdefault(name, []).append(value)
    return {
        name: values if name in ("asked", "seen") else values[0] for name, values in found.items()
    }
